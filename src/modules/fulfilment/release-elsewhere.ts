// Sources units elsewhere that are about to be released to a place where nobody can work on them in time: a location that was
// closed, a store whose days are full, a store that has no stock and takes parcels. Most releases find nothing to do here.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId } from '../../platform/ids.ts';
import { type Location, nextDispatch } from '../inventory/index.ts';
import { arrivalAfter, type LoadedOrder, type OrderSet, storeOf, takesParcels } from '../orders/index.ts';
import { type DayBook, isLimited, openDayBook } from './day-book.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { limitedAmong, type ReleaseContext } from './release-context.ts';
import { earliestPromise, kindOf } from './way.ts';

type ReleaseItem = Item<{ orderId: string }>;
type ResourceInput = Parameters<FulfilmentParts['orders']['resourceUnits']['run']>[1][number]['input'];

/** True when something was sourced anew: the orders have to be read again. */
export async function sourceElsewhere(
  tx: CommandTx,
  { orders: commands }: FulfilmentParts,
  context: ReleaseContext,
  orders: OrderSet,
  items: readonly ReleaseItem[],
): Promise<boolean> {
  const open = items.flatMap((item) => {
    const order = orders.get(item.input.orderId);
    const isOpen = order && !order.row.closedAt && !order.row.cancelledAt && !order.row.holds;
    return isOpen ? [{ item, order }] : [];
  });
  const limited = limitedAmong(
    open.map((each) => each.order),
    context,
  );
  const scratch = limited.length > 0 ? await openDayBook(tx, limited) : null;
  const waiting = open.filter(({ order }) => waitsForParcel(order, context));
  const away = open.flatMap(({ item, order }) =>
    planAway(tx, context, order, scratch).map((input) => ({ actor: item.actor, input })),
  );
  if (waiting.length === 0 && away.length === 0) return false;
  await tx.call(
    commands.allocateBackorders,
    waiting.map(({ item }) => ({ actor: item.actor, input: { orderId: item.input.orderId } })),
  );
  await tx.call(commands.resourceUnits, away);
  return true;
}

/** Taken without stock for a store that takes parcels: whoever has it sends it there. */
function waitsForParcel(order: LoadedOrder, { locations }: ReleaseContext): boolean {
  return [...order.lines.values()].some((line) => {
    const group = order.row.shipGroups.find((each) => each.no === line.shipGroup);
    const store = line.backordered > 0 && group ? storeOf(group, locations) : null;
    return store !== null && takesParcels(store);
  });
}

function planAway(
  tx: CommandTx,
  context: ReleaseContext,
  order: LoadedOrder,
  scratch: DayBook | null,
): ResourceInput[] {
  const inputs: ResourceInput[] = [];
  const ready = order.reservations.filter((row) => row.reserved > 0);
  const groups = Map.groupBy(ready, (row) => `${order.lines.get(row.lineNo)?.shipGroup} ${row.locationId}`);
  for (const rows of groups.values()) {
    const location = context.locations.byId.get(rows[0]!.locationId)!;
    const base = {
      orderId: formatId('ord', order.row.orderId),
      units: rows.map(({ lineNo, locationId, reserved }) => ({
        lineNo,
        locationId: formatId('loc', locationId),
        from: 'reserved' as const,
        quantity: reserved,
      })),
    };
    const group = order.row.shipGroups.find(
      (each) => each.no === order.lines.get(rows[0]!.lineNo)?.shipGroup,
    );
    // What the customer collects at the location itself cannot go elsewhere.
    if (!group || kindOf(group, location) === 'pickup') continue;
    if (!location.active) {
      inputs.push({ ...base, reason: 'location-closed', tellAs: 'location-closed' });
    } else if (scratch !== null && isLimited(context.rulesOf(location))) {
      const lines = rows.flatMap((row) => order.lines.get(row.lineNo) ?? []);
      const units = rows.reduce((sum, row) => sum + row.reserved, 0);
      const onlyBefore = findDelay(tx, context, location, units, group, earliestPromise(lines), scratch);
      if (onlyBefore !== undefined)
        inputs.push({ ...base, reason: 'capacity', tellAs: 'high-demand', onlyBefore });
    }
  }
  return inputs;
}

/** The day on which the units would arrive from a location whose days are full; undefined when that is soon enough. */
function findDelay(
  tx: CommandTx,
  { locations, rulesOf }: ReleaseContext,
  location: Location,
  units: number,
  group: Parameters<typeof arrivalAfter>[1],
  promisedDate: string | null,
  scratch: DayBook,
): string | null | undefined {
  const bookings = scratch.take(location, rulesOf(location), units, true);
  if (bookings === null) return null;
  const { day } = bookings.at(-1)!;
  const soonest = nextDispatch(location, tx.now).dispatchDate;
  const arrival = arrivalAfter(day, group, location, locations);
  return day > soonest && (promisedDate === null || arrival > promisedDate) ? arrival : undefined;
}
