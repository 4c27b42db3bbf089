// A window of orders that nobody works on yet, as the joint decision sees it: what of them may move where, what is free, what the
// locations have room for. No line may arrive later than it is promised for. Reads only, and locks nothing: whatever changes
// meanwhile is found out when units are moved.
import type { Queryable } from '../../../platform/db.ts';
import { bucketOf, formatId, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { createRulesReader, readDayLoads } from '../../fulfilment/index.ts';
import {
  type ChannelRules,
  createChannelRules,
  type LocationList,
  nextDispatch,
  type Reservation,
  readLevels,
  readReservations,
} from '../../inventory/index.ts';
import { readExclusions, readPlacedById, readPlacedLines } from '../../orders/index.ts';
import type { Allocation, SourcingInput, SourcingLine } from '../../sourcing/index.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import { type GroupFacts, type OrderFacts, readFacts } from '../facts.ts';
import { arrivalDate, type RuleSet, type Surroundings } from '../rule-set.ts';
import { createNetwork } from '../what-if/network.ts';
import type { JointWindow, MovableGroup } from './joint-window.ts';

export interface OpenedWindow {
  readonly window: JointWindow;
  readonly orders: number;
  /** Of each location by its id. */
  readonly codes: ReadonlyMap<string, string>;
}

interface Around extends Surroundings {
  /** Positions of locations that have turned a line down. */
  readonly excluded: (orderId: Uuid, lineNo: number) => ReadonlySet<number>;
  readonly channels: ChannelRules;
}

type Parts = Pick<PlanningDependencies, 'catalog' | 'locations'>;
const storeRules = createRulesReader();

export async function openWindow(
  db: Queryable,
  { catalog, locations: reader }: Parts,
  rules: RuleSet,
  ids: readonly Uuid[],
  now: Date,
): Promise<OpenedWindow> {
  const versions = await readVersions(db);
  const locations = await reader.read(db, versions);
  const keys = ids.map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
  const reservations = Map.groupBy(await readReservations(db, keys), (row) => row.orderId);
  const orders = (await readPlacedById(db, ids)).filter(
    ({ orderId, cancelledAt }) => cancelledAt === null && isUntouched(reservations.get(orderId) ?? []),
  );
  const known = orders.map((order) => order.orderId);
  // What the customer was told last counts, not what was said first.
  const lines = (await readPlacedLines(db, known)).map((line) => ({
    ...line,
    promisedDate: line.standingDate,
  }));
  const facts = await readFacts(db, catalog, orders, lines, (line) => line.reserved);
  const held = holdingsOf(
    orders.flatMap(({ orderId }) => reservations.get(orderId) ?? []),
    locations,
  );
  const pools = await readPools(db, locations, held);
  const channels = await createChannelRules().read(db, versions, locations);
  const around = lookAround(locations, pools, now);
  const excluded = await readExcluded(db, keys, locations);
  const groups = facts.flatMap((order) =>
    order.groups.flatMap((group) => {
      // A pick-up is where the customer comes.
      if (group.goal.pickupLocation !== undefined) return [];
      const present = presentOf(reservations.get(order.orderId)!, group);
      return [toMovable(rules, order, group, present, { ...around, excluded, channels })];
    }),
  );
  const room = await readRoom(db, locations, versions, held, now);
  return {
    window: { groups, pool: (skuId, n) => pools.get(skuId as Uuid)?.[n] ?? 0, room: (n) => room[n]! },
    orders: orders.length,
    codes: new Map(locations.list.map((location) => [location.locationId, location.code])),
  };
}

/** Nothing has gone to a location yet, and something could still go elsewhere. */
function isUntouched(rows: readonly Reservation[]): boolean {
  return (
    rows.some((row) => row.reserved > 0) &&
    rows.every((row) => row.released + row.picked + row.consumed === 0)
  );
}

function presentOf(rows: readonly Reservation[], { lines }: GroupFacts): Allocation[] {
  const own = new Set(lines.map((line) => line.lineNo));
  return rows.flatMap(({ lineNo, locationId, reserved }) =>
    reserved > 0 && own.has(lineNo) ? [{ lineNo, locationId, quantity: reserved }] : [],
  );
}

/** Units by SKU and position that the window's orders hold. */
function holdingsOf(rows: readonly Reservation[], { list, indexOf }: LocationList): Map<Uuid, Int32Array> {
  const held = new Map<Uuid, Int32Array>();
  for (const { skuId, locationId, reserved } of rows) {
    const units = held.get(skuId) ?? new Int32Array(list.length);
    units[indexOf.get(locationId)!]! += reserved;
    held.set(skuId, units);
  }
  return held;
}

/** What the window may share: its own units, and what is free besides. */
async function readPools(
  db: Queryable,
  { indexOf }: LocationList,
  held: ReadonlyMap<Uuid, Int32Array>,
): Promise<Map<Uuid, Int32Array>> {
  const pools = new Map([...held].map(([skuId, units]) => [skuId, units.slice()]));
  for (const { skuId, locationId, onHand, reserved, safetyStock } of await readLevels(db, [...held.keys()])) {
    const at = indexOf.get(locationId);
    if (at !== undefined) pools.get(skuId)![at]! += Math.max(0, onHand - reserved - safetyStock);
  }
  return pools;
}

function lookAround(locations: LocationList, pools: ReadonlyMap<Uuid, Int32Array>, now: Date): Surroundings {
  const nothing = new Int32Array(locations.list.length);
  const dispatches = new Map<number, string>();
  return {
    at: now,
    locations,
    places: createNetwork(locations).places,
    free: (skuId) => pools.get(skuId) ?? nothing,
    dispatchDate(location) {
      const known = dispatches.get(location) ?? nextDispatch(locations.list[location]!, now).dispatchDate;
      dispatches.set(location, known);
      return known;
    },
  };
}

/** Locations that have turned a line down, by position. */
async function readExcluded(
  db: Queryable,
  keys: readonly { bucket: number; orderId: Uuid }[],
  { indexOf }: LocationList,
): Promise<(orderId: Uuid, lineNo: number) => ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { orderId, lineNo, locationId } of await readExclusions(db, keys)) {
    const key = `${orderId}/${lineNo}`;
    found.set(key, (found.get(key) ?? new Set()).add(indexOf.get(locationId) ?? -1));
  }
  const none: ReadonlySet<number> = new Set();
  return (orderId, lineNo) => found.get(`${orderId}/${lineNo}`) ?? none;
}

