// Drafts of one kind by the id of their model.
import { useQuery } from '@tanstack/react-query';
import { type DraftHead, listDrafts, type ModelKind } from '../../../../api/designer.ts';

export function useDrafts(kind: ModelKind): (modelId: string) => DraftHead | undefined {
  const query = useQuery({ queryKey: ['drafts'], queryFn: listDrafts });
  const drafts = new Map(
    query.data?.items.filter((draft) => draft.kind === kind).map((draft) => [draft.modelId, draft]),
  );
  return (modelId) => drafts.get(modelId);
}

/** Drafts of processes that were never published. */
export function useUnpublished(): readonly DraftHead[] {
  const query = useQuery({ queryKey: ['drafts'], queryFn: listDrafts });
  return (
    query.data?.items.filter(({ kind, newestVersion }) => kind === 'process' && newestVersion === null) ?? []
  );
}
