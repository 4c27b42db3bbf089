// Enters a log that the engine has taken in, or the report of one that it refused, into the catalogue.
import Type from 'typebox';
import { accept, defineCommand } from '../../../../platform/command.ts';
import type { Uuid } from '../../../../platform/ids.ts';
import { insertDataSet } from '../../store/data-sets.ts';
import { DataSetView } from '../schemas.ts';

const { dataSetId, name, format, state, counts, report } = DataSetView.properties;

export const recordDataSet = defineCommand({
  name: 'insight.recordDataSet',
  summary: 'Enters a data set into the catalogue.',
  input: Type.Object({ dataSetId, name, format, state, counts, report }, { additionalProperties: false }),
  output: DataSetView,
  roles: ['operations'],
  refusals: [],
  routeReason:
    'The upload of a log calls it once the engine has read the log; on its own it would name a log that is not there.',
  maxItems: 10,
  async run(tx, items) {
    const outcomes = [];
    for (const item of items) {
      const { input, actor } = item;
      await insertDataSet(tx, { ...input, createdBy: actor.id }, tx.now);
      tx.emit(item, {
        type: input.state === 'ready' ? 'insight.dataSetImported' : 'insight.dataSetRefused',
        objects: [['data-set', input.dataSetId as Uuid, 'data-set']],
        attributes: { name: input.name, format: input.format, events: input.counts?.events ?? null },
      });
      outcomes.push(accept({ ...input, createdBy: actor.id, createdAt: tx.now.toISOString() }));
    }
    return outcomes;
  },
});
