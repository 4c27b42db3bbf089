// What the address says of the log that is looked at, the same on every page of insight: data set, notion (what a case is), filter. Pure.
import type { LogQuery } from '../../../../api/insight-mining.ts';
import { textOf } from '../../../search-fields.ts';
import { type CaseFilter, readCaseFilter } from './case-filter.ts';

export interface LogSearch {
  /** Id of a data set that was brought in; the live log unless told. */
  set?: string | undefined;
  /** The type of object that cases are made of; what the server proposes unless told. */
  notion?: string | undefined;
  /** Also what maps of the live log leave out. */
  everything?: true | undefined;
  filter?: CaseFilter | undefined;
}

export const LIVE = 'live';

export const readLogSearch = (search: Record<string, unknown>): LogSearch => ({
  set: textOf(search.set),
  notion: textOf(search.notion),
  everything: search.everything === true ? true : undefined,
  filter: readCaseFilter(search.filter),
});

/** What the server is asked with: the same for every question about a log. */
export function toLogQuery({ set = LIVE, notion, everything, filter }: LogSearch): LogQuery {
  return {
    dataset: set,
    ...(notion === undefined ? {} : { notion }),
    ...(everything === undefined ? {} : { everything }),
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
  };
}
