// Removes a target; its alerts stay.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { RemoveTargetInput, RemoveTargetOutput } from '../targets/schemas.ts';
import { deleteTarget } from '../targets/store.ts';

export const removeTarget = defineCommand({
  name: 'insight.removeTarget',
  summary: 'Removes a target; its alerts stay.',
  input: RemoveTargetInput,
  output: RemoveTargetOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.targetUnknown],
  maxItems: 50,
  async run(tx, items) {
    const outcomes: Outcome<{ removed: boolean }>[] = [];
    for (const item of items) {
      const targetId = parseId('tgt', item.input.targetId);
      if (targetId === null || (await deleteTarget(tx, targetId)) === 0) {
        outcomes.push(decline(insightRefusals.targetUnknown));
        continue;
      }
      tx.emit(item, {
        type: 'insight.targetRemoved',
        objects: [['target', item.input.targetId, 'target']],
        attributes: {},
      });
      outcomes.push(accept({ removed: true }));
    }
    return outcomes;
  },
});
