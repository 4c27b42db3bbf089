// Takes a data set out of the catalogue; a job has the engine drop what it holds of it.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../../platform/command.ts';
import type { Uuid } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { deleteDataSet } from '../../store/data-sets.ts';
import { DataSetId } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

export const removeDataSet = defineCommand({
  name: 'insight.removeDataSet',
  summary: 'Removes a data set with everything in it.',
  input: Type.Object({ dataSetId: DataSetId }, closed),
  output: Type.Object({ dataSetId: DataSetId, removed: Type.Literal(true) }, closed),
  roles: ['operations'],
  refusals: [insightRefusals.dataSetUnknown],
  maxItems: 50,
  async run(tx, items) {
    const outcomes = [];
    for (const item of items) {
      const { dataSetId } = item.input;
      const state = await deleteDataSet(tx, dataSetId as Uuid);
      if (state === null) {
        outcomes.push(decline(insightRefusals.dataSetUnknown));
        continue;
      }
      if (state === 'ready') tx.enqueue({ task: 'insight.dropLog', payload: { dataSetId } });
      tx.emit(item, { type: 'insight.dataSetRemoved', objects: [['data-set', dataSetId, 'data-set']] });
      outcomes.push(accept({ dataSetId, removed: true as const }));
    }
    return outcomes;
  },
});
