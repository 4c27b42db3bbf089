// One model that logs can be held against: its drawing, which activities prove which element, and where the comparison is generous.
import { defineOperation } from '../../engine/operation.ts';
import { LIVE } from '../../log/data-sets.ts';
import { defaultNotion, readCaseLog } from '../../log/read-case-log.ts';
import { explainSimplifications } from '../bpmn/simplifications.ts';
import { resolveModels } from '../resolve-model.ts';
import { AskModel, type ModelView } from '../schemas.ts';
import { viewModelHead } from '../views.ts';

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
