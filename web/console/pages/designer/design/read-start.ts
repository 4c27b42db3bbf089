// Where drawing begins: the draft where there is one, otherwise the newest version.
import {
  listDecisions,
  listVersions,
  type ModelKind,
  readDecision,
  readDraft,
} from '../../../../api/designer.ts';
import { readModel } from '../../../../api/workflow.ts';
import type { DraftStart } from './use-draft.ts';

export async function readStart(kind: ModelKind, modelId: string): Promise<DraftStart> {
  const draft = await readDraft(kind, modelId);
  if (draft) {
    const { xml, name, basedOn, newestVersion, revision, savedAt } = draft;
    return { xml, name, basedOn, newestVersion, revision, savedAt };
  }
  const newest = await readNewest(kind, modelId);
  return {
    xml: newest.xml,
    name: newest.name,
    basedOn: newest.version,
    newestVersion: newest.version,
    revision: 0,
    savedAt: null,
  };
}

async function readNewest(kind: ModelKind, modelId: string) {
  if (kind === 'process') {
    const newest = (await listVersions(modelId)).items.find((each) => each.isNewest);
    // Asked even where there is none: the server says so in its own sentence.
    const { xml } = await readModel(modelId, newest?.version ?? 1);
    return { xml, name: newest?.name ?? modelId, version: newest?.version ?? 1 };
  }
  const newest = (await listDecisions()).items.find((each) => each.decisionId === modelId && each.isNewest);
  const { xml } = await readDecision(modelId, newest?.version ?? 1);
  return { xml, name: newest?.name ?? modelId, version: newest?.version ?? 1 };
}
