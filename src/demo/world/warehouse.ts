// The demonstration's warehouses and stores: they pick (and sometimes do not find a unit), pack and ship, and hand pick-ups to customers
// who come for them. They look at the lists of work alone, so a restart goes on where it was.
import { steadyNumber } from '../random.ts';
import { keepDoing } from './loop.ts';
import { delayOf, isDue } from './pace.ts';
import { createShippingDock } from './shipping-dock.ts';
import { forEachOf, readPages, type World } from './world.ts';

const LOOK_MS = 2000;
const SHARE_SHORT = 0.012;
const SHARE_NEVER_COLLECTED = 0.04;

interface FulfilmentOrder {
  readonly fulfilmentOrderId: string;
  readonly orderId: string;
  readonly kind: 'ship' | 'pickup';
  readonly createdAt: string;
  readonly lines: readonly { lineNo: number; toPick: number; picked: number; packed: number }[];
}

const WORK = '/v1/fulfilment-orders';

export function runWarehouse(world: World): Promise<unknown> {
  const { api, tally } = world;
  const dock = createShippingDock(world);
  const list = (state: string) => readPages<FulfilmentOrder>(api, `${WORK}?state=${state}&limit=500`);

  async function pick(): Promise<void> {
    const now = Date.now();
    const due = (await list('open')).filter((one) =>
      isDue('pick', one.fulfilmentOrderId, one.createdAt, now),
    );
    const items = due.map(toPickInput);
    const outcomes = await api.bulk<{ shortUnits: number }>('POST', `${WORK}/pick/bulk`, items, 500);
    for (const { result } of tally.count('picked', due, outcomes))
      if (result.shortUnits > 0) tally.add('with a unit not found');
  }

  async function pack(): Promise<void> {
    const now = Date.now();
    const since = (one: FulfilmentOrder) =>
      new Date(Date.parse(one.createdAt) + delayOf('pick', one.fulfilmentOrderId)).toISOString();
    const ready = await list('picked');
    const parcels = ready.filter(
      (one) => one.kind === 'ship' && isDue('pack', one.fulfilmentOrderId, since(one), now),
    );
    const items = parcels.map(({ fulfilmentOrderId }) => ({ fulfilmentOrderId }));
    const outcomes = await api.bulk<{ shipmentId: string }>('POST', `${WORK}/pack/bulk`, items, 500);
    for (const { item, result } of tally.count('packed', parcels, outcomes))
      dock.add(item.fulfilmentOrderId, result.shipmentId);
    await handOver(ready.filter((one) => one.kind === 'pickup' && isCollected(one, since(one), now)));
  }

  async function handOver(pickups: readonly FulfilmentOrder[]): Promise<void> {
    await forEachOf(pickups, async ({ fulfilmentOrderId }) => {
      const done = await api.send('POST', `${WORK}/${fulfilmentOrderId}/collect`, {});
      tally.count('collected in a store', [fulfilmentOrderId], [done]);
    });
  }

  return Promise.all([
    keepDoing('picking', LOOK_MS, world, pick),
    keepDoing('packing', LOOK_MS, world, async () => {
      await pack();
      await dock.findPacked();
    }),
    keepDoing('shipping', 1000, world, dock.ship),
  ]);
}

/** Now and then a unit is not where it should be. */
function toPickInput({ fulfilmentOrderId, lines }: FulfilmentOrder) {
  const line = lines.find((each) => each.toPick > 0);
  if (!line || steadyNumber(fulfilmentOrderId, 'short') >= SHARE_SHORT) return { fulfilmentOrderId };
  return { fulfilmentOrderId, lines: [{ lineNo: line.lineNo, picked: line.toPick - 1 }] };
}

function isCollected({ fulfilmentOrderId }: FulfilmentOrder, since: string, now: number): boolean {
  if (steadyNumber(fulfilmentOrderId, 'collected') < SHARE_NEVER_COLLECTED) return false;
  return isDue('collect', fulfilmentOrderId, since, now);
}
