// How a KPI differs by a dimension, beside the period before. An order with two locations, carriers, SKUs or tags counts for each of them.
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import type { EngineContext } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { readRows } from '../log/columns.ts';
import { type Asking, withFacts } from './ask-values.ts';
import { type AggregateRow, readCounted, statement } from './compute-values.ts';
import { countCustomers, countedOf } from './customer-values.ts';
import { definitionOf } from './definitions.ts';
import type { Dimension, KpiKey, KpiQuery } from './kpi-query.ts';
import { createParameters, filterOf, type Period, rowsOf, withClock } from './kpi-sql.ts';
import { type Measure, stateOf } from './measures/measure.ts';
import { measureOf } from './measures.ts';
import { periodsOf } from './periods.ts';
import type { BreakdownView } from './schemas.ts';

export type BreakdownQuery = KpiQuery & { key: KpiKey; by: Dimension; limit?: number };
type Row = Omit<BreakdownView['items'][number], 'before'>;

const LIMIT = 20;

export async function readBreakdown(context: EngineContext, query: BreakdownQuery): Promise<BreakdownView> {
  const { key, by, limit = LIMIT, ...rest } = query;
  if (!definitionOf(key).dimensions.includes(by))
    throw new ItemRefused(
      0,
      refuse(insightRefusals.dimensionUnknown, { key, dimensions: definitionOf(key).dimensions }),
    );
  return withFacts(context, async (asking) => {
    const periods = periodsOf(rest, asking.clock.today);
    const rows = await rowsBy(asking, query, periods.period);
    const past = periods.before === null ? [] : await rowsBy(asking, query, periods.before);
    const before = new Map(past.map((row) => [`${row.currency} ${row.name}`, row]));
    return {
      key,
      by,
      asOf: asking.asOf,
      period: periods.period,
      items: rows.slice(0, limit).map((row) => {
        const known = before.get(`${row.currency} ${row.name}`);
        const { value = null, numerator = null, denominator = null } = known ?? {};
        return { ...row, before: periods.before === null ? null : { value, numerator, denominator } };
      }),
      more: Math.max(0, rows.length - limit),
    };
  });
}

async function rowsBy(asking: Asking, query: BreakdownQuery, period: Period): Promise<Row[]> {
  const { key, by, limit: _limit, churnDays, ...rest } = query;
  const measure = measureOf(key);
  const filter = filterOf(rest);
  if (measure === null) {
    const rows = await countCustomers(
      asking.connection,
      {
        key,
        filter,
        clock: asking.clock,
        by: by as Exclude<Dimension, 'reason'>,
        ...(churnDays ? { churnDays } : {}),
      },
      [period],
    );
    return rows.map((row) => ({ name: row.name, currency: row.currency, ...countedOf(row) }));
  }
  if (by === 'reason') return rowsByReason(asking, measure, query, period);
  const rows = await readRows<AggregateRow & { name: string | null; currency?: string }>(
    asking.connection,
    ...statement({
      measures: [measure],
      parameters: createParameters(asking.clock),
      groups: ['name', ...(measure.isMoney ? ['currency'] : [])],
      rows: { grain: measure.grain, filter, period, by },
      parts: false,
      tail: 'order by d0 desc nulls last, n0 desc nulls last, name',
    }),
  );
  return rows.map((row) => ({
    name: row.name,
    currency: row.currency ?? null,
    ...readCounted(row, measure, 0),
  }));
}

/** Which reasons belong to which KPI. */
const REASON_KINDS: Partial<Record<KpiKey, string>> = {
  'hold-hours': 'hold',
  'short-pick-rate': 'short',
  'return-rate': 'return',
};

/** Of shares every reason has the whole base below the line, so that the reasons add up to the value; holds are means of their own. */
async function rowsByReason(
  { connection, clock }: Asking,
  measure: Measure,
  { key, by: _by, limit: _limit, ...rest }: BreakdownQuery,
  period: Period,
): Promise<Row[]> {
  const parameters = createParameters(clock);
  const rows = rowsOf({ grain: 'order', filter: filterOf(rest), period }, parameters);
  const text = `with f as (${rows}) ${reasonSql(measure, REASON_KINDS[key])} order by n desc, name`;
  const found = await readRows<{ name: string | null; n: number; d: number }>(
    connection,
    withClock(text, parameters),
    parameters.values,
  );
  return found.map(({ name, n, d }) => ({
    name,
    currency: null,
    value: d > 0 ? n / d : null,
    numerator: n,
    denominator: d,
  }));
}

function reasonSql(measure: Measure, kind: string | undefined): string {
  if (kind === undefined)
    return `select cancel_reason as name, count(*) as n, (select count(*) from f) as d from f where is_cancelled group by all`;
  const reasons = `(select order_no from f) join reason_fact using (order_no) where kind = '${kind}' group by all`;
  if (kind === 'hold')
    return `select reason as name, sum(seconds + coalesce(greatest(0, epoch_ms($now) - epoch_ms(since)) / 1000, 0)) as n,
      count(distinct order_no) as d from ${reasons}`;
  return `select reason as name, sum(units) as n,
    (select sum(${measure.denominator}) from f where ${stateOf(measure)} = 0) as d from ${reasons}`;
}
