// Gives a data set another name.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../../platform/command.ts';
import type { Uuid } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { updateDataSetName } from '../../store/data-sets.ts';
import { DataSetId, DataSetName } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

export const renameDataSet = defineCommand({
  name: 'insight.renameDataSet',
  summary: 'Gives a data set another name.',
  input: Type.Object({ dataSetId: DataSetId, name: DataSetName }, closed),
  output: Type.Object({ dataSetId: DataSetId, name: DataSetName }, closed),
  roles: ['operations'],
  refusals: [insightRefusals.dataSetUnknown],
  maxItems: 50,
  async run(tx, items) {
    const outcomes = [];
    for (const item of items) {
      const { dataSetId, name } = item.input;
      if (!(await updateDataSetName(tx, dataSetId as Uuid, name))) {
        outcomes.push(decline(insightRefusals.dataSetUnknown));
        continue;
      }
      tx.emit(item, {
        type: 'insight.dataSetRenamed',
        objects: [['data-set', dataSetId, 'data-set']],
        attributes: { name },
      });
      outcomes.push(accept({ dataSetId, name }));
    }
    return outcomes;
  },
});
