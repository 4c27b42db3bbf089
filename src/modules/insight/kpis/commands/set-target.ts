// Sets what a KPI is to reach.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { formatId, newUuid, parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { definitionOf } from '../definitions.ts';
import { SetTargetInput, SetTargetOutput } from '../targets/schemas.ts';
import { lockTarget, upsertTarget } from '../targets/store.ts';

const WINDOW_DAYS = 7;

export const setTarget = defineCommand({
  name: 'insight.setTarget',
  summary: 'Sets what a KPI is to reach for orders of a filter; with an id it changes that target.',
  input: SetTargetInput,
  output: SetTargetOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.targetUnknown, insightRefusals.currencyNeeded],
  maxItems: 50,
  async run(tx, items) {
    const outcomes: Outcome<{ targetId: string }>[] = [];
    for (const item of items) {
      const { key, filter = {}, value, note = null } = item.input;
      const { better, unit } = definitionOf(key);
      const known = item.input.targetId === undefined ? null : parseId('tgt', item.input.targetId);
      if (item.input.targetId !== undefined && (known === null || !(await lockTarget(tx, known)))) {
        outcomes.push(decline(insightRefusals.targetUnknown));
        continue;
      }
      if ((unit === 'money' || key === 'receivable-days') && filter.currency === undefined) {
        outcomes.push(decline(insightRefusals.currencyNeeded));
        continue;
      }
      const targetId = known ?? newUuid();
      const direction = item.input.direction ?? (better === 'higher' ? 'at-least' : 'at-most');
      const windowDays = item.input.windowDays ?? WINDOW_DAYS;
      const { recipients = [], locale = 'en' } = item.input;
      await upsertTarget(tx, {
        targetId,
        key,
        filter,
        value,
        direction,
        windowDays,
        recipients,
        locale,
        note,
        setBy: item.actor.id,
        setAt: tx.now,
      });
      const publicId = formatId('tgt', targetId);
      tx.emit(item, {
        type: 'insight.targetSet',
        objects: [['target', publicId, 'target']],
        attributes: { key, filter, value, direction, windowDays },
      });
      outcomes.push(accept({ targetId: publicId }));
    }
    return outcomes;
  },
});
