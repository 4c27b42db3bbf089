// The place that takes units off a closed location which are reserved there and not released: orders that are not paid yet, on hold,
// or waiting for their day. They are sourced elsewhere, promised anew, or held for a person to look at, some orders at a time.
import type { CommandTx, Item } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { bucketOf, formatId, type Uuid } from '../../platform/ids.ts';
import {
  type Location,
  type LocationList,
  nextDispatch,
  readReservations,
  readReservedAt,
} from '../inventory/index.ts';
import { arrivalAfter, readLineDetails, readOrders } from '../orders/index.ts';
import { CLOSED, holdPickups, promiseAnew } from './closed-location.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { watchOrders } from './watch-waiting.ts';
import { kindOf } from './way.ts';

interface ReservedUnits {
  lineNo: number;
  quantity: number;
}

/** Units of one ship group of an order that are reserved at the location. */
interface Part {
  bucket: number;
  orderId: Uuid;
  isPickup: boolean;
  isHeld: boolean;
  /** When they would arrive from there. */
  arrival: string;
  units: ReservedUnits[];
  promised: ReadonlyMap<number, string | null>;
}

export interface MovedReserved {
  movedUnits: number;
  backorderedUnits: number;
  promisedAnew: number;
  held: number;
  /** The last order looked at; null when there are no more. */
  last: Uuid | null;
}

/** Looks at `limit` orders after `after`; each ends as the location allows, and is not found again for the same reason. */
export async function moveReserved(
  tx: CommandTx,
  parts: FulfilmentParts,
  item: Item<unknown>,
  { location, locations }: { readonly location: Location; readonly locations: LocationList },
  after: Uuid | null,
  limit: number,
): Promise<MovedReserved> {
  const found = await readReservedAt(
    tx,
    location.locationId,
    after && { bucket: bucketOf(after), orderId: after },
    limit,
  );
  const last = found.length < limit ? null : found.at(-1)!.orderId;
  if (found.length === 0) return { movedUnits: 0, backorderedUnits: 0, promisedAnew: 0, held: 0, last };
  const all = await readParts(tx, location, locations, found);
  const done = await (location.active ? moveLate : moveAll)(tx, parts, item, location, all);
  return { ...done, last };
}

async function readParts(
  tx: CommandTx,
  location: Location,
  locations: LocationList,
  found: readonly { bucket: number; orderId: Uuid }[],
): Promise<Part[]> {
  const ids = found.map((each) => each.orderId);
  const orders = new Map((await readOrders(tx, ids)).map((order) => [order.orderId, order]));
  const lines = Map.groupBy(await readLineDetails(tx, ids), (line) => line.orderId);
  const rows = (await readReservations(tx, found)).filter(
    (row) => row.locationId === location.locationId && row.reserved > 0,
  );
  const { dispatchDate } = nextDispatch(location, tx.now);
  return found.flatMap(({ bucket, orderId }): Part[] => {
    const order = orders.get(orderId);
    if (!order || order.closedAt || order.cancelledAt) return [];
    const own = new Map((lines.get(orderId) ?? []).map((line) => [line.lineNo, line]));
    const groups = Map.groupBy(
      rows.filter((row) => row.orderId === orderId),
      (row) => own.get(row.lineNo)?.shipGroup,
    );
    return [...groups].flatMap(([no, reserved]): Part[] => {
      const group = order.shipGroups.find((each) => each.no === no);
      if (!group) return [];
      return [
        {
          bucket,
          orderId,
          isPickup: kindOf(group, location) === 'pickup',
          isHeld: (order.holds ?? []).length > 0,
          arrival: arrivalAfter(dispatchDate, group, location, locations),
          units: reserved.map((row) => ({ lineNo: row.lineNo, quantity: row.reserved })),
          promised: new Map(reserved.map((row) => [row.lineNo, own.get(row.lineNo)!.promisedDate])),
        },
      ];
    });
  });
}

