// Takes a BPMN or PNML file as a model that logs can be held against. It must be readable and have activities.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { refuse } from '../../../../platform/errors.ts';
import { formatId, newUuid } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { insertModel } from '../../store/conformance.ts';
import { byNames } from '../bpmn/labelling.ts';
import { readDrawing } from '../bpmn/read-drawing.ts';
import { translateDrawing } from '../bpmn/translate.ts';
import { readPnml } from '../read-pnml.ts';
import { UploadModelInput, UploadModelOutput } from '../schemas.ts';

export const uploadModel = defineCommand({
  name: 'insight.uploadModel',
  summary: 'Uploads a BPMN or PNML model that logs can be held against.',
  input: UploadModelInput,
  output: UploadModelOutput,
  roles: ['operations'],
  refusals: [insightRefusals.modelUnreadable],
  maxItems: 10,
  async run(tx, items) {
    const outcomes: Outcome<{ modelId: string; ref: string; format: 'bpmn' | 'pnml'; activities: number }>[] =
      [];
    for (const item of items) {
      const { name, source } = item.input;
      const read = await examine(source);
      if (!read.ok) {
        outcomes.push(
          decline(
            refuse(insightRefusals.modelUnreadable, { problems: [{ at: '/source', message: read.problem }] }),
          ),
        );
        continue;
      }
      const uuid = newUuid();
      const modelId = formatId('mdl', uuid);
      const { format, activities } = read;
      await insertModel(tx, { modelId: uuid, name, format, source, actor: item.actor.id }, tx.now);
      tx.emit(item, {
        type: 'insight.modelUploaded',
        objects: [['model', modelId, 'uploaded']],
        attributes: { name, format, activities },
      });
      outcomes.push(accept({ modelId, ref: `upload:${modelId}`, format, activities }));
    }
    return outcomes;
  },
});

type Examined = { ok: true; format: 'bpmn' | 'pnml'; activities: number } | { ok: false; problem: string };

async function examine(source: string): Promise<Examined> {
  const isPnml = /<(?:\w+:)?pnml[\s>]/.test(source);
  if (isPnml) {
    const read = readPnml(source);
    if (!read.ok) return read;
    const activities = new Set(read.net.transitions.flatMap(({ label }) => label ?? [])).size;
    return activities === 0
      ? { ok: false, problem: 'No transition has a name' }
      : { ok: true, format: 'pnml', activities };
  }
  const read = await readDrawing(source);
  if (!read.ok) return read;
  const { net } = translateDrawing(read.drawing, byNames(new Set()));
  return net.labels.length === 0
    ? { ok: false, problem: 'No task is drawn in the process' }
    : { ok: true, format: 'bpmn', activities: net.labels.length };
}
