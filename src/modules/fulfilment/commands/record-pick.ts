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
import { Quantity } from '../../../platform/schemas.ts';
import { inventoryRefusals, type LocationList, LotCode } from '../../inventory/index.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { findLine, loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { moveWork, type WorkToMove } from '../move-work.ts';
import { emitReady, type PickupContext, readPickupContext } from '../pickups.ts';
import { correctStock, type Progress, recordProgress } from '../progress.ts';
import { releaseMoved } from '../release-moved.ts';
import { keepTimes } from '../rules/keep-pickup.ts';
import { toPick } from '../rules.ts';
import {
  closed,
  FulfilmentOrderId,
  FulfilmentStateName,
  LineNo,
  ShortReason,
  type ShortReasonName,
  Units,
} from '../schemas.ts';
import type { FulfilmentOrder, PackedLine } from '../types.ts';
import { type LineCorrection, type LinePick, pickLots, splitByLot } from '../work-lots.ts';

const TakenLots = Type.Array(Type.Object({ lot: LotCode, quantity: Quantity }, closed), {
  maxItems: 200,
  description: 'Where lots are tracked: which were taken, if others than told',
});

const PickedLine = Type.Object(
  {
    lineNo: LineNo,
    picked: Type.Optional(Units),
    shortReason: Type.Optional(ShortReason),
    lots: Type.Optional(TakenLots),
  },
  closed,
);

const Input = Type.Object(
  {
    fulfilmentOrderId: FulfilmentOrderId,
    lines: Type.Optional(
      Type.Array(PickedLine, {
        maxItems: 2000,
        description:
          'Lines of which fewer units were found, or other lots than told; what is not named was picked whole and as told',
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
  picks: LinePick[];
  progress: Progress[];
  corrections: LineCorrection[];
  short: WorkToMove[];
}

export function createRecordPick(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.recordPick',
    summary: 'Records what was picked; what was not found is corrected in stock and sourced again.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.isOffered,
      refusals.alreadyPicked,
      refusals.lineUnknown,
      refusals.quantityTooLarge,
      refusals.unitsCancelled,
      refusals.stockRefused,
      inventoryRefusals.lotNotTracked,
      inventoryRefusals.lotNeeded,
      inventoryRefusals.lotsDiffer,
      inventoryRefusals.lotShort,
      inventoryRefusals.lotExpired,
    ],
    async run(tx, items) {
      const context = await readPickupContext(tx, parts);
      const { locations } = context;
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const work: Work = { picks: [], progress: [], corrections: [], short: [] };
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        const problem = findProblem(order, item.input.lines ?? []);
        if (problem) return decline(problem);
        const { picked, short, each } = pickUnits(order!, item.input.lines ?? []);
        work.picks.push(...each.map((pick) => ({ ...pick, index, order: order! })));
        planWork(work, locations, order!, { index, item, picked, short });
        set.touch(order!);
        if (order!.kind === 'pickup' && picked.length > 0) {
          const location = locations.byId.get(order!.locationId)!;
          Object.assign(order!, keepTimes(location, context.rulesOf(location), tx.now));
        }
        emitPick(tx, item, context, order!, picked, short);
        const sum = (lines: readonly PackedLine[]) => lines.reduce((all, line) => all + line.quantity, 0);
        return accept({ state: order!.state, pickedUnits: sum(picked), shortUnits: sum(short) });
      });
      const missingLots = await pickLots(tx, context, work.picks);
      await recordProgress(tx, parts, work.progress);
      if (work.short.length > 0) await moveWork(tx, parts, set, work.short);
      await set.write();
      if (work.short.length > 0) {
        await correctStock(tx, parts, splitByLot(work.corrections, missingLots));
        await releaseMoved(tx, parts, work.short);
      }
      return outcomes;
    },
  });
}

type ToldLine = Static<typeof PickedLine>;

interface ShortLine extends PackedLine {
  shortReason: ShortReasonName;
}

function findProblem(order: FulfilmentOrder | undefined, lines: readonly ToldLine[]) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  if (order.state === 'done' || order.state === 'cancelled') return refusals.fulfilmentOrderEnded;
  if (order.held) return refusals.orderHeld;
  if (order.state === 'offered') return refusals.isOffered;
  if (order.state !== 'open' && order.state !== 'picking') return refusals.alreadyPicked;
  const seen = new Set<number>();
  for (const { lineNo, picked } of lines) {
    const line = findLine(order, lineNo);
    if (!line || seen.has(lineNo)) return refuse(refusals.lineUnknown, { lineNo });
    seen.add(lineNo);
    if (picked !== undefined && picked > toPick(line)) {
      return refuse(refusals.quantityTooLarge, { lineNo, toPick: toPick(line), picked });
    }
  }
  return null;
}

/** Moves the units within the fulfilment order. */
function pickUnits(order: FulfilmentOrder, lines: readonly ToldLine[]) {
  const told = new Map(lines.map((line) => [line.lineNo, line]));
  const picked: PackedLine[] = [];
  const short: ShortLine[] = [];
  const each: Omit<LinePick, 'index' | 'order'>[] = [];
  for (const line of order.lines) {
    const { lineNo, sku } = line;
    const wanted = toPick(line);
    const { picked: found = wanted, shortReason = 'not-found', lots } = told.get(lineNo) ?? {};
    line.picked += found;
    line.short += wanted - found;
    if (found > 0) picked.push({ lineNo, sku, quantity: found });
    if (wanted > found) short.push({ lineNo, sku, quantity: wanted - found, shortReason });
    if (wanted > 0) each.push({ lineNo, sku, found, missing: wanted - found, lots });
  }
  return { picked, short, each };
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
  }: { index: number; item: Item<unknown>; picked: PackedLine[]; short: ShortLine[] },
): void {
  const { locationId, orderId } = order;
  const reference = publicFulfilmentId(order);
  if (picked.length > 0) {
    const moves = picked.map(({ lineNo, quantity }) => {
      return { lineNo, locationId, from: 'released' as const, to: 'picked' as const, quantity };
    });
    work.progress.push({ index, item, orderId, reference, moves });
  }
  if (short.length === 0) return;
  // Not from here, whatever more the stock says.
  work.short.push({ index, item, order, lines: short, reason: 'pick-short', isTaken: true });
  const location = locations.byId.get(locationId)!.code;
  for (const { lineNo, sku, quantity, shortReason } of short) {
    work.corrections.push({
      order,
      lineNo,
      index,
      item,
      sku,
      location,
      quantity: -quantity,
      type: 'pick-shortage',
      reason: `${shortReason.replace('-', ' ')} when picking`,
      reference,
    });
  }
}

function emitPick(
  tx: CommandTx,
  item: Item<unknown>,
  context: PickupContext,
  order: FulfilmentOrder,
  picked: readonly PackedLine[],
  short: readonly ShortLine[],
): void {
  const { locations } = context;
  const { state } = order;
  if (picked.length > 0)
    tx.emit(item, fulfilmentEvent('fulfilment.pickCompleted', order, locations, picked, { state }));
  for (const [reason, lines] of Map.groupBy(short, (line) => line.shortReason))
    tx.emit(item, fulfilmentEvent('fulfilment.pickShort', order, locations, lines, { state, reason }));
  if (order.kind === 'pickup' && picked.length > 0) emitReady(tx, item, context, order, picked);
}
