// What the address says of the KPIs that are looked at: period and filters, the same on every page of KPIs. Pure. What is not of the
// expected form is as if it were not there.
import type { KpiFilter, KpiQuery } from '../../../../../api/kpis.ts';
import { numberOf, oneOf, textOf } from '../../../../search-fields.ts';
import { daysOf, PERIODS, type PeriodName, USUAL_PERIOD } from './periods.ts';

export const LIST_FIELDS = [
  'channel',
  'location',
  'carrier',
  'segment',
  'country',
  'sku',
  'processVersion',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

export interface KpiSearch extends Partial<Record<ListField, string[] | undefined>> {
  /** The usual one unless told; dates of one's own win. */
  period?: PeriodName | undefined;
  from?: string | undefined;
  to?: string | undefined;
  currency?: string | undefined;
  churnDays?: number | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayOf = (value: unknown) =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

function listOf(value: unknown): string[] | undefined {
  const found = (Array.isArray(value) ? value : [value]).flatMap((each) =>
    typeof each === 'number' ? [String(each)] : typeof each === 'string' && each !== '' ? [each] : [],
  );
  return found.length > 0 ? [...new Set(found)] : undefined;
}

export const readKpiSearch = (search: Record<string, unknown>): KpiSearch => ({
  period: oneOf(PERIODS, search.period),
  from: dayOf(search.from),
  to: dayOf(search.to),
  currency: textOf(search.currency),
  churnDays: numberOf(search.churnDays),
  ...Object.fromEntries(LIST_FIELDS.map((name) => [name, listOf(search[name])])),
});

/** What narrows the orders, without the period: what a target or a report keeps. */
export function toFilter(search: KpiSearch): KpiFilter {
  const found = [...LIST_FIELDS, 'currency' as const].flatMap((name) =>
    search[name] === undefined ? [] : [[name, search[name]]],
  );
  return Object.fromEntries(found) as KpiFilter;
}

/** What the server is asked with. */
export function toKpiQuery(search: KpiSearch, on?: string): KpiQuery {
  const isOwn = search.from !== undefined || search.to !== undefined;
  const days = isOwn
    ? { from: search.from, to: search.to }
    : daysOf(search.period ?? USUAL_PERIOD, ...(on === undefined ? [] : [on]));
  return {
    ...(days.from === undefined ? {} : { from: days.from }),
    ...(days.to === undefined ? {} : { to: days.to }),
    ...toFilter(search),
    ...(search.churnDays === undefined ? {} : { churnDays: search.churnDays }),
  };
}

/** A filter that was kept, as the address says it. */
export const toSearch = (filter: KpiFilter): KpiSearch => readKpiSearch({ ...filter });
