// The single place where pick lists meet their fulfilment orders: loading, what is left, and what a scan is answered with.
import type { CommandTx, Item, Outcome } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { ItemRefused, refuse } from '../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import type { createRecordPick } from './commands/record-pick.ts';
import { publicFulfilmentId } from './fulfilment-set.ts';
import { isPickable, type Need, shareFinds, type Tote, unitsLeft } from './rules/share-finds.ts';
import type { ShortReasonName } from './schemas.ts';
import { type PickList, selectPickLists } from './store/pick-lists.ts';
import { selectFulfilmentOrders } from './store.ts';

export const publicPickListId = (list: { readonly pickListId: Uuid }) => formatId('pls', list.pickListId);

export interface LoadedList {
  readonly list: PickList;
  readonly totes: readonly Tote[];
}

/** Pick lists by public id with their fulfilment orders as they are now. */
export async function loadPickLists(
  db: Queryable,
  ids: Iterable<string>,
  lock = false,
): Promise<Map<string, LoadedList>> {
  const uuids = [...new Set([...ids].flatMap((id) => parseId('pls', id) ?? []))];
  const lists = uuids.length > 0 ? await selectPickLists(db, uuids, lock) : [];
  const wanted = new Set(lists.flatMap((list) => list.orders.flatMap((id) => parseId('ful', id) ?? [])));
  const orders = await selectFulfilmentOrders(db, [...wanted]);
  const byId = new Map(orders.map((order) => [publicFulfilmentId(order) as string, order]));
  return new Map(
    lists.map((list) => {
      const totes = list.orders.map((fulfilmentOrderId, at) => ({
        tote: at + 1,
        fulfilmentOrderId,
        order: byId.get(fulfilmentOrderId) ?? null,
      }));
      return [publicPickListId(list), { list, totes }];
    }),
  );
}

/** Every line of a list that is still to be picked, with what was found of it. */
export const needsOf = ({ list, totes }: LoadedList): Need[] => shareFinds(totes, list.found);

export const isFound = (loaded: LoadedList): boolean => unitsLeft(needsOf(loaded)) === 0;

type RecordPick = ReturnType<typeof createRecordPick>;

/** A list whose finds are to be recorded: all orders but some, and why units are missing. */
export interface EndedList {
  readonly index: number;
  readonly item: Item<unknown>;
  readonly loaded: LoadedList;
  readonly without?: ReadonlySet<string>;
  readonly reasonOf?: ReadonlyMap<string, ShortReasonName>;
}

/** Records what was found for each order of lists that are done; what was not found is short. Refuses a list where an order cannot be. */
export async function recordFinds(
  tx: CommandTx,
  recordPick: RecordPick,
  done: readonly EndedList[],
): Promise<void> {
  const calls = done.flatMap(({ index, item, loaded, without, reasonOf }) => {
    const needs = needsOf(loaded);
    return loaded.totes
      .filter(({ order, fulfilmentOrderId }) => isPickable(order) && !without?.has(fulfilmentOrderId))
      .map(({ fulfilmentOrderId }) => {
        const lines = needs
          .filter((need) => need.fulfilmentOrderId === fulfilmentOrderId)
          .map(({ lineNo, sku, found }) => {
            const shortReason = reasonOf?.get(sku);
            return { lineNo, picked: found, ...(shortReason ? { shortReason } : {}) };
          });
        return { index, actor: item.actor, input: { fulfilmentOrderId, lines } };
      });
  });
  if (calls.length === 0) return;
  const refused = (at: number, outcome: Extract<Outcome<unknown>, { ok: false }>['refusal']) => {
    const { index, input } = calls[at]!;
    const { fulfilmentOrderId } = input;
    return new ItemRefused(index, refuse(outcome, { ...outcome.details, fulfilmentOrderId }));
  };
  const outcomes = await tx.call(recordPick, calls).catch((error) => {
    throw error instanceof ItemRefused ? refused(error.index, error.refusal) : error;
  });
  outcomes.forEach((outcome, at) => {
    if (!outcome.ok) throw refused(at, outcome.refusal);
  });
}
