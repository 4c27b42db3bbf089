// Ends a pick list on which not everything was found: what is missing is short, as at any pick.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { SetConflict } from '../../../platform/errors.ts';
import { Code, IdOf } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { type EndedList, loadPickLists, needsOf, recordFinds } from '../pick-lists.ts';
import { closed, FulfilmentOrderId, ShortReason } from '../schemas.ts';
import { updatePickLists } from '../store/pick-lists.ts';
import { MAX_TOTES } from './create-pick-list.ts';
import type { createRecordPick } from './record-pick.ts';

const Input = Type.Object(
  {
    pickListId: IdOf('pls'),
    reasons: Type.Optional(
      Type.Array(Type.Object({ sku: Code(100, 'A SKU of the list'), reason: ShortReason }, closed), {
        maxItems: 2000,
        description: 'Why units of a SKU are missing, where they are not simply not found',
      }),
    ),
    without: Type.Optional(
      Type.Array(FulfilmentOrderId, {
        maxItems: MAX_TOTES,
        description: 'Orders that are left as they are, to be picked one by one',
      }),
    ),
  },
  closed,
);
const Output = Type.Object({ foundUnits: Type.Integer(), shortUnits: Type.Integer() });

export function createFinishPickList(recordPick: ReturnType<typeof createRecordPick>) {
  return defineCommand({
    name: 'fulfilment.finishPickList',
    summary: 'Ends a pick list; units that were not found are short and sourced elsewhere.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.pickListUnknown, refusals.pickListEnded, ...recordPick.refusals],
    async run(tx, items) {
      const loaded = await loadPickLists(
        tx,
        items.map(({ input }) => input.pickListId),
        true,
      );
      const done: EndedList[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const { pickListId, without: left = [], reasons = [] } = item.input;
        const one = loaded.get(pickListId);
        if (!one) return decline(refusals.pickListUnknown);
        if (one.list.state === 'done') return decline(refusals.pickListEnded);
        one.list.state = 'done';
        one.list.endedAt = tx.now;
        const without = new Set<string>(left);
        const reasonOf = new Map(reasons.map(({ sku, reason }) => [sku, reason]));
        done.push({ index, item, loaded: one, without, reasonOf });
        const needs = needsOf(one).filter((need) => !without.has(need.fulfilmentOrderId));
        const foundUnits = needs.reduce((sum, need) => sum + need.found, 0);
        const shortUnits = needs.reduce((sum, need) => sum + need.quantity - need.found, 0);
        tx.emit(item, {
          type: 'fulfilment.pickListFinished',
          objects: [['pick-list', pickListId, 'finished']],
          attributes: { pickListId, foundUnits, shortUnits },
        });
        return accept({ foundUnits, shortUnits });
      });
      const lists = done.map(({ loaded: { list } }) => list);
      if ((await updatePickLists(tx, lists)) < lists.length)
        throw new SetConflict('a pick list was changed meanwhile');
      await recordFinds(tx, recordPick, done);
      return outcomes;
    },
  });
}
