// The pure part of the list's address: which fields it has, what is asked of the server for them, which tab they are. What is not
// of the expected form is as if it were not there.
import {
  HOLD_REASONS,
  type HoldReason,
  ORDER_STATUSES,
  type OrderFilter,
  type OrderStatus,
} from '../../../../api/orders.ts';
import { toMinor } from '../../../../ui/money.ts';
import { numberOf, oneOf, textOf } from '../../../search-fields.ts';

/** The address of the list. Days are calendar dates of the reader, amounts as people write them. */
export interface ListSearch {
  q?: string | undefined;
  view?: string | undefined;
  /** Several with commas between. */
  status?: string | undefined;
  channel?: string | undefined;
  customerId?: string | undefined;
  sku?: string | undefined;
  location?: string | undefined;
  open?: boolean | undefined;
  held?: boolean | undefined;
  backordered?: boolean | undefined;
  late?: 'risk' | 'overdue' | undefined;
  holdReason?: HoldReason | undefined;
  placedFrom?: string | undefined;
  placedTo?: string | undefined;
  promisedFrom?: string | undefined;
  promisedTo?: string | undefined;
  requestedFrom?: string | undefined;
  requestedTo?: string | undefined;
  currency?: string | undefined;
  totalFrom?: number | undefined;
  totalTo?: number | undefined;
  sort?: 'placedAt' | undefined;
}

const dayOf = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
const trueOf = (value: unknown) => (value === true ? true : undefined);
/** The router reads what looks like a number as one; SKUs and numbers of orders are words all the same. */
const wordOf = (value: unknown) => textOf(typeof value === 'number' ? String(value) : value);

export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const statuses = statusesOf(textOf(raw.status));
  const fields: ListSearch = {
    q: wordOf(raw.q)?.slice(0, 100),
    view: textOf(raw.view),
    status: statuses.length > 0 ? statuses.join(',') : undefined,
    channel: wordOf(raw.channel),
    customerId: textOf(raw.customerId),
    sku: wordOf(raw.sku),
    location: wordOf(raw.location),
    open: trueOf(raw.open),
    held: trueOf(raw.held),
    backordered: trueOf(raw.backordered),
    late: oneOf(['risk', 'overdue'], raw.late),
    holdReason: oneOf(HOLD_REASONS, raw.holdReason),
    placedFrom: dayOf(raw.placedFrom),
    placedTo: dayOf(raw.placedTo),
    promisedFrom: dayOf(raw.promisedFrom),
    promisedTo: dayOf(raw.promisedTo),
    requestedFrom: dayOf(raw.requestedFrom),
    requestedTo: dayOf(raw.requestedTo),
    currency: textOf(raw.currency),
    totalFrom: numberOf(raw.totalFrom),
    totalTo: numberOf(raw.totalTo),
    sort: oneOf(['placedAt'], raw.sort),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export const statusesOf = (text: string | undefined): OrderStatus[] =>
  ORDER_STATUSES.filter((status) => text?.split(',').includes(status));

/** Midnight of the reader's zone, `days` later. */
function instantOf(day: string | undefined, days = 0): string | undefined {
  if (day === undefined) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days).toISOString();
}

/** What is asked of `GET /v1/orders`. */
export function toFilter(search: ListSearch): OrderFilter {
  const { q: _q, view: _view, status, placedFrom, placedTo, totalFrom, totalTo, ...same } = search;
  const statuses = statusesOf(status);
  const currency = search.currency ?? 'EUR';
  const asked = {
    ...same,
    status: statuses.length > 0 ? statuses : undefined,
    placedFrom: instantOf(placedFrom),
    placedBefore: instantOf(placedTo, 1),
    totalFrom: totalFrom === undefined ? undefined : toMinor(totalFrom, currency),
    totalTo: totalTo === undefined ? undefined : toMinor(totalTo, currency),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

/** Fields that a tab sets; everything else stays when another tab is chosen. */
export const TAB_FIELDS = ['open', 'held', 'backordered', 'late', 'status'] as const;

/** The tabs, and under which name the server counts each. */
export const TABS = [
  { id: 'all', count: 'all', set: {} },
  { id: 'open', count: 'open', set: { open: true } },
  { id: 'held', count: 'held', set: { held: true } },
  { id: 'backordered', count: 'backordered', set: { backordered: true } },
  { id: 'late', count: 'late-risk', set: { late: 'risk' } },
  { id: 'overdue', count: null, set: { late: 'overdue' } },
] as const satisfies readonly { id: string; count: string | null; set: ListSearch }[];
export type Tab = (typeof TABS)[number]['id'];

/** The tab whose fields the address has, and no other of a tab; none where they are mixed. */
export function tabOf(search: ListSearch): Tab | null {
  if (search.q !== undefined) return null;
  const found = TABS.find(({ set }) =>
    TAB_FIELDS.every((field) => search[field] === (set as ListSearch)[field]),
  );
  return found?.id ?? null;
}

/** The address with another tab chosen. */
export function withTab(search: ListSearch, tab: Tab): ListSearch {
  const cleared = Object.fromEntries(TAB_FIELDS.map((field) => [field, undefined]));
  const set: ListSearch = TABS.find(({ id }) => id === tab)!.set;
  return { ...search, q: undefined, view: undefined, ...cleared, ...set };
}

/** What a saved view keeps: everything but which view it is. */
export function toViewFilters(search: ListSearch): Record<string, string | number | boolean> {
  const { view: _view, sort: _sort, ...kept } = search;
  return Object.fromEntries(
    Object.entries(kept).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined),
  );
}

/** Whether the address still shows what the view keeps. */
export function isSameView(
  search: ListSearch,
  view: { filters: Record<string, unknown>; sort: string | null },
): boolean {
  const kept = toViewFilters(readListSearch(view.filters));
  const now = toViewFilters(search);
  const names = new Set([...Object.keys(kept), ...Object.keys(now)]);
  return (
    [...names].every((name) => kept[name] === now[name]) &&
    (search.sort ?? null) === (view.sort === 'placedAt' ? view.sort : null)
  );
}
