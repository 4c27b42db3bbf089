// The period and the filters of the KPIs that are shown: read from the address, changed in the address, so that they can be sent to
// somebody and hold on the next page.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { KpiQuery } from '../../../../../api/kpis.ts';
import { type KpiSearch, toKpiQuery } from './kpi-search.ts';
import { today } from './periods.ts';

export interface KpisAsked {
  search: KpiSearch;
  /** For every question; also what its answers are kept under. */
  query: KpiQuery;
  change: (part: KpiSearch) => void;
}

export function useKpiSearch(): KpisAsked {
  const search = useSearch({ from: '/insight' });
  const navigate = useNavigate();
  const on = today();
  const query = useMemo(() => toKpiQuery(search, on), [search, on]);
  return {
    search,
    query,
    change: (part) => void navigate({ to: '.', search: (before) => ({ ...before, ...part }), replace: true }),
  };
}
