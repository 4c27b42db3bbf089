// The listener of fulfilment to holds: while an order is on hold nobody picks, packs or hands over what is released of it already.
// When the last hold is lifted the work goes on, and lines that cannot arrive on their day any more are promised anew.
import type { Actor, CommandTx } from '../../platform/command.ts';
import { bucketOf, formatId, type Uuid } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LocationReader, nextDispatch } from '../inventory/index.ts';
import { arrivalAfter, type OrderCommands, readLineDetails, readOrders } from '../orders/index.ts';
import { fulfilmentEvent } from './events.ts';
import { loadOrdersToExtend } from './fulfilment-set.ts';
import { linesToPick } from './offer-work.ts';
import { isEnded } from './rules.ts';
import type { FulfilmentOrder } from './types.ts';

const ACTOR: Actor = { id: 'system:fulfilment', role: 'system' };

interface Dependencies {
  readonly locations: LocationReader;
  readonly orders: Pick<OrderCommands, 'repromise'>;
}

export function createHoldSubscriber({ locations: reader, orders: commands }: Dependencies): Subscriber {
  return {
    name: 'fulfilment.holds',
    actor: ACTOR,
    types: ['orders.orderHeld', 'orders.holdReleased'],
    async receive(tx, _bucket, events) {
      const ids = [...new Set(events.flatMap((event) => event.orderId ?? []))];
      const set = await loadOrdersToExtend(
        tx,
        ids.map((orderId) => ({ bucket: bucketOf(orderId), orderId })),
      );
      const work = ids.flatMap((orderId) => set.ordersOf(orderId)).filter((order) => !isEnded(order.state));
      if (work.length === 0) return;
      const locations = await reader.read(tx, await readVersions(tx));
      // As the order is now: a hold that was lifted since stops nothing.
      const heads = await readOrders(tx, ids);
      const isHeld = new Map(heads.map((head) => [head.orderId, (head.holds?.length ?? 0) > 0]));
      const resumed: FulfilmentOrder[] = [];
      for (const order of work) {
        const held = isHeld.get(order.orderId) === true;
        if (held === order.held) continue;
        order.held = held;
        set.touch(order);
        if (!held) resumed.push(order);
        const type = held ? 'fulfilment.workStopped' : 'fulfilment.workResumed';
        const { state } = order;
        tx.emit({ actor: ACTOR }, fulfilmentEvent(type, order, locations, linesToPick(order), { state }));
      }
      await set.write();
      await promiseAnew(tx, commands, heads, resumed, locations);
    },
  };
}

/** Each line for the day on which the last of its locations can send it now, where that is later than it was promised for. */
async function promiseAnew(
  tx: CommandTx,
  { repromise }: Dependencies['orders'],
  heads: Awaited<ReturnType<typeof readOrders>>,
  resumed: readonly FulfilmentOrder[],
  locations: Awaited<ReturnType<LocationReader['read']>>,
): Promise<void> {
  if (resumed.length === 0) return;
  const groupsOf = new Map(heads.map((head) => [head.orderId, head.shipGroups]));
  const dates = new Map<string, { orderId: Uuid; lineNo: number; date: string }>();
  for (const { orderId, locationId, shipGroup, lines, parcelId } of resumed) {
    const group = groupsOf.get(orderId)?.find((each) => each.no === shipGroup);
    if (!group || parcelId !== null) continue;
    const location = locations.byId.get(locationId)!;
    const date = arrivalAfter(nextDispatch(location, tx.now).dispatchDate, group, location, locations);
    for (const line of lines) {
      const open = line.quantity - line.shipped - line.cancelled - line.short - line.moved;
      const known = dates.get(`${orderId}/${line.lineNo}`);
      if (open > 0 && (!known || known.date < date))
        dates.set(`${orderId}/${line.lineNo}`, { orderId, lineNo: line.lineNo, date });
    }
  }
  const details = await readLineDetails(tx, [...new Set(resumed.map((order) => order.orderId))]);
  const late = details.flatMap(({ orderId, lineNo, promisedDate }) => {
    const found = dates.get(`${orderId}/${lineNo}`);
    return found && promisedDate !== null && promisedDate < found.date ? [found] : [];
  });
  const together = Map.groupBy(late, ({ orderId, date }) => `${orderId} ${date}`);
  await tx.call(
    repromise,
    [...together.values()].map((rows) => ({
      actor: ACTOR,
      input: {
        orderId: formatId('ord', rows[0]!.orderId),
        lines: rows.map((row) => row.lineNo),
        promisedDate: rows[0]!.date,
        reason: 'on-hold',
      },
    })),
  );
}
