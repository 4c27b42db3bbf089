// Takes units of an order from locations that cannot ship them and sources them elsewhere at once; what nobody has waits as a
// backorder. Each way has its row with the reason, and a date that moves is promised anew. Called by fulfilment.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { CalendarDate, Code, IdOf, Quantity, Text } from '../../../platform/schemas.ts';
import { type ReservationUnits, reserveStock } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { type LoadedOrder, loadOrders, type OrderSet, type UnitMove } from '../order-set.ts';
import { latestDates, promiseAgain } from '../promise-again.ts';
import { addReservation, type Exclusions, excludedLines, readExclusions } from '../resourcing.ts';
import {
  dropFill,
  type Fill,
  planUnits,
  readSourcingFacts,
  type SourcingDependencies,
  type SourcingFacts,
} from '../source-units.ts';
import { insertPromises, type NewPromise } from '../store/promises.ts';
import { insertResourcings, type NewResourcing } from '../store/resourcings.ts';
import { RESOURCING_REASONS } from '../types.ts';

const closed = { additionalProperties: false } as const;
const LineNo = Type.Integer({ minimum: 1, maximum: 100_000 });
const Stage = Type.Enum(['reserved', 'released'] as const);

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    units: Type.Array(
      Type.Object({ lineNo: LineNo, locationId: IdOf('loc'), from: Stage, quantity: Quantity }, closed),
      { minItems: 1, maxItems: 10_000 },
    ),
    reason: Type.Enum(RESOURCING_REASONS),
    tellAs: Type.Optional(Code(60, 'The code by which customers are told, where it is not the reason')),
    note: Type.Optional(Text(500)),
    reference: Type.Optional(Text(100)),
    notFrom: Type.Optional(Type.Array(IdOf('loc'), { maxItems: 1000 })),
    to: Type.Optional(IdOf('loc')),
    exclude: Type.Optional(
      Type.Boolean({ description: 'The lines are not sourced from these locations any more' }),
    ),
    excludeAlso: Type.Optional(
      Type.Array(IdOf('loc'), {
        maxItems: 1000,
        description: 'Nor from these, which have turned them down too',
      }),
    ),
    onlyBefore: Type.Optional(
      Type.Union([CalendarDate, Type.Null()], {
        description:
          'Units move only to where they arrive before this day (null: to anywhere that has them); the others stay where they are',
      }),
    ),
  },
  closed,
);
const Moved = Type.Object({
  lineNo: LineNo,
  locationId: IdOf('loc'),
  from: Stage,
  quantity: Type.Integer({ description: 'Units that left the location' }),
});
const Output = Type.Object({
  moved: Type.Array(Moved),
  movedUnits: Type.Integer(),
  backorderedUnits: Type.Integer({ description: 'Those of moved that nobody has' }),
});
type ResourceInput = Type.Static<typeof Input>;
type ResourceItem = Item<ResourceInput>;
type Result = Type.Static<typeof Output>;

interface Work {
  set: OrderSet;
  facts: SourcingFacts;
  exclusions: Exclusions;
  rows: Map<string, ReservationUnits>;
  resourcings: NewResourcing[];
  promises: NewPromise[];
}

export function createResourceUnits(dependencies: SourcingDependencies) {
  return defineCommand({
    name: 'orders.resourceUnits',
    summary: 'Takes units from locations that cannot ship them and sources them elsewhere.',
    input: Input,
    output: Output,
    roles: [],
    routeReason: 'called by fulfilment within its own commands',
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.quantityTooLarge,
      refusals.notThere,
    ],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const lines = items.flatMap(({ input }) => {
        const order = set.get(input.orderId);
        return input.units.flatMap(({ lineNo }) => order?.lines.get(lineNo) ?? []);
      });
      const work: Work = {
        set,
        facts: await readSourcingFacts(tx, dependencies, lines),
        exclusions: await readExclusions(tx, set, items),
        rows: new Map(),
        resourcings: [],
        promises: [],
      };
      const outcomes = items.map((item): Outcome<Result> => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        if (order.row.closedAt) return decline(refusals.orderClosed);
        if (order.row.cancelledAt) return decline(refusals.orderCancelled);
        const result = resourceOne(tx, work, item, order);
        return 'code' in result ? decline(result) : accept(result);
      });
      await set.write();
      await insertResourcings(tx, work.resourcings, tx.now);
      await insertPromises(tx, work.promises, tx.now);
      await reserveStock(tx, dependencies.stock, work.facts.locations, [...work.rows.values()]);
      return outcomes;
    },
  });
}

