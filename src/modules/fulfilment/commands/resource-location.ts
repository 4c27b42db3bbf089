// Takes work off a location that is closed, and then what is reserved there and not released: all that nobody has begun where it is out
// of service, and where it is shut for some days, what would come too late and arrives sooner from elsewhere. What stays is promised anew, or held for a person to look at.
import Type, { type Static } from 'typebox';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import { type Location, type LocationList, nextDispatch } from '../../inventory/index.ts';
import { arrivalAfter, readLineDetails, readOrders, type ShipGroup } from '../../orders/index.ts';
import { CLOSED, holdPickups, promiseAnew } from '../closed-location.ts';
import { openDayBook } from '../day-book.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { type FulfilmentSet, loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { type MovedWork, moveWork, type WorkToMove } from '../move-work.ts';
import { linesToPick, withdrawOffers } from '../offer-work.ts';
import { releaseMoved } from '../release-moved.ts';
import { moveReserved } from '../resource-reserved.ts';
import { closed, FulfilmentOrderId, LocationCode, nullable } from '../schemas.ts';
import { selectUnpickedAt } from '../store/work.ts';
import type { FulfilmentOrder } from '../types.ts';

const Input = Type.Object(
  {
    location: LocationCode,
    after: Type.Optional(Type.Union([FulfilmentOrderId, IdOf('ord')])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
  },
  closed,
);
const Output = Type.Object({
  movedUnits: Type.Integer(),
  backorderedUnits: Type.Integer({ description: 'Those of the moved that nobody else has' }),
  promisedAnew: Type.Integer({ description: 'Orders that stay and arrive later' }),
  held: Type.Integer({ description: 'Orders whose customers collect at a location that is out of service' }),
  next: nullable(Type.String({ description: 'Call again with `after`; null when all was looked at' })),
});
type Result = Static<typeof Output>;

export function createResourceLocation(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.resourceLocation',
    summary:
      'Sources elsewhere what nobody has begun at a closed location: its open work, and units reserved there.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.locationUnknown],
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const { location: code, after, limit = 200 } = item.input;
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const location = locations.byCode.get(code);
      if (!location) return [decline(refuse(refusals.locationUnknown, { location: code }))];
      const from = parseId('ful', after ?? '');
      const fromOrder = parseId('ord', after ?? '');
      const found = fromOrder ? [] : await selectUnpickedAt(tx, location.locationId, from, limit);
      const set = await loadFulfilmentOrders(tx, found.map(publicFulfilmentId));
      const facts = await readFacts(tx, set, found, locations, location);
      const done = await (location.active ? moveLate : leave)(tx, parts, item, set, facts);
      if (found.length === limit) return [accept({ ...done, next: publicFulfilmentId(found.at(-1)!) })];
      const left = limit - found.length;
      const { last, ...reserved } = await moveReserved(
        tx,
        parts,
        item,
        { location, locations },
        fromOrder,
        left,
      );
      return [accept({ ...add(done, reserved), next: last && formatId('ord', last) })];
    },
  });
}

const add = (a: Done, b: Done): Done => ({
  movedUnits: a.movedUnits + b.movedUnits,
  backorderedUnits: a.backorderedUnits + b.backorderedUnits,
  promisedAnew: a.promisedAnew + b.promisedAnew,
  held: a.held + b.held,
});

interface Facts {
  readonly location: Location;
  readonly locations: LocationList;
  readonly work: readonly {
    order: FulfilmentOrder;
    group: ShipGroup;
    promised: Map<number, string | null>;
  }[];
}

async function readFacts(
  tx: CommandTx,
  set: FulfilmentSet,
  found: readonly { fulfilmentOrderId: Uuid }[],
  locations: LocationList,
  location: Location,
): Promise<Facts> {
  const orders = found.map((each) => set.order(publicFulfilmentId(each))!);
  const ids = [...new Set(orders.map((order) => order.orderId))];
  const groups = new Map<string, ShipGroup>();
  for (const { orderId, shipGroups } of ids.length === 0 ? [] : await readOrders(tx, ids))
    for (const group of shipGroups) groups.set(`${orderId}/${group.no}`, group);
  const dates = new Map<string, string | null>();
  for (const line of ids.length === 0 ? [] : await readLineDetails(tx, ids))
    dates.set(`${line.orderId}/${line.lineNo}`, line.promisedDate);
  const work = orders.map((order) => ({
    order,
    group: groups.get(`${order.orderId}/${order.shipGroup}`)!,
    promised: new Map(
      linesToPick(order).map(({ lineNo }) => [lineNo, dates.get(`${order.orderId}/${lineNo}`) ?? null]),
    ),
  }));
  return { location, locations, work };
}

