// The single place for how lost customers are counted for a course, for all its ends at once. Two windows of `churnDays` end with each: whoever ordered in
// the first is asked whether they ordered in the second.
// Instead of looking at each pair of windows, the days are found between which a customer counts: a visit puts its customer into the first window
// of every split (the last day of a first window) from the day itself until they come again or the window has passed it. Sums over the ends of
// these stays give the customers of every split.
import { CUSTOMER, NEVER } from './facts/customer-visits.ts';
import { formatDay } from './facts/shop-days.ts';
import { CHURN_DAYS, type KpiFilter } from './kpi-query.ts';
import { isUnfiltered, type Parameters, rowsOf } from './kpi-sql.ts';

export interface ChurnAsk {
  readonly filter: KpiFilter;
  readonly churnDays?: number;
  /** Last days of second windows. */
  readonly ends: readonly number[];
}

/** Columns as of `CustomerRow`; whom it leaves out is not told. */
export function churnSql({ filter, churnDays, ends }: ChurnAsk, parameters: Parameters): string {
  const days = churnDays ?? CHURN_DAYS;
  const first = Math.min(...ends) - 2 * days + 1;
  const last = Math.max(...ends) - days;
  return `with splits (place, split) as (values ${ends.map((end, place) => `(${place}, ${end - days})`).join(', ')}),
    stays as (select ${CUSTOMER}, placed_day as first, least(next_day, placed_day + ${days}) as until, next_day - ${days} as lost_until
      from visit_fact where placed_day between ${first} and ${last}),
    ${isUnfiltered(filter) ? EVERYONE : within(filter, { first, last, days }, parameters)},
    steps as (${stepsOf('members', 'n')} union all by name ${stepsOf('lost', 'lost')})
    select place, null::varchar as name, null::varchar as currency, sum(lost) as numerator, sum(n) as denominator,
      null as quantiles, 0 as orders, 0 as excluded
    from splits join steps on day <= split group by place having sum(n) > 0 order by place`;
}

/** Stays of all customers in first windows, and the part of them from which nobody comes back within a window. */
const EVERYONE = `members as (select first, until from stays),
    lost as (select first, least(until, lost_until) as until from stays where lost_until > first)`;

/** The same of customers by their orders within the filter, whatever else they ordered in between. */
function within(
  filter: KpiFilter,
  { first, last, days }: { first: number; last: number; days: number },
  parameters: Parameters,
): string {
  const period = { from: formatDay(first), to: formatDay(last) };
  return `own as (select ${CUSTOMER}, placed_day as first,
        least(placed_day + ${days}, lead(placed_day, 1, ${NEVER}) over (partition by ${CUSTOMER} order by placed_day)) as until
      from (${rowsOf({ grain: 'order', filter, period }, parameters)}) where customer_low is not null),
    members as (select first, until from own),
    lost as (select greatest(o.first, s.first) as first, least(o.until, s.lost_until) as until
      from own o join stays s using (${CUSTOMER}) where greatest(o.first, s.first) < least(o.until, s.lost_until))`;
}

/** The days on which the number of stays under way changes, and by how many; the other column stands at 0. */
const stepsOf = (stays: string, column: 'n' | 'lost') =>
  ['first as day, count(*)', 'until as day, -count(*)']
    .map(
      (step) =>
        `select ${step} as ${column}, 0 as ${column === 'n' ? 'lost' : 'n'} from ${stays} group by all`,
    )
    .join(' union all by name ');
