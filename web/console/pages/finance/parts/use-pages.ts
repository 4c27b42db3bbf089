// Reads a list of finance page by page; its key begins with 'finance', so that events make it fresh.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';

export const FINANCE_KEY = ['finance'] as const;
const MONEY_EVENT = /^(?:ledger|payments|documents)\./;

export function usePages<Row>(
  key: readonly unknown[],
  read: (after: string | undefined) => Promise<{ items: Row[]; next: string | null }>,
) {
  return useInfiniteQuery({
    queryKey: [...FINANCE_KEY, ...key],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** What is booked while a page is open is seen on it; finance is read anew at most every five seconds. */
export const useLiveFinance = () => useLiveRefresh([FINANCE_KEY], (type) => MONEY_EVENT.test(type), 5000);
