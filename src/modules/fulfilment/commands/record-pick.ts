// Records what was picked of a fulfilment order. What is missing is a shortage: the stock of the location is corrected, and the
// units are sourced again elsewhere at once.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import { DEFAULT_PICKUP_DAYS, type FulfilmentDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent, pickupAttributes } from '../events.ts';
import { findLine, loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import {
  correctStock,
  type Progress,
  recordProgress,
  type StockCorrection,
  type UnitMove,
} from '../progress.ts';
import { releaseReserved } from '../release.ts';
import { toPick } from '../rules.ts';
import { closed, FulfilmentOrderId, FulfilmentStateName, LineNo, Units } from '../schemas.ts';
import type { FulfilmentOrder, PackedLine } from '../types.ts';

const Input = Type.Object(
  {
    fulfilmentOrderId: FulfilmentOrderId,
    lines: Type.Optional(
      Type.Array(Type.Object({ lineNo: LineNo, picked: Units }, closed), {
        maxItems: 2000,
        description: 'Lines of which fewer units were found; a line that is not named was picked whole',
      }),
    ),
  },
  closed,
);

const Output = Type.Object({
  state: FulfilmentStateName,
  pickedUnits: Type.Integer(),
  shortUnits: Type.Integer({ description: 'Not found; sourced again elsewhere as far as there is stock' }),
});

interface Work {
  progress: Progress[];
  corrections: StockCorrection[];
  /** By order: who picked, and the locations that did not find its units. */
  short: Map<Uuid, { item: Item<unknown>; locationIds: Uuid[] }>;
}

export function createRecordPick(dependencies: FulfilmentDependencies) {
  return defineCommand({
    name: 'fulfilment.recordPick',
    summary: 'Records what was picked; what was not found is corrected in stock and sourced again.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.fulfilmentOrderEnded,
      refusals.alreadyPicked,
      refusals.lineUnknown,
      refusals.quantityTooLarge,
      refusals.unitsCancelled,
      refusals.stockRefused,
    ],
    async run(tx, items) {
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const work: Work = { progress: [], corrections: [], short: new Map() };
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        const problem = findProblem(order, item.input.lines ?? []);
        if (problem) return decline(problem);
        const { picked, short } = pickUnits(order!, item.input.lines ?? []);
        planWork(work, locations, order!, { index, item, picked, short });
        set.touch(order!);
        const ready = order!.kind === 'pickup' && picked.length > 0;
        if (ready) order!.readyUntil = addDays(tx.now, dependencies.pickupDays ?? DEFAULT_PICKUP_DAYS);
        emitPick(tx, item, locations, order!, picked, short);
        const sum = (lines: readonly PackedLine[]) => lines.reduce((all, line) => all + line.quantity, 0);
        return accept({ state: order!.state, pickedUnits: sum(picked), shortUnits: sum(short) });
      });
      await recordProgress(tx, dependencies, work.progress);
      await set.write();
      if (work.short.size > 0) await sourceAgain(tx, dependencies, work);
      return outcomes;
    },
  });
}

function findProblem(
  order: FulfilmentOrder | undefined,
  lines: readonly { lineNo: number; picked: number }[],
) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  if (order.state === 'done' || order.state === 'cancelled') return refusals.fulfilmentOrderEnded;
  if (order.state !== 'open' && order.state !== 'picking') return refusals.alreadyPicked;
  const seen = new Set<number>();
  for (const { lineNo, picked } of lines) {
    const line = findLine(order, lineNo);
    if (!line || seen.has(lineNo)) return refuse(refusals.lineUnknown, { lineNo });
    seen.add(lineNo);
    if (picked > toPick(line)) {
      return refuse(refusals.quantityTooLarge, { lineNo, toPick: toPick(line), picked });
    }
  }
  return null;
}

/** Moves the units within the fulfilment order. */
function pickUnits(order: FulfilmentOrder, lines: readonly { lineNo: number; picked: number }[]) {
  const told = new Map(lines.map((line) => [line.lineNo, line.picked]));
  const picked: PackedLine[] = [];
  const short: PackedLine[] = [];
  for (const line of order.lines) {
    const { lineNo, sku } = line;
    const wanted = toPick(line);
    const found = told.get(lineNo) ?? wanted;
    line.picked += found;
    line.short += wanted - found;
    if (found > 0) picked.push({ lineNo, sku, quantity: found });
    if (wanted > found) short.push({ lineNo, sku, quantity: wanted - found });
  }
  return { picked, short };
}

function planWork(
  work: Work,
  locations: LocationList,
  order: FulfilmentOrder,
  {
    index,
    item,
    picked,
    short,
  }: { index: number; item: Item<unknown>; picked: PackedLine[]; short: PackedLine[] },
): void {
  const { locationId, orderId } = order;
  const reference = publicFulfilmentId(order);
  const move =
    (to: 'picked' | 'backordered') =>
    (line: PackedLine): UnitMove => ({
      lineNo: line.lineNo,
      locationId,
      from: 'released',
      to,
      quantity: line.quantity,
    });
  const moves = [...picked.map(move('picked')), ...short.map(move('backordered'))];
  work.progress.push({ index, item, orderId, reference, moves });
  const location = locations.byId.get(locationId)!.code;
  for (const { sku, quantity } of short) {
    work.corrections.push({
      index,
      item,
      sku,
      location,
      quantity: -quantity,
      type: 'pick-shortage',
      reason: 'not found when picking',
      reference,
    });
  }
  if (short.length > 0) {
    const before = work.short.get(orderId)?.locationIds ?? [];
    work.short.set(orderId, { item, locationIds: [...before, locationId] });
  }
}

/** Not from the locations that could not find the units, whatever more their stock says. */
async function sourceAgain(tx: CommandTx, dependencies: FulfilmentDependencies, work: Work): Promise<void> {
  await correctStock(tx, dependencies, work.corrections);
  const items = [...work.short].map(([orderId, { item }]) => ({
    actor: item.actor,
    input: { orderId: formatId('ord', orderId) },
  }));
  const notFrom = [...work.short.values()].map((each) => each.locationIds.map((id) => formatId('loc', id)));
  await tx.call(
    dependencies.orders.allocateBackorders,
    items.map(({ actor, input }, at) => ({ actor, input: { ...input, notFrom: notFrom[at]! } })),
  );
  // Orders on hold keep what they got as reserved; it is released with the rest when the hold ends.
  await releaseReserved(tx, dependencies, items);
}

function emitPick(
  tx: CommandTx,
  item: Item<unknown>,
  locations: LocationList,
  order: FulfilmentOrder,
  picked: readonly PackedLine[],
  short: readonly PackedLine[],
): void {
  const { state, readyUntil } = order;
  if (picked.length > 0)
    tx.emit(item, fulfilmentEvent('fulfilment.pickCompleted', order, locations, picked, { state }));
  if (short.length > 0)
    tx.emit(item, fulfilmentEvent('fulfilment.pickShort', order, locations, short, { state }));
  if (readyUntil && picked.length > 0) {
    const attributes = pickupAttributes(order, locations.byId.get(order.locationId), readyUntil);
    tx.emit(item, fulfilmentEvent('fulfilment.readyForPickup', order, locations, picked, attributes));
  }
}

const addDays = (instant: Date, days: number) => new Date(instant.getTime() + days * 86_400_000);
