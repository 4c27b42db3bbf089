// Whether what is typed as the key of a new supplier, or of what it sells, is in use already: asked of the server, which knows all.
import { useQuery } from '@tanstack/react-query';

export interface Taken {
  isTaken: boolean;
  /** Until it is known, nothing is saved: by its key it would be changed unseen. */
  isAsking: boolean;
}

/** Nothing is asked while `typed` is empty. */
export function useTaken(key: readonly string[], typed: string, ask: () => Promise<boolean>): Taken {
  const { data, isFetching } = useQuery({
    queryKey: [...key, 'taken', typed],
    queryFn: ask,
    enabled: typed !== '',
    staleTime: 0,
  });
  return { isTaken: data === true, isAsking: isFetching };
}
