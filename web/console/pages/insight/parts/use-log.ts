// The log that a page of insight looks at: read from the address, changed in the address, so that it can be sent to somebody.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { LogQuery } from '../../../../api/insight-mining.ts';
import type { CaseFilter } from './case-filter.ts';
import { LIVE, type LogSearch, toLogQuery } from './log-search.ts';

export interface Log {
  dataset: string;
  isLive: boolean;
  /** As the address says it; undefined: what the server proposes. */
  notion: string | undefined;
  everything: boolean;
  filter: CaseFilter;
  /** For every question about the log; also what its answers are kept under. */
  query: LogQuery;
  /** Another log or notion: a filter of this one means nothing there. */
  choose: (dataset: string, notion?: string) => void;
  setEverything: (everything: boolean) => void;
  setFilter: (filter: CaseFilter) => void;
}

export function useLog(): Log {
  const { set, notion, everything, filter } = useSearch({ from: '/insight' });
  // The page stays: what is changed is the address of the one that is shown.
  const navigate = useNavigate();
  const query = useMemo(
    () => toLogQuery({ set, notion, everything, filter }),
    [set, notion, everything, filter],
  );
  const change = (part: LogSearch) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...part }) });
  return {
    dataset: query.dataset,
    isLive: query.dataset === LIVE,
    notion,
    everything: everything === true,
    filter: filter ?? {},
    query,
    choose: (dataset, chosen) =>
      change({ set: dataset === LIVE ? undefined : dataset, notion: chosen, filter: undefined }),
    setEverything: (isOn) => change({ everything: isOn ? true : undefined }),
    setFilter: (next) => change({ filter: Object.keys(next).length > 0 ? next : undefined }),
  };
}
