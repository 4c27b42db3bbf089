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
    const { rows, more } = await rowsBy(asking, query, { period: periods.period, limit });
    const past =
      periods.before === null || rows.length === 0
        ? []
        : (await rowsBy(asking, query, { period: periods.before, names: rows.map(({ name }) => name) })).rows;
    const before = new Map(past.map((row) => [`${row.currency} ${row.name}`, row]));
    return {
      key,
      by,
      asOf: asking.asOf,
      period: periods.period,
      items: rows.map((row) => {
        const known = before.get(`${row.currency} ${row.name}`);
        const { value = null, numerator = null, denominator = null } = known ?? {};
        return { ...row, before: periods.before === null ? null : { value, numerator, denominator } };
      }),
      more,
    };
  });
}

/** Of one period: the largest rows, or those with these names. */
type Wanted = { readonly period: Period } & (
  | { readonly limit: number; readonly names?: undefined }
  | { readonly names: readonly (string | null)[]; readonly limit?: undefined }
);

async function rowsBy(
  asking: Asking,
  query: BreakdownQuery,
  wanted: Wanted,
): Promise<{ rows: Row[]; more: number }> {
  const measure = measureOf(query.key);
  if (measure !== null && query.by !== 'reason') return measuredRows(asking, measure, query, wanted);
  const rows =
    measure === null
      ? await customerRows(asking, query, wanted.period)
      : await rowsByReason(asking, measure, query, wanted.period);
  const shown = rows.slice(0, wanted.limit);
  return { rows: shown, more: rows.length - shown.length };
}

async function customerRows(
  { connection, clock }: Asking,
  { key, by, limit: _limit, churnDays, ...rest }: BreakdownQuery,
  period: Period,
): Promise<Row[]> {
  const rows = await countCustomers(
    connection,
    {
      key,
      filter: filterOf(rest),
      clock,
      by: by as Exclude<Dimension, 'reason'>,
      ...(churnDays ? { churnDays } : {}),
    },
    [period],
  );
  return rows.map((row) => ({ name: row.name, currency: row.currency, ...countedOf(row) }));
}

/** There may be a row for each of very many SKUs: those that are not wanted never leave DuckDB. */
async function measuredRows(
  { connection, clock }: Asking,
  measure: Measure,
  { key: _key, by, limit: _limit, ...rest }: BreakdownQuery,
  { period, limit, names }: Wanted,
): Promise<{ rows: Row[]; more: number }> {
  const parameters = createParameters(clock);
  const [text] = statement({
    measures: [measure],
    parameters,
    groups: ['name', ...(measure.isMoney ? ['currency'] : [])],
    rows: { grain: measure.grain, filter: filterOf(rest), period, by: by as Exclude<Dimension, 'reason'> },
    parts: false,
  });
  const known = (names ?? []).filter((name) => name !== null).map((name) => parameters.add(name));
  const isWanted = known.length > 0 ? `name is null or name in (${known.join(', ')})` : 'name is null';
  const rows = await readRows<AggregateRow & { name: string | null; currency?: string; found: number }>(
    connection,
    `select *, count(*) over () as found from (${text}) ${names ? `where ${isWanted}` : ''}
     order by d0 desc nulls last, n0 desc nulls last, name ${limit === undefined ? '' : `limit ${limit}`}`,
    parameters.values,
  );
  return {
    rows: rows.map((row) => ({
      name: row.name,
      currency: row.currency ?? null,
      ...readCounted(row, measure, 0),
    })),
    more: (rows[0]?.found ?? 0) - rows.length,
  };
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
