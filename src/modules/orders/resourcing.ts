// What the commands that source units anew share: which locations have turned a line down for good, and rows of reservations
// that are added up before they are written.
import type { CommandTx, Item } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { ReservationUnits } from '../inventory/index.ts';
import type { LoadedOrder, OrderSet } from './order-set.ts';
import type { Excluded } from './source-units.ts';
import { selectExclusions } from './store/resourcings.ts';

/** Locations that lines are not sourced from any more, of all orders of a set. */
export interface Exclusions {
  of(orderId: Uuid, lineNo: number): ReadonlySet<Uuid>;
  add(orderId: Uuid, lineNo: number, locationId: Uuid): void;
}

const NONE: ReadonlySet<Uuid> = new Set();

export async function readExclusions(
  tx: CommandTx,
  set: OrderSet,
  items: readonly Item<{ orderId: string }>[],
): Promise<Exclusions> {
  const orders = new Set(items.flatMap(({ input }) => set.get(input.orderId)?.row ?? []));
  const known = new Map<string, Set<Uuid>>();
  const exclusions: Exclusions = {
    of: (orderId, lineNo) => known.get(`${orderId}/${lineNo}`) ?? NONE,
    add(orderId, lineNo, locationId) {
      const key = `${orderId}/${lineNo}`;
      known.set(key, (known.get(key) ?? new Set()).add(locationId));
    },
  };
  for (const row of await selectExclusions(tx, [...orders]))
    exclusions.add(row.orderId, row.lineNo, row.locationId);
  return exclusions;
}

/** What a line is not sourced from: for good, and this time (`now`). */
export function excludedLines(
  order: LoadedOrder,
  exclusions: Exclusions,
  now: (lineNo: number) => Iterable<Uuid>,
): Excluded {
  return (lineNo) => new Set([...exclusions.of(order.row.orderId, lineNo), ...now(lineNo)]);
}

/** One row a reservation, also when two items of a set fill the same line. */
export function addReservation(rows: Map<string, ReservationUnits>, row: ReservationUnits): void {
  const { bucket, orderId, lineNo, locationId, skuId } = row;
  const key = `${orderId}/${lineNo}/${locationId}`;
  const quantity = (rows.get(key)?.quantity ?? 0) + row.quantity;
  rows.set(key, { bucket, orderId, lineNo, locationId, skuId, quantity });
}
