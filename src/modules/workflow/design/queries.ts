// Reads of the designer: drafts, versions of processes and decisions.
import type { Queryable } from '../../../platform/db.ts';
import { selectDecisionHeads, selectDefinitionHeads } from '../store/definitions.ts';
import { type DraftHead, selectDraft, selectDraftHeads } from '../store/drafts.ts';
import { countInstances } from '../store/instances.ts';
import type { ModelKind } from './schemas.ts';

const showDraft = ({ savedAt, ...head }: DraftHead) => ({ ...head, savedAt: savedAt.toISOString() });

export async function listDrafts(db: Queryable) {
  return { items: (await selectDraftHeads(db)).map(showDraft) };
}

export async function readDraft(db: Queryable, kind: ModelKind, modelId: string) {
  const draft = await selectDraft(db, kind, modelId);
  return draft ? { ...showDraft(draft), xml: draft.xml } : null;
}

/** Versions of a process, newest first; null when there is no such process. */
export async function listVersions(db: Queryable, processId: string) {
  const heads = (await selectDefinitionHeads(db)).filter((head) => head.processId === processId);
  if (heads.length === 0) return null;
  const counts = await countInstances(db, processId);
  return {
    items: heads.map((head, index) => ({
      version: head.version,
      name: head.name,
      note: head.note,
      deployedAt: head.deployedAt.toISOString(),
      deployedBy: head.deployedBy,
      isNewest: index === 0,
      instances: Object.fromEntries(
        counts
          .filter((count) => count.version === head.version)
          .map((count) => [count.status, count.instances]),
      ),
    })),
  };
}

export async function listDecisions(db: Queryable) {
  const heads = await selectDecisionHeads(db);
  return {
    items: heads.map((head, index) => ({
      ...head,
      deployedAt: head.deployedAt.toISOString(),
      isNewest: heads[index - 1]?.decisionId !== head.decisionId,
    })),
  };
}
