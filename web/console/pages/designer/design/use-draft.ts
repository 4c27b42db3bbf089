// The draft of one model while it is drawn: begun from the newest version where there is none, saved as it changes, one save at a
// time, and never over what somebody else has saved meanwhile without being told to.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ApiRefusal, newIdempotencyKey } from '../../../../api/call.ts';
import { type ModelKind, readDraft, saveDraft } from '../../../../api/designer.ts';
import { readStart } from './read-start.ts';

export interface Conflict {
  savedBy: string;
  savedAt: string;
  revision: number;
}

export type SaveState = 'unchanged' | 'saving' | 'saved' | 'failed' | 'conflict';

/** What stands in the address and what the draft is of. */
export interface DraftStart {
  xml: string;
  name: string;
  basedOn: number | null;
  newestVersion: number | null;
  /** 0: nothing is saved yet. */
  revision: number;
  savedAt: string | null;
}

export function useDraft(kind: ModelKind, modelId: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['draft', kind, modelId],
    queryFn: () => readStart(kind, modelId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [state, setState] = useState<SaveState>('unchanged');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [error, setError] = useState<unknown>(null);
  const position = useRef<{ revision: number; basedOn: number | null } | null>(null);
  const waiting = useRef<{ xml: string; name: string } | null>(null);
  const running = useRef<Promise<void> | null>(null);
  if (query.data && !position.current) {
    position.current = { revision: query.data.revision, basedOn: query.data.basedOn };
  }

  const pump = useCallback(async () => {
    while (waiting.current && position.current) {
      const { xml, name } = waiting.current;
      waiting.current = null;
      setState('saving');
      try {
        const body = { xml, basedOn: position.current.basedOn, revision: position.current.revision };
        const saved = await saveDraft(kind, modelId, name ? { ...body, name } : body, newIdempotencyKey());
        position.current.revision = saved.revision;
        setSavedAt(saved.savedAt);
        setError(null);
        setState('saved');
      } catch (problem) {
        waiting.current ??= { xml, name };
        const found = await conflictOf(problem, kind, modelId);
        setConflict(found);
        setError(found ? null : problem);
        setState(found ? 'conflict' : 'failed');
        return;
      }
    }
  }, [kind, modelId]);

  /** Resolves when everything that was handed in is saved, or cannot be. */
  const save = useCallback(
    (xml: string, name: string): Promise<void> => {
      waiting.current = { xml, name };
      running.current ??= pump().finally(() => {
        running.current = null;
      });
      return running.current;
    },
    [pump],
  );

  /** Takes what is drawn here over what somebody else has saved. */
  const keepMine = (xml: string, name: string) => {
    if (!conflict || !position.current) return;
    position.current.revision = conflict.revision;
    setConflict(null);
    void save(xml, name);
  };

  /** Begins anew from what the server has: after a conflict, a publication or a discarded draft. */
  const restart = async (): Promise<DraftStart> => {
    waiting.current = null;
    const start = await client.fetchQuery({
      queryKey: ['draft', kind, modelId],
      queryFn: () => readStart(kind, modelId),
      staleTime: 0,
    });
    position.current = { revision: start.revision, basedOn: start.basedOn };
    setConflict(null);
    setError(null);
    setState('unchanged');
    setSavedAt(start.savedAt);
    return start;
  };

  return {
    query,
    state,
    savedAt: savedAt ?? query.data?.savedAt ?? null,
    conflict,
    error,
    save,
    keepMine,
    restart,
    revision: () => position.current?.revision ?? 0,
    basedOn: () => position.current?.basedOn ?? null,
    /** The drawing stands on another version from now on. */
    rebase(version: number) {
      if (position.current) position.current.basedOn = version;
    },
  };
}

export type DraftInHand = ReturnType<typeof useDraft>;

/** Who has saved meanwhile; null when it went wrong for another reason. */
async function conflictOf(problem: unknown, kind: ModelKind, modelId: string): Promise<Conflict | null> {
  if (!(problem instanceof ApiRefusal)) return null;
  const { code } = problem.problem;
  if (!code.endsWith('draft-changed') && !code.endsWith('draft-unknown')) return null;
  const draft = await readDraft(kind, modelId).catch(() => null);
  return draft
    ? { savedBy: draft.savedBy, savedAt: draft.savedAt, revision: draft.revision }
    : { savedBy: '', savedAt: '', revision: 0 };
}
