// The single place that takes work off a location and has the orders source it elsewhere: what was to be picked there is marked
// as moved, what was found elsewhere is released there in the same transaction.
import type { CommandTx, Item } from '../../platform/command.ts';
import { ItemRefused, type Refusal, refuse } from '../../platform/errors.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { ResourcingReason } from '../orders/index.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { refusals } from './errors.ts';
import { type FulfilmentSet, findLine, publicFulfilmentId } from './fulfilment-set.ts';
import { watchWaiting } from './store/late-risks.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';

export interface WorkToMove {
  /** The item's place in the set. */
  index: number;
  item: Item<unknown>;
  order: FulfilmentOrder;
  /** Units still to be picked. */
  lines: readonly PackedLine[];
  reason: ResourcingReason;
  tellAs?: string | undefined;
  note?: string | undefined;
  reference?: string;
  notFrom?: readonly Uuid[];
  to?: Uuid;
  exclude?: boolean;
  /** Locations that are not asked for these lines any more either. */
  excludeAlso?: readonly Uuid[];
  onlyBefore?: string | null;
  /** The units are off the fulfilment order's list already. */
  isTaken?: boolean;
}

export interface MovedWork {
  lines: PackedLine[];
  movedUnits: number;
  backorderedUnits: number;
}

/**
 * Moves the work in memory and in the orders; the caller writes the set and then calls releaseMoved. Throws ItemRefused where the
 * units are not there any more, or not at the location that they should go to.
 */
export async function moveWork(
  tx: CommandTx,
  { orders }: FulfilmentParts,
  set: FulfilmentSet,
  works: readonly WorkToMove[],
): Promise<MovedWork[]> {
  const outcomes = await tx.call(
    orders.resourceUnits,
    works.map((work) => ({ actor: work.item.actor, input: inputOf(work) })),
  );
  const waiting: FulfilmentOrder[] = [];
  const moves = outcomes.map((outcome, at): MovedWork => {
    const { index, order, isTaken = false } = works[at]!;
    if (!outcome.ok) throw new ItemRefused(index, explain(outcome.refusal, publicFulfilmentId(order)));
    const { moved, movedUnits, backorderedUnits } = outcome.result;
    const lines = moved.map(({ lineNo, quantity }): PackedLine => {
      const line = findLine(order, lineNo)!;
      if (!isTaken) line.moved += quantity;
      return { lineNo, sku: line.sku, quantity };
    });
    if (movedUnits > 0) set.touch(order);
    if (backorderedUnits > 0) waiting.push(order);
    return { lines, movedUnits, backorderedUnits };
  });
  await watchWaiting(tx, waiting, tx.now);
  return moves;
}

function inputOf({
  order,
  lines,
  reason,
  tellAs,
  note,
  reference,
  notFrom,
  to,
  exclude,
  excludeAlso,
  onlyBefore,
}: WorkToMove) {
  const locationId = formatId('loc', order.locationId);
  return {
    orderId: formatId('ord', order.orderId),
    units: lines.map(({ lineNo, quantity }) => ({ lineNo, locationId, from: 'released' as const, quantity })),
    reason,
    reference: reference ?? publicFulfilmentId(order),
    ...(tellAs === undefined ? {} : { tellAs }),
    ...(note === undefined ? {} : { note }),
    ...(notFrom === undefined ? {} : { notFrom: notFrom.map((id) => formatId('loc', id)) }),
    ...(to === undefined ? {} : { to: formatId('loc', to) }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(excludeAlso === undefined ? {} : { excludeAlso: excludeAlso.map((id) => formatId('loc', id)) }),
    ...(onlyBefore === undefined ? {} : { onlyBefore }),
  };
}

function explain(refusal: Refusal, of: string): Refusal {
  if (refusal.code === 'orders.not-there') return refuse(refusals.stockGone, refusal.details);
  return refuse(refusals.unitsCancelled, { of, because: refusal.code });
}
