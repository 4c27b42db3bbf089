// The balances of all accounts. They read every entry, so they are kept for some minutes.
import { useQuery } from '@tanstack/react-query';
import { readBalances } from '../../../../api/finance.ts';

export const useBalances = () =>
  useQuery({ queryKey: ['balances'], queryFn: readBalances, staleTime: 120_000 });