type Units = { lineNo: number; locationId: Uuid; from: 'reserved' | 'released'; quantity: number };

function resourceOne(tx: CommandTx, work: Work, item: ResourceItem, order: LoadedOrder): Result | Refusal {
  const { input } = item;
  const asked = input.units.map((unit): Units => ({ ...unit, locationId: parseId('loc', unit.locationId)! }));
  if (!areThere(order, asked)) return refuse(refusals.quantityTooLarge, { orderId: input.orderId });
  const fills = planItem(work, item, order, asked);
  const filled = sumOf(fills);
  if (input.to !== undefined && filled < sumOf(asked)) {
    for (const fill of fills) dropFill(work.facts, fill);
    return refuse(refusals.notThere, { location: input.to, asked: sumOf(asked), free: filled });
  }
  const units = input.onlyBefore === undefined ? asked : keepUnfilled(asked, fills);
  if (units.length === 0) return { moved: [], movedUnits: 0, backorderedUnits: 0 };
  const reference = input.reference ?? input.orderId;
  const away = units.map((unit): UnitMove => ({ ...unit, to: 'backordered' }));
  const there = fills.map(
    ({ lineNo, quantity }): UnitMove => ({ lineNo, from: 'backordered', to: 'reserved', quantity }),
  );
  work.set.move(order, away, item, reference);
  work.set.move(order, there, item, reference);
  const { bucket, orderId } = order.row;
  for (const fill of fills) addReservation(work.rows, { bucket, orderId, ...fill });
  const rows = toRows(order, item, units, fills);
  work.resourcings.push(...rows);
  for (const { lineNo, locationId } of units) {
    if (input.exclude) work.exclusions.add(orderId, lineNo, locationId);
    for (const id of input.excludeAlso ?? []) work.exclusions.add(orderId, lineNo, parseId('loc', id)!);
  }
  emitResourced(tx, item, order, rows);
  const short = new Set(rows.filter((row) => row.backordered > 0).map((row) => row.lineNo));
  const why = { reason: input.reason, tellAs: input.tellAs };
  work.promises.push(...promiseAgain(tx, item, order, latestDates(fills), why, short));
  return {
    moved: units.map((unit) => ({ ...unit, locationId: formatId('loc', unit.locationId) })),
    movedUnits: sumOf(units),
    backorderedUnits: sumOf(units) - filled,
  };
}

const sumOf = (units: readonly { quantity: number }[]) => units.reduce((sum, each) => sum + each.quantity, 0);

/** Whether every unit is where the caller says, after what the items before have taken. */
function areThere(order: LoadedOrder, units: readonly Units[]): boolean {
  const wanted = new Map<string, { unit: Units; quantity: number }>();
  for (const unit of units) {
    const key = `${unit.lineNo}/${unit.locationId}/${unit.from}`;
    wanted.set(key, { unit, quantity: (wanted.get(key)?.quantity ?? 0) + unit.quantity });
  }
  return [...wanted.values()].every(({ unit, quantity }) => {
    const row = order.reservations.find(
      (each) => each.lineNo === unit.lineNo && each.locationId === unit.locationId,
    );
    return row !== undefined && row[unit.from] >= quantity;
  });
}

