// How one published version of a decision is asked for: it never changes, so once is enough.
import { queryOptions } from '@tanstack/react-query';
import { readDecision } from '../../../../api/designer.ts';

export const decisionVersion = (decisionId: string, version: number) =>
  queryOptions({
    queryKey: ['decision', decisionId, version],
    queryFn: () => readDecision(decisionId, version),
    staleTime: Number.POSITIVE_INFINITY,
  });
