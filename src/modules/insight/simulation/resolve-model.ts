// The single place that finds the process to simulate by its reference: the log's own graph, a deployed version, a draft, an uploaded drawing.
import type { Queryable } from '../../../platform/db.ts';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { readDeployedProcesses, readModelDraft, readProcessXml } from '../../workflow/index.ts';
import { labellingOf } from '../conformance/bpmn/labelling.ts';
import { readDrawing } from '../conformance/bpmn/read-drawing.ts';
import { insightRefusals } from '../errors.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { selectModel } from '../store/conformance.ts';
import { buildFromDrawing } from './build-from-drawing.ts';
import { buildFromLog } from './build-from-log.ts';
import type { SimModel } from './model.ts';
import { readTimers } from './read-timers.ts';

export interface ModelSource {
  readonly db: Queryable;
  readonly log: CaseLog;
  /** Whether it is the log of our own orders. */
  readonly isLive: boolean;
}

export async function resolveSimulatedModel(
  ref: string,
  { db, log, isLive }: ModelSource,
): Promise<SimModel> {
  if (ref === 'log') return buildFromLog(log, '');
  const xml = await readXml(db, ref);
  if (xml === null) throw new ItemRefused(0, refuse(insightRefusals.modelUnknown, { model: ref }));
  const read = await readDrawing(xml);
  if (!read.ok) throw new ItemRefused(0, refuse(insightRefusals.modelUnreadable, { problem: read.problem }));
  const { drawing } = read;
  const activities = new Set(log.activities);
  const labelling = labellingOf(drawing, isLive, activities);
  return buildFromDrawing({ drawing, labelling, timers: readTimers(drawing), activities });
}

async function readXml(db: Queryable, ref: string): Promise<string | null> {
  const at = ref.indexOf(':');
  const name = ref.slice(at + 1);
  switch (ref.slice(0, at)) {
    case 'process': {
      const [processId, version] = name.split('@') as [string, string?];
      const head = (await readDeployedProcesses(db)).find(
        (each) => each.processId === processId && (version === undefined || each.version === Number(version)),
      );
      return head ? readProcessXml(db, processId, head.version) : null;
    }
    case 'draft':
      return (await readModelDraft(db, 'process', name))?.xml ?? null;
    default: {
      const modelId = parseId('mdl', name);
      const row = modelId ? await selectModel(db, modelId) : null;
      return row?.format === 'bpmn' ? row.source : null;
    }
  }
}