/** From where the units ship now; with `onlyBefore` none that arrives too late. */
function planItem(
  { facts, exclusions }: Work,
  { input }: ResourceItem,
  order: LoadedOrder,
  units: readonly Units[],
): Fill[] {
  const wanted = new Map<number, number>();
  const left = new Map<number, Set<Uuid>>();
  for (const { lineNo, locationId, quantity } of units) {
    wanted.set(lineNo, (wanted.get(lineNo) ?? 0) + quantity);
    left.set(lineNo, (left.get(lineNo) ?? new Set()).add(locationId));
  }
  const notFrom = [...(input.notFrom ?? []), ...(input.excludeAlso ?? [])].map((id) => parseId('loc', id)!);
  const to = input.to === undefined ? undefined : parseId('loc', input.to)!;
  const barred = excludedLines(order, exclusions, (lineNo) => [...(left.get(lineNo) ?? []), ...notFrom]);
  const fills = planUnits(order, wanted, facts, barred, to);
  const { onlyBefore } = input;
  if (onlyBefore === undefined || onlyBefore === null) return fills;
  for (const fill of fills) if (fill.date >= onlyBefore) dropFill(facts, fill);
  return fills.filter((fill) => fill.date < onlyBefore);
}

/** Of the units only as many as are wanted elsewhere; the last ones stay. */
function keepUnfilled(units: readonly Units[], fills: readonly Fill[]): Units[] {
  const left = new Map<number, number>();
  for (const { lineNo, quantity } of fills) left.set(lineNo, (left.get(lineNo) ?? 0) + quantity);
  return units.flatMap((unit) => {
    const quantity = Math.min(unit.quantity, left.get(unit.lineNo) ?? 0);
    left.set(unit.lineNo, (left.get(unit.lineNo) ?? 0) - quantity);
    return quantity > 0 ? [{ ...unit, quantity }] : [];
  });
}

/** One row for each line and location that units left: where its share of them went. */
function toRows(
  order: LoadedOrder,
  { input, actor }: ResourceItem,
  units: readonly Units[],
  fills: readonly Fill[],
): NewResourcing[] {
  const { bucket, orderId } = order.row;
  const open = fills.map((fill) => ({ ...fill }));
  const gone = new Map<string, Units>();
  for (const unit of units) {
    const key = `${unit.lineNo}/${unit.locationId}`;
    gone.set(key, { ...unit, quantity: (gone.get(key)?.quantity ?? 0) + unit.quantity });
  }
  return [...gone.values()].map(({ lineNo, locationId, quantity }) => {
    let left = quantity;
    const movedTo = open.flatMap((fill) => {
      const count = fill.lineNo === lineNo ? Math.min(left, fill.quantity) : 0;
      fill.quantity -= count;
      left -= count;
      return count > 0 ? [{ locationId: fill.locationId, quantity: count }] : [];
    });
    const { reason, note = null, reference = null, exclude = false } = input;
    const alsoExcluded = (input.excludeAlso ?? []).map((id) => parseId('loc', id)!);
    const rest = { reason, note, reference, excluded: exclude, alsoExcluded, resourcedBy: actor.id };
    return {
      bucket,
      orderId,
      lineNo,
      fromLocationId: locationId,
      quantity,
      movedTo,
      backordered: left,
      ...rest,
    };
  });
}

function emitResourced(
  tx: CommandTx,
  item: ResourceItem,
  order: LoadedOrder,
  rows: readonly NewResourcing[],
): void {
  const { orderId, reason, note = null, reference = null } = item.input;
  const name = (id: Uuid) => formatId('loc', id);
  tx.emit(item, {
    type: 'orders.unitsResourced',
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [
      ['order', orderId, 'order'],
      ...rows.flatMap((row) => [
        ['sku', order.lines.get(row.lineNo)!.sku, `line ${row.lineNo}`] as const,
        [
          'location',
          name(row.fromLocationId),
          `does not ship ${row.quantity} of line ${row.lineNo}`,
        ] as const,
        ...row.movedTo.map(
          (to) => ['location', name(to.locationId), `ships ${to.quantity} of line ${row.lineNo}`] as const,
        ),
      ]),
    ],
    attributes: {
      reason,
      note,
      reference,
      lines: rows.map((row) => ({
        lineNo: row.lineNo,
        sku: order.lines.get(row.lineNo)!.sku,
        quantity: row.quantity,
        from: name(row.fromLocationId),
        to: row.movedTo.map((to) => ({ locationId: name(to.locationId), quantity: to.quantity })),
        backordered: row.backordered,
      })),
    },
  });
}
