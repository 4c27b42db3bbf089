// What providers took, gave back and paid out in a period, against the books.
import { useQuery } from '@tanstack/react-query';
import { type Period, readReconciliation } from '../../../../api/finance.ts';
import { FINANCE_KEY } from '../parts/use-pages.ts';

export const useReconciliation = (period: Period) =>
  useQuery({
    queryKey: [...FINANCE_KEY, 'reconciliation', period],
    queryFn: () => readReconciliation(period),
    placeholderData: (before) => before,
    enabled: period.from <= period.to,
  });