type Done = Omit<MovedReserved, 'last'>;

/** Out of service: everything leaves. Who was to collect there is asked by a person. */
async function moveAll(
  tx: CommandTx,
  parts: FulfilmentParts,
  item: Item<unknown>,
  location: Location,
  all: readonly Part[],
): Promise<Done> {
  const moved = await resource(
    tx,
    parts,
    item,
    location,
    all.filter((part) => !part.isPickup).map((part) => ({ part, units: part.units })),
  );
  const stuck = all.filter((part) => part.isPickup && !part.isHeld);
  const held = await holdPickups(
    tx,
    parts,
    item,
    stuck.map((part) => part.orderId),
  );
  const { movedUnits, backorderedUnits } = moved;
  return { movedUnits, backorderedUnits, promisedAnew: 0, held };
}

/** Shut for some days: what would be late moves where it arrives sooner, the rest is promised for when it can arrive. */
async function moveLate(
  tx: CommandTx,
  parts: FulfilmentParts,
  item: Item<unknown>,
  location: Location,
  all: readonly Part[],
): Promise<Done> {
  const late = all.flatMap((part) => {
    const isLate = ({ lineNo }: ReservedUnits) => {
      const date = part.promised.get(lineNo) ?? null;
      return date !== null && date < part.arrival;
    };
    const units = part.units.filter(isLate);
    return units.length > 0 ? [{ part, units }] : [];
  });
  const away = late.filter(({ part }) => !part.isPickup);
  const moved = await resource(
    tx,
    parts,
    item,
    location,
    away.map((each) => ({ ...each, onlyBefore: each.part.arrival })),
  );
  const staying = late.flatMap(({ part, units }) => {
    const lines = units.filter((unit) => moved.unitsOf(part, unit.lineNo) < unit.quantity);
    if (lines.length === 0) return [];
    return [{ orderId: part.orderId, lines: lines.map((line) => line.lineNo), arrival: part.arrival }];
  });
  const promisedAnew = await promiseAnew(tx, parts, item, staying);
  const { movedUnits, backorderedUnits } = moved;
  return { movedUnits, backorderedUnits, promisedAnew, held: 0 };
}

async function resource(
  tx: CommandTx,
  { orders }: FulfilmentParts,
  item: Item<unknown>,
  location: Location,
  calls: readonly { part: Part; units: readonly ReservedUnits[]; onlyBefore?: string }[],
) {
  const locationId = formatId('loc', location.locationId);
  const outcomes = await tx.call(
    orders.resourceUnits,
    calls.map(({ part, units, onlyBefore }) => ({
      actor: item.actor,
      input: {
        orderId: formatId('ord', part.orderId),
        units: units.map((unit) => ({ ...unit, locationId, from: 'reserved' as const })),
        ...CLOSED,
        reference: location.code,
        ...(onlyBefore === undefined ? {} : { onlyBefore }),
      },
    })),
  );
  let movedUnits = 0;
  let backorderedUnits = 0;
  const units = new Map<string, number>();
  const waiting: Part[] = [];
  const keyOf = (part: Part, lineNo: number) => `${part.orderId}/${lineNo}`;
  outcomes.forEach((outcome, at) => {
    const { part } = calls[at]!;
    // Released, picked or cancelled since it was read: the whole set looks again.
    if (!outcome.ok) throw new SetConflict('reserved units went on meanwhile');
    movedUnits += outcome.result.movedUnits;
    backorderedUnits += outcome.result.backorderedUnits;
    if (outcome.result.backorderedUnits > 0) waiting.push(part);
    for (const { lineNo, quantity } of outcome.result.moved)
      units.set(keyOf(part, lineNo), (units.get(keyOf(part, lineNo)) ?? 0) + quantity);
  });
  await watchOrders(tx, waiting);
  return {
    movedUnits,
    backorderedUnits,
    unitsOf: (part: Part, lineNo: number) => units.get(keyOf(part, lineNo)) ?? 0,
  };
}
