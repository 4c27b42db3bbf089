// Removes an uploaded model; processes that run here are not removed by anybody.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { deleteModel } from '../../store/conformance.ts';
import { RemoveModelInput, RemoveModelOutput } from '../schemas.ts';

export const removeModel = defineCommand({
  name: 'insight.removeModel',
  summary: 'Removes an uploaded model.',
  input: RemoveModelInput,
  output: RemoveModelOutput,
  roles: ['operations'],
  refusals: [insightRefusals.modelUnknown],
  maxItems: 50,
  async run(tx, items) {
    const outcomes: Outcome<{ removed: boolean }>[] = [];
    for (const item of items) {
      const { modelId } = item.input;
      const uuid = parseId('mdl', modelId);
      if (!uuid || !(await deleteModel(tx, uuid))) {
        outcomes.push(decline(insightRefusals.modelUnknown));
        continue;
      }
      tx.emit(item, {
        type: 'insight.modelRemoved',
        objects: [['model', modelId, 'removed']],
        attributes: {},
      });
      outcomes.push(accept({ removed: true }));
    }
    return outcomes;
  },
});