type Done = Omit<Result, 'next'>;

/** Out of service: everything leaves, and waits where nobody else has it. Who was to collect here is asked by a person. */
async function leave(
  tx: CommandTx,
  parts: FulfilmentParts,
  item: Item<unknown>,
  set: FulfilmentSet,
  { work }: Facts,
): Promise<Done> {
  const away = work.filter(({ order }) => order.kind !== 'pickup').map((each) => each.order);
  const works = away.map((order): WorkToMove => {
    const lines = linesToPick(order);
    return { index: 0, item, order, lines, ...CLOSED };
  });
  const stuck = work.filter(({ order }) => order.kind === 'pickup' && !order.held);
  const held = await holdPickups(
    tx,
    parts,
    item,
    stuck.map(({ order }) => order.orderId),
  );
  const moved = await move(tx, parts, set, works);
  return { ...moved, promisedAnew: 0, held };
}

/** Shut for some days: what would be late moves where it arrives sooner, the rest is promised for when it can arrive. */
async function moveLate(
  tx: CommandTx,
  parts: FulfilmentParts,
  item: Item<unknown>,
  set: FulfilmentSet,
  { location, locations, work }: Facts,
): Promise<Done> {
  const { dispatchDate } = nextDispatch(location, tx.now);
  const late = work.flatMap((each) => {
    const arrival = arrivalAfter(dispatchDate, each.group, location, locations);
    const lateLines = [...each.promised].flatMap(([lineNo, date]) =>
      date !== null && date < arrival ? [lineNo] : [],
    );
    return lateLines.length > 0 ? [{ ...each, arrival, lateLines }] : [];
  });
  const works = late
    .filter(({ order }) => order.kind !== 'pickup' && order.state === 'open')
    .map(({ order, arrival, lateLines }): WorkToMove => {
      const lines = linesToPick(order).filter((line) => lateLines.includes(line.lineNo));
      return { index: 0, item, order, lines, ...CLOSED, onlyBefore: arrival };
    });
  const moved = await move(tx, parts, set, works);
  const staying = late.flatMap(({ order, arrival, lateLines }) => {
    const left = new Set(linesToPick(order).map((line) => line.lineNo));
    const lines = lateLines.filter((lineNo) => left.has(lineNo));
    return lines.length > 0 ? [{ orderId: order.orderId, lines, arrival }] : [];
  });
  return { ...moved, promisedAnew: await promiseAnew(tx, parts, item, staying), held: 0 };
}

async function move(
  tx: CommandTx,
  parts: FulfilmentParts,
  set: FulfilmentSet,
  works: readonly WorkToMove[],
): Promise<{ movedUnits: number; backorderedUnits: number }> {
  const locations = await parts.locations.read(tx, await readVersions(tx));
  const days = await openDayBook(tx, []);
  const offered = works.map((work) => work.order).filter((order) => order.state === 'offered');
  for (const order of offered) order.state = 'open';
  const moved = await moveWork(tx, parts, set, works);
  const left = works.flatMap((work, at) => (moved[at]!.movedUnits > 0 ? [{ work, ...moved[at]! }] : []));
  for (const { work, lines, movedUnits } of left) {
    const { order, item } = work;
    days.give(order, locations.byId.get(order.locationId)!, movedUnits);
    tx.emit(item, fulfilmentEvent('fulfilment.workMoved', order, locations, lines, { reason: work.reason }));
  }
  await set.write();
  await withdrawOffers(tx, offered);
  await releaseMoved(
    tx,
    parts,
    left.map(({ work }) => work),
  );
  await days.write();
  const sum = (of: (each: MovedWork) => number) => moved.reduce((all, each) => all + of(each), 0);
  return {
    movedUnits: sum((each) => each.movedUnits),
    backorderedUnits: sum((each) => each.backorderedUnits),
  };
}
