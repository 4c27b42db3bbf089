// How the KPIs of promises kept are counted.
import type { KpiKey } from '../kpi-query.ts';
import { avg, defineMeasure, defineShare, type Exclusions, sum } from './measure.ts';

type Prefix = 'requested' | 'first' | 'last';

/** Delivered orders whose lines have such a date and times of delivery. */
const withDate = (prefix: Prefix): Exclusions => [
  ['cancelled', 'is_cancelled'],
  ['no-date', `not ${prefix}_has`],
  ['late-open', `not is_delivered and ${prefix}_open_day < $today`],
  ['not-delivered', 'not is_delivered'],
  ['no-time', `${prefix}_late_days is null`],
];

/** The place of `late-open` among them. */
const LATE_OPEN = 3;

const onTime = (key: KpiKey, prefix: Prefix) =>
  defineShare({
    key,
    exclusions: withDate(prefix),
    met: `${prefix}_late_days <= 0`,
    amount: `${prefix}_late_days`,
    parts: {
      byInstant: avg(`${prefix}_before_day::int`),
      withLateOpen: (state) =>
        `${sum(`(${prefix}_late_days <= 0)::int`)(state)} / nullif(count_if(${state} in (0, ${LATE_OPEN})), 0)`,
      lateDays: avg(`case when ${prefix}_late_days > 0 then ${prefix}_late_days end`),
    },
  });

const SHARES = {
  onTime: avg('(first_late_days <= 0)::int'),
  inFull: avg('in_full::int'),
  undamaged: avg('undamaged::int'),
  documented: avg('documented::int'),
} as const;

const PERFECT = 'first_late_days <= 0 and in_full and undamaged and documented';

export const DELIVERY_MEASURES = [
  onTime('on-time-requested', 'requested'),
  onTime('on-time-first-promised', 'first'),
  onTime('on-time-last-promised', 'last'),
  defineShare({
    key: 'in-full',
    exclusions: [
      ['empty', 'is_empty'],
      ['not-delivered', 'not is_done'],
      ['customer-wish', 'is_cancelled_by_customer'],
    ],
    met: 'in_full',
    amount: 'cancelled_units',
  }),
  defineShare({
    key: 'perfect-order',
    exclusions: withDate('first'),
    met: PERFECT,
    amount: 'first_late_days',
    parts: SHARES,
  }),
  defineMeasure({
    key: 'perfect-order-product',
    exclusions: withDate('first'),
    numerator: `(${PERFECT})::int`,
    denominator: '1',
    side: 'numerator-is-met',
    amount: 'first_late_days',
    parts: SHARES,
    product: Object.keys(SHARES),
  }),
];
