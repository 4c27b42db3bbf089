// Promises about labels: bought once whatever the carrier does, found again after a time-out, and given back when not needed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OPERATIONS, openWorld, SYSTEM, type World } from '../../../tests/support/fulfilment-world.ts';
import { neverSilentCarrier } from '../../../tests/support/silence.ts';
import { sql } from '../../platform/db.ts';
import { Outage } from '../../platform/errors.ts';
import { setFailpoint } from '../../platform/failpoint.ts';
import { formatId, newUuid, parseId, type Uuid } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import { silentLog } from '../../platform/log.ts';
import { createSandboxCarrier, type SandboxCarrier } from '../integrations/index.ts';
import type { Carrier } from './carrier.ts';
import { readShipment } from './queries.ts';
import { createTasks, createTrackingReceiver } from './tasks.ts';

let world: World;
let sandbox: SandboxCarrier;
beforeAll(async () => {
  world = await openWorld();
  sandbox = createSandboxCarrier({ db: world.db, clock: world.clock });
});
afterAll(() => world.db.drop());

/** Jobs are done by hand here, with the number of their try. Silence is known at once, unless `timeoutMs` tells how long to wait. */
function tasksOf(carrier: Carrier, timeoutMs?: number): Record<string, Task> {
  return createTasks({
    executor: world.executor,
    carriers: [timeoutMs === undefined ? neverSilentCarrier(carrier) : carrier],
    commands: world.fulfilment,
    log: silentLog,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

const bookLabels = (shipmentId: string, attempt: number, carrier: Carrier = sandbox) =>
  tasksOf(carrier)['fulfilment.bookLabels']!(
    { shipments: [parseId('shp', shipmentId)] },
    { attempt, maxAttempts: 5 },
  );

const show = async (id: string) => (await readShipment(world.db, world.locations, OPERATIONS, id))!;

const labelsOf = (shipmentId: string) =>
  world.db.query<{ tracking: string | null; cancelled: boolean }>(sql`
    select tracking_number as tracking, cancelled from integrations.sandbox_labels where shipment_id = ${shipmentId}`);

async function packed(service: string): Promise<{ orderId: string; shipmentId: string }> {
  const orderId = await world.place([['A', 1]]);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  const input = { fulfilmentOrderId, service };
  return {
    orderId,
    shipmentId: (await world.accept(world.fulfilment.packFulfilmentOrder, input)).shipmentId,
  };
}

beforeEach(async () => {
  await world.db.run(sql`delete from graphile_worker._private_jobs`);
});

describe('labels', () => {
  it('are booked by the job of the set, and the parcels can leave', async () => {
    const shipments = [await packed('standard'), await packed('express')];
    await world.work(sandbox);
    for (const { orderId, shipmentId } of shipments) {
      const shown = await show(shipmentId);
      expect(shown.state).toBe('labelled');
      expect(shown.trackingNumber).toMatch(/^TL\d{9}ZZ$/);
      expect(shown.trackingUrl).toContain(shown.trackingNumber);
      expect(await world.types(orderId)).toContain('fulfilment.labelBooked');
      await world.accept(world.fulfilment.shipShipment, { shipmentId });
    }
  });

  it.each(['sandbox-timeout', 'sandbox-twice'])(
    'are found again after a time-out and not bought twice (%s)',
    async (service) => {
      const { shipmentId } = await packed(service);
      await expect(bookLabels(shipmentId, 1)).rejects.toBeInstanceOf(Outage);
      expect((await show(shipmentId)).state).toBe('label-requested');
      await bookLabels(shipmentId, 2);
      expect((await show(shipmentId)).state).toBe('labelled');
      expect(await labelsOf(shipmentId)).toHaveLength(1);
    },
  );

  it('are asked for again when no answer came in time', async () => {
    const { shipmentId } = await packed('sandbox-timeout-lost');
    const task = tasksOf(sandbox, 50)['fulfilment.bookLabels']!;
    const shipments = [parseId('shp', shipmentId)];
    await expect(task({ shipments }, { attempt: 1, maxAttempts: 5 })).rejects.toBeInstanceOf(Outage);
    expect((await show(shipmentId)).state).toBe('label-requested');
  });

  it('are booked again when the first request never arrived', async () => {
    const { shipmentId } = await packed('sandbox-timeout-lost');
    await expect(bookLabels(shipmentId, 1)).rejects.toBeInstanceOf(Outage);
    await bookLabels(shipmentId, 2);
    const [label, ...more] = await labelsOf(shipmentId);
    expect(more).toEqual([]);
    expect((await show(shipmentId)).trackingNumber).toBe(label!.tracking);
  });

  it('keep what a batch has answered while the rest is asked for again', async () => {
    const good = await packed('standard');
    const silent = await packed('sandbox-timeout');
    const ids = [good, silent].map(({ shipmentId }) => parseId('shp', shipmentId) as Uuid);
    const task = tasksOf(sandbox)['fulfilment.bookLabels']!;
    await expect(task({ shipments: ids }, { attempt: 1, maxAttempts: 5 })).rejects.toThrow('1 labels');
    expect((await show(good.shipmentId)).state).toBe('labelled');
    expect((await show(silent.shipmentId)).state).toBe('label-requested');
    await task({ shipments: ids }, { attempt: 2, maxAttempts: 5 });
    expect((await show(silent.shipmentId)).state).toBe('labelled');
    expect(await labelsOf(good.shipmentId)).toHaveLength(1);
  });

  it('are brought again when they could not be recorded while those of their set could', async () => {
    const parcels = [await packed('standard'), await packed('standard')];
    const shipments = parcels.map(({ shipmentId }) => parseId('shp', shipmentId));
    const task = tasksOf(sandbox)['fulfilment.bookLabels']!;
    let passes = 0;
    // The set fails, and then the first of its items alone.
    const clear = setFailpoint('command.written', () => {
      passes += 1;
      if (passes <= 2) throw new Error('crashed');
    });
    await expect(task({ shipments }, { attempt: 1, maxAttempts: 5 })).rejects.toThrow('1 answers');
    clear();
    const states = async () =>
      (await Promise.all(parcels.map(({ shipmentId }) => show(shipmentId)))).map(({ state }) => state).sort();
    expect(await states()).toEqual(['label-requested', 'labelled']);
    await task({ shipments }, { attempt: 2, maxAttempts: 5 });
    expect(await states()).toEqual(['labelled', 'labelled']);
    for (const { shipmentId } of parcels) expect(await labelsOf(shipmentId)).toHaveLength(1);
  });

  it('fail with the carrier’s reason, and are asked for again with another service', async () => {
    const { orderId, shipmentId } = await packed('sandbox-refused');
    await bookLabels(shipmentId, 1);
    expect(await show(shipmentId)).toMatchObject({
      state: 'label-failed',
      failure: { code: 'address-not-served' },
    });
    expect(await world.types(orderId)).toContain('fulfilment.labelFailed');
    expect(await world.refusal(world.fulfilment.shipShipment, { shipmentId })).toBe(
      'fulfilment.not-labelled',
    );
    const { retryLabel } = world.fulfilment;
    await world.db.run(sql`delete from graphile_worker._private_jobs`);
    expect(await world.accept(retryLabel, { shipmentId, service: 'express' })).toEqual({
      state: 'label-requested',
    });
    expect(await world.refusal(retryLabel, { shipmentId })).toBe('fulfilment.label-not-failed');
    expect(await world.refusal(retryLabel, { shipmentId: formatId('shp', newUuid(1)) })).toBe(
      'fulfilment.shipment-unknown',
    );
    await world.work(sandbox);
    expect(await show(shipmentId)).toMatchObject({ state: 'labelled', service: 'express', failure: null });
  });

  it('end with people after the last try; their retry looks before it buys', async () => {
    const { shipmentId } = await packed('standard');
    let reachable = false;
    const away: Carrier = {
      ...sandbox,
      book: async (requests, signal) => {
        // The label is made, but the line is cut before the answer comes.
        await sandbox.book(requests, signal);
        throw new Outage('cut');
      },
      lookup: (ids, signal) => (reachable ? sandbox.lookup(ids, signal) : Promise.reject(new Outage('cut'))),
    };
    await expect(bookLabels(shipmentId, 1, away)).rejects.toBeInstanceOf(Outage);
    await expect(bookLabels(shipmentId, 5, away)).rejects.toBeInstanceOf(Outage);
    expect(await show(shipmentId)).toMatchObject({ state: 'label-failed', failure: { code: 'no-answer' } });
    reachable = true;
    await world.db.run(sql`delete from graphile_worker._private_jobs`);
    await world.accept(world.fulfilment.retryLabel, { shipmentId });
    await world.work(away);
    expect((await show(shipmentId)).state).toBe('labelled');
    expect(await labelsOf(shipmentId)).toHaveLength(1);
  });

  it('are recorded once, whoever brings the answer', async () => {
    const { shipmentId } = await packed('standard');
    const answer = (trackingNumber: string) => ({
      shipmentId,
      result: {
        kind: 'booked' as const,
        service: 'standard',
        trackingNumber,
        trackingUrl: null,
        labelReference: trackingNumber,
      },
    });
    await world.accept(world.fulfilment.recordLabels, answer('FIRST'), SYSTEM);
    await world.accept(world.fulfilment.recordLabels, answer('SECOND'), SYSTEM);
    expect((await show(shipmentId)).trackingNumber).toBe('FIRST');
    const unknown = { ...answer('X'), shipmentId: formatId('shp', newUuid(1)) };
    expect(await world.refusal(world.fulfilment.recordLabels, unknown, SYSTEM)).toBe(
      'fulfilment.shipment-unknown',
    );
    expect(await world.refusal(world.fulfilment.recordLabels, answer('X'))).toBe('platform.not-allowed');
  });

  it('are given back when the order is cancelled, also those that no answer has told of', async () => {
    const told = await packed('standard');
    await bookLabels(told.shipmentId, 1);
    const untold = await packed('sandbox-timeout');
    await expect(bookLabels(untold.shipmentId, 1)).rejects.toBeInstanceOf(Outage);
    const never = await packed('standard');
    for (const { orderId } of [told, untold, never])
      await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    await bookLabels(untold.shipmentId, 2);
    await bookLabels(never.shipmentId, 2);
    await world.work(sandbox);
    expect(await labelsOf(told.shipmentId)).toMatchObject([{ cancelled: true }]);
    expect(await labelsOf(untold.shipmentId)).toMatchObject([{ cancelled: true }]);
    expect(await labelsOf(never.shipmentId)).toEqual([]);
    expect((await show(untold.shipmentId)).state).toBe('cancelled');
  });
});

describe('news that a carrier sends by itself', () => {
  it('is taken by tracking number, and sent again until the parcel has left', async () => {
    const { orderId, shipmentId } = await packed('sandbox-second-attempt');
    await bookLabels(shipmentId, 1);
    const receive = createTrackingReceiver({ executor: world.executor, commands: world.fulfilment });
    world.clock.advance(6 * 3600_000);
    expect(await sandbox.advance(world.clock.now(), receive)).toBeLessThanOrEqual(2);
    expect((await show(shipmentId)).state).toBe('labelled');
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    world.clock.advance(3 * 86_400_000);
    await sandbox.advance(world.clock.now(), receive);
    const shown = await show(shipmentId);
    expect(shown.state).toBe('delivered');
    expect(shown.tracking.map((event) => event.status)).toEqual([
      'in-transit',
      'out-for-delivery',
      'delivery-failed',
      'out-for-delivery',
      'delivered',
    ]);
    expect(await world.stages(orderId)).toEqual([{ delivered: 1 }]);
    expect(await sandbox.advance(world.clock.now(), receive)).toBe(0);
  });
});
