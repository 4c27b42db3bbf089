// Whether what is typed as the key of something new is in use already: asked of the server, which knows all.
import { useQuery } from '@tanstack/react-query';

export interface Taken {
  isTaken: boolean;
  /** Until it is known, nothing is saved: by its key it would be changed unseen. */
  isAsking: boolean;
}

const AGAIN_MS = 3000;

/** Nothing is asked while `typed` is empty; where no answer came it is asked again. */
export function useTaken(key: readonly string[], typed: string, ask: () => Promise<boolean>): Taken {
  const { data, isFetching, isError } = useQuery({
    queryKey: [...key, 'taken', typed],
    queryFn: ask,
    enabled: typed !== '',
    staleTime: 0,
    refetchInterval: ({ state }) => state.status === 'error' && AGAIN_MS,
  });
  return { isTaken: data === true, isAsking: isFetching || isError };
}