function toMovable(
  rules: RuleSet,
  order: OrderFacts,
  group: GroupFacts,
  present: readonly Allocation[],
  around: Around,
): MovableGroup {
  // Every unit has its place already: nothing waits, nothing is refused.
  const { charged } = rules.prepare({ ...order, allowBackorder: true }, group, around);
  const { costModel, lines } = charged;
  const id = formatId('ord', order.orderId);
  const input: SourcingInput = {
    ...charged,
    costModel: { ...costModel, shipComplete: false },
    lines: lines.map((line) => ({
      ...line,
      barred: barLater(order, group, line, present, around),
    })),
  };
  return { key: `${id}/${group.no}`, order: id, input, present };
}

/**
 * Bars each location that has turned the line down, that the channel does not sell from, or from which it would arrive later than
 * promised, or than it does now.
 */
function barLater(
  { orderId, channel }: OrderFacts,
  group: GroupFacts,
  { lineNo, skuId, barred }: SourcingLine,
  present: readonly Allocation[],
  around: Around,
): Uint8Array {
  const { indexOf } = around.locations;
  const now = present
    .filter((each) => each.lineNo === lineNo)
    .map((each) => indexOf.get(each.locationId as Uuid)!);
  const latestNow =
    now
      .map((location) => arrivalDate(group, around, location))
      .sort()
      .at(-1) ?? '';
  const promised = group.lines.find((line) => line.lineNo === lineNo)!.promisedDate;
  // Without a promise, or where it is missed already, no later than now.
  const latest = promised === null || promised < latestNow ? latestNow : promised;
  const excluded = around.excluded(orderId, lineNo);
  const pool = around.free(skuId as Uuid, channel) as Int32Array;
  const seen = around.channels.see(channel, skuId as Uuid, pool);
  return Uint8Array.from(around.places, (place, n) => {
    if (now.includes(n)) return 0;
    if (!place.active || seen[n]! <= 0 || excluded.has(n) || (barred?.[n] ?? 0) === 1) return 1;
    return arrivalDate(group, around, n) > latest ? 1 : 0;
  });
}

/** Units that locations with a limit still take on the next day of dispatch; at least what the window has there now. */
async function readRoom(
  db: Queryable,
  { list, indexOf }: LocationList,
  versions: ReadonlyMap<string, number>,
  held: ReadonlyMap<Uuid, Int32Array>,
  now: Date,
): Promise<Float64Array> {
  const rulesOf = await storeRules.read(db, versions);
  const room = Float64Array.from(list, (location) => {
    return rulesOf(location).unitsPerDay ?? location.capacityUnitsPerDay ?? Number.POSITIVE_INFINITY;
  });
  const limited = list.filter((_, n) => room[n] !== Number.POSITIVE_INFINITY);
  if (limited.length > 0) {
    const days = new Map(limited.map((each) => [each.locationId, nextDispatch(each, now).dispatchDate]));
    const first = [...days.values()].sort()[0]!;
    for (const load of await readDayLoads(db, [...days.keys()], first)) {
      if (load.day === days.get(load.locationId)) room[indexOf.get(load.locationId)!]! -= load.units;
    }
  }
  return room.map((left, n) => {
    let present = 0;
    for (const units of held.values()) present += units[n]!;
    return Math.max(left, present);
  });
}
