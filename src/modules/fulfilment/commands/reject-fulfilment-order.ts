// A location turns work down, with the reason: the units that it has not picked are sourced elsewhere at once, and not from there
// again. What is not on its shelf, or broken, is corrected in its stock.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { type Refusal, type RefusalKind, refuse } from '../../../platform/errors.ts';
import { Quantity, Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import { openDayBook } from '../day-book.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { type FulfilmentSet, findLine, loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { moveWork, type WorkToMove } from '../move-work.ts';
import { linesToPick } from '../offer-work.ts';
import { correctStock } from '../progress.ts';
import { releaseMoved } from '../release-moved.ts';
import { isEnded, toPick } from '../rules.ts';
import { closed, FulfilmentOrderId, FulfilmentStateName, LineNo } from '../schemas.ts';
import type { FulfilmentOrder, PackedLine } from '../types.ts';
import { type LineCorrection, readLotsTurnedDown, splitByLot } from '../work-lots.ts';

export const REJECTION_REASONS = [
  'no-stock',
  'damaged',
  'no-capacity',
  'closed',
  'not-able',
  'other',
] as const;
type RejectionReason = (typeof REJECTION_REASONS)[number];

const Input = Type.Object(
  {
    fulfilmentOrderId: FulfilmentOrderId,
    reason: Type.Enum(REJECTION_REASONS),
    note: Type.Optional(Text(500)),
    lines: Type.Optional(
      Type.Array(Type.Object({ lineNo: LineNo, quantity: Quantity }, closed), {
        minItems: 1,
        maxItems: 2000,
        description: 'Units that are turned down; everything that is not picked unless told',
      }),
    ),
  },
  closed,
);
const Output = Type.Object({
  state: FulfilmentStateName,
  rejectedUnits: Type.Integer(),
  backorderedUnits: Type.Integer({ description: 'Those of the rejected that nobody else has' }),
});
type RejectItem = Item<Static<typeof Input>>;

/** What the customer is told when the day moves. */
const TOLD: Readonly<Record<RejectionReason, string | undefined>> = {
  'no-stock': 'out-of-stock',
  damaged: 'damaged',
  'no-capacity': 'high-demand',
  closed: 'location-closed',
  'not-able': undefined,
  other: undefined,
};
/** The units are not there to be sold to the next one. */
const GONE: ReadonlySet<RejectionReason> = new Set(['no-stock', 'damaged']);

export function createRejectFulfilmentOrder(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.rejectFulfilmentOrder',
    summary: 'Turns down work at a location; it is sourced elsewhere, and not from there again.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.fulfilmentOrderEnded,
      refusals.isPickup,
      refusals.isOffered,
      refusals.nothingToReject,
      refusals.lineUnknown,
      refusals.quantityTooLarge,
      refusals.unitsCancelled,
      refusals.stockRefused,
    ],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await parts.locations.read(tx, versions);
      const tracked = await parts.lots.read(tx, versions);
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const lotsOf = await readLotsTurnedDown(tx, tracked, ordersToCorrect(items, set));
      const days = await openDayBook(tx, []);
      const works: WorkToMove[] = [];
      const corrections: LineCorrection[] = [];
      const rejected = items.map((item, index) => {
        const order = set.order(item.input.fulfilmentOrderId);
        const problem = findProblem(item, order);
        if (problem) return problem;
        const lines = item.input.lines ? joinLines(order!, item.input.lines) : linesToPick(order!);
        for (const { lineNo, quantity } of lines) findLine(order!, lineNo)!.moved += quantity;
        set.touch(order!);
        const location = locations.byId.get(order!.locationId)!;
        const units = lines.reduce((sum, line) => sum + line.quantity, 0);
        days.give(order!, location, units);
        const { reason, note } = item.input;
        const attributes = { reason, note: note ?? null, state: order!.state };
        tx.emit(item, fulfilmentEvent('fulfilment.workRejected', order!, locations, lines, attributes));
        works.push({ index, item, order: order!, lines, isTaken: true, ...toMove(reason, note) });
        if (GONE.has(reason)) corrections.push(...correct(index, item, order!, location.code, lines));
        return { order: order!, units, at: works.length - 1 };
      });
      const moved = await moveWork(tx, parts, set, works);
      await set.write();
      await correctStock(tx, parts, splitByLot(corrections, lotsOf));
      await releaseMoved(tx, parts, works);
      await days.write();
      return rejected.map((each): Outcome<Static<typeof Output>> => {
        if ('code' in each) return decline(each);
        const { backorderedUnits } = moved[each.at]!;
        return accept({ state: each.order.state, rejectedUnits: each.units, backorderedUnits });
      });
    },
  });
}

/** Those whose units are taken out of stock, of which lots matter. */
const ordersToCorrect = (items: readonly RejectItem[], set: FulfilmentSet): FulfilmentOrder[] =>
  items.flatMap(({ input }) => (GONE.has(input.reason) ? (set.order(input.fulfilmentOrderId) ?? []) : []));

function toMove(reason: RejectionReason, note: string | undefined) {
  const tellAs = TOLD[reason];
  return {
    reason: 'rejected' as const,
    note: note === undefined ? reason : `${reason}: ${note}`.slice(0, 500),
    ...(tellAs === undefined ? {} : { tellAs }),
    exclude: true,
  };
}

function correct(
  index: number,
  item: RejectItem,
  order: FulfilmentOrder,
  location: string,
  lines: readonly PackedLine[],
): LineCorrection[] {
  const isBroken = item.input.reason === 'damaged';
  return lines.map(({ lineNo, sku, quantity }) => ({
    order,
    lineNo,
    index,
    item,
    sku,
    location,
    quantity: -quantity,
    type: isBroken ? 'adjustment' : 'pick-shortage',
    reason: isBroken ? 'damaged, says the location' : 'not there, says the location',
    reference: publicFulfilmentId(order),
  }));
}

/** A line that is named twice counts once, with all its units. */
function joinLines(
  order: FulfilmentOrder,
  lines: readonly { lineNo: number; quantity: number }[],
): PackedLine[] {
  const joined = new Map<number, PackedLine>();
  for (const { lineNo, quantity } of lines) {
    const { sku } = findLine(order, lineNo)!;
    joined.set(lineNo, { lineNo, sku, quantity: quantity + (joined.get(lineNo)?.quantity ?? 0) });
  }
  return [...joined.values()];
}

/** Why nothing of the work may be turned down; null where something may. */
export function judgeRejection(order: FulfilmentOrder): Refusal | RefusalKind | null {
  if (isEnded(order.state)) return refuse(refusals.fulfilmentOrderEnded, { state: order.state });
  if (order.parcelId !== null) return refusals.isPickup;
  if (order.state === 'offered') return refusals.isOffered;
  return linesToPick(order).length === 0 ? refusals.nothingToReject : null;
}

function findProblem({ input }: RejectItem, order: FulfilmentOrder | undefined) {
  if (!order) return refusals.fulfilmentOrderUnknown;
  const refusal = judgeRejection(order);
  if (refusal) return refusal;
  const wanted = new Map<number, number>();
  for (const { lineNo, quantity } of input.lines ?? [])
    wanted.set(lineNo, (wanted.get(lineNo) ?? 0) + quantity);
  for (const [lineNo, quantity] of wanted) {
    const line = findLine(order, lineNo);
    if (!line) return refuse(refusals.lineUnknown, { lineNo });
    if (quantity > toPick(line))
      return refuse(refusals.quantityTooLarge, { lineNo, toPick: toPick(line), asked: quantity });
  }
  return null;
}
