// The models that logs can be held against, and one of them with what is compared of it.
import { formatId } from '../../../../platform/ids.ts';
import { readDeployedProcesses } from '../../../workflow/index.ts';
import { defineOperation } from '../../engine/operation.ts';
import { LIVE } from '../../log/data-sets.ts';
import { defaultNotion, readCaseLog } from '../../log/read-case-log.ts';
import { selectModels } from '../../store/conformance.ts';
import { explainSimplifications } from '../bpmn/simplifications.ts';
import { resolveModels } from '../resolve-model.ts';
import { AskModel, AskModels, type ModelsView, type ModelView } from '../schemas.ts';
import { viewModelHead } from '../views.ts';

export const listModels = defineOperation({
  name: 'insight.listModels',
  input: AskModels,
  async run({ db }): Promise<ModelsView> {
    const deployed = Map.groupBy(await readDeployedProcesses(db), (head) => head.processId);
    const uploaded = await selectModels(db);
    return {
      items: [
        ...[...deployed].map(([processId, heads]) => {
          const [newest] = heads;
          return {
            ref: `process:${processId}`,
            name: newest!.name,
            kind: 'process' as const,
            format: 'bpmn' as const,
            version: newest!.version,
            versions: heads.map((head) => head.version),
            modelId: null,
            at: newest!.deployedAt.toISOString(),
            by: newest!.deployedBy,
          };
        }),
        ...uploaded.map((row) => {
          const modelId = formatId('mdl', row.modelId);
          return {
            ref: `upload:${modelId}`,
            name: row.name,
            kind: 'upload' as const,
            format: row.format,
            version: null,
            versions: [],
            modelId,
            at: row.uploadedAt.toISOString(),
            by: row.uploadedBy,
          };
        }),
      ],
    };
  },
});

export const readModel = defineOperation({
  name: 'insight.readModel',
  input: AskModel,
  async run({ sets, db }, { model: ref, dataset, notion }): Promise<ModelView> {
    const set = await sets.get(dataset ?? LIVE);
    const { activities } = await readCaseLog(set, notion ?? (await defaultNotion(set)));
    const [model] = await resolveModels(ref, { db, activities, isLive: set.id === LIVE });
    const { xml, elements, simplified } = model!;
    return {
      ...viewModelHead(model!),
      xml,
      elements: elements.map(({ id, name, labels }) => ({ element: id, name, activities: [...labels] })),
      simplified: explainSimplifications(simplified),
    };
  },
});
