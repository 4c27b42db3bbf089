// Shows the effect of a command before the server has answered, where a no would only put back what was there: a task taken, a view
// renamed, a case assigned. Never for money, stock or anything that somebody else might have taken meanwhile.
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { newIdempotencyKey } from '../api/call.ts';

interface OptimisticOptions<Found, Change, Result> {
  queryKey: QueryKey;
  /** What the query will find when the change is accepted. */
  apply: (found: Found, change: Change) => Found;
  send: (change: Change, idempotencyKey: string) => Promise<Result>;
  onRefused?: (error: unknown) => void;
}

export function useOptimistic<Found, Change, Result = unknown>(
  options: OptimisticOptions<Found, Change, Result>,
) {
  const client = useQueryClient();
  const { queryKey } = options;
  return useMutation({
    mutationFn: (change: Change) => options.send(change, newIdempotencyKey()),
    async onMutate(change) {
      // An answer that is under way knows nothing of the change yet.
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Found>(queryKey);
      if (before !== undefined) client.setQueryData<Found>(queryKey, options.apply(before, change));
      return { before };
    },
    onError(error, _change, kept) {
      if (kept?.before !== undefined) client.setQueryData(queryKey, kept.before);
      options.onRefused?.(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
