// Promises about what carriers are told of deliveries: every parcel of a known service once, with its lane, its times and what the
// customer was promised.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { sql } from '../../platform/db.ts';
import { createCarrierCommands, createLeadTimeReader, createRateBookReader } from '../carriers/index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

async function ship(quantity = 1): Promise<string> {
  const orderId = await world.place([['A', quantity]]);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  const shipmentId = await world.pack(fulfilmentOrderId);
  world.clock.advance(3600_000);
  await world.accept(world.fulfilment.shipShipment, { shipmentId });
  return shipmentId;
}

const deliver = (shipmentId: string) =>
  world.accept(world.fulfilment.recordTracking, {
    shipmentId,
    status: 'delivered',
    at: '2026-11-04T10:00:00Z',
  });

const told = () =>
  world.db.query<Record<string, unknown>>(sql`
    select carrier, service, origin, country, zone, days_max, released_at, dispatched_at, delivered_at, promised_on::text
    from carriers.transits order by transit_id`);

it('tells nothing of services that carriers does not know', async () => {
  await deliver(await ship());
  expect(await told()).toEqual([]);
});

it('tells each delivery once, with its lane and what was promised', async () => {
  const reading = {
    locations: world.locations,
    rateBook: createRateBookReader(),
    leadTimes: createLeadTimeReader(),
  };
  const carriers = createCarrierCommands(reading);
  const lane = { carrier: 'own', service: 'standard' };
  await world.accept(carriers.upsertCarrierService, {
    ...lane,
    name: 'Own',
    kind: 'courier',
    maxWeightGrams: 30_000,
  });
  await world.accept(carriers.upsertZone, { carrier: 'own', country: 'DE', zone: 'home' });
  await world.accept(carriers.upsertTransitTime, { ...lane, zone: 'home', daysMin: 1, daysMax: 2 });
  const rate = { ...lane, zone: 'home', overGrams: 0, upToGrams: 30_000, baseMinor: 500, currency: 'EUR' };
  await world.accept(carriers.upsertRate, rate);
  await world.accept(carriers.publishRateCard, { carrier: 'own', validFrom: '2026-01-01' });

  const releasedAt = world.clock.now();
  const shipmentId = await ship(2);
  const dispatchedAt = world.clock.now();
  await deliver(shipmentId);
  await deliver(shipmentId);
  const [line] = await world.db.query<{ promised: string }>(
    sql`select max(promised_date)::text as promised from orders.lines`,
  );
  expect(line!.promised).toMatch(/^2026-11-/);
  expect(await told()).toEqual([
    {
      ...{ carrier: 'own', service: 'standard', origin: 'BER', country: 'DE', zone: 'home', days_max: 2 },
      released_at: releasedAt,
      dispatched_at: dispatchedAt,
      delivered_at: new Date('2026-11-04T10:00:00Z'),
      promised_on: line!.promised,
    },
  ]);
});

it('tells of many deliveries in one set, and of none that came back', async () => {
  const before = (await told()).length;
  const shipments = [await ship(), await ship(), await ship()];
  const status = (at: number) => (at === 2 ? ('returned-to-sender' as const) : ('delivered' as const));
  const answers = await world.call(
    world.fulfilment.recordTracking,
    shipments.map((shipmentId, at) => ({ shipmentId, status: status(at), at: '2026-11-05T10:00:00Z' })),
  );
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await told()).toHaveLength(before + 2);
});
