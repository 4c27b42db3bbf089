// What goes along from one page of insight to the next: which log is looked at, and which orders the KPIs count. Pure.
import { type KpiSearch, readKpiSearch } from './kpis/search/kpi-search.ts';
import { type LogSearch, readLogSearch } from './parts/log-search.ts';

export type SharedSearch = LogSearch & KpiSearch;

/** For the frame's route, and for links within the area. */
export const keepShared = (search: Record<string, unknown>): SharedSearch => ({
  ...readLogSearch(search),
  ...readKpiSearch(search),
});
