// The single place that counts KPIs over orders and lines: one look at the facts for all measures of a kind, the period and the one before it.
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../log/columns.ts';
import { parseDay } from './facts/shop-days.ts';
import type { KpiFilter } from './kpi-query.ts';
import {
  aggregatesOf,
  createParameters,
  isByLine,
  type Parameters,
  type RowsAsked,
  rowsOf,
  stateColumns,
  withClock,
} from './kpi-sql.ts';
import type { Measure } from './measures/measure.ts';
import { type Periods, spanOf } from './periods.ts';
import type { KpiValueView } from './schemas.ts';

export interface Clock {
  readonly now: Date;
  /** `YYYY-MM-DD` in the shop's time zone. */
  readonly today: string;
}

export interface Counted {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export type AggregateRow = Readonly<Record<string, number | number[] | string | null>>;

/** What one measure came to in a row of aggregates. */
export function readCounted(row: AggregateRow | undefined, measure: Measure, index: number): Counted {
  const denominator = numberOf(row?.[`d${index}`]);
  let numerator = numberOf(row?.[`n${index}`]);
  if (measure.denominator === null) {
    numerator ??= 0;
    return { value: numerator, numerator, denominator: null };
  }
  if (!denominator)
    return { value: null, numerator: denominator === null ? null : 0, denominator: denominator ?? 0 };
  if (measure.product) {
    const value = measure.product.reduce((all, name) => all * (numberOf(row?.[`p${index}_${name}`]) ?? 0), 1);
    return { value, numerator: value * denominator, denominator };
  }
  return { value: numerator === null ? null : numerator / denominator, numerator, denominator };
}

/** Figures that stand beside the value. */
export function readParts(row: AggregateRow | undefined, measure: Measure, index: number) {
  const parts: Record<string, number | null> = {};
  if (measure.quantiles) {
    const quantiles = row?.[`q${index}`];
    ['p50', 'p90', 'p95'].forEach((name, place) => {
      parts[name] = Array.isArray(quantiles) ? (quantiles[place] ?? null) : null;
    });
  }
  for (const name of Object.keys(measure.parts)) parts[name] = numberOf(row?.[`p${index}_${name}`]);
  return parts;
}

const numberOf = (value: AggregateRow[string] | undefined) => (typeof value === 'number' ? value : null);

/** Measures that run over the same rows, so that they are counted in one look. */
function groupsOf(measures: readonly Measure[], filter: KpiFilter): Measure[][] {
  const byLines = Boolean(filter.sku?.length || filter.location?.length || filter.carrier?.length);
  const groups = Map.groupBy(measures, (measure) =>
    measure.isMoney ? 'money' : byLines && measure.grain === 'unit' ? 'lines' : 'orders',
  );
  return [...groups.values()];
}

/** Values in the order of `measures`; money has one for each currency, none where there are no orders. */
export async function computeValues(
  connection: DuckDBConnection,
  measures: readonly Measure[],
  asked: { readonly filter: KpiFilter; readonly periods: Periods; readonly clock: Clock },
): Promise<KpiValueView[]> {
  const found = new Map<Measure, KpiValueView[]>();
  for (const group of groupsOf(measures, asked.filter)) {
    const views = await computeGroup(connection, group, asked);
    group.forEach((measure, index) => {
      found.set(measure, views[index]!);
    });
  }
  return measures.flatMap((measure) => found.get(measure) ?? []);
}

async function computeGroup(
  connection: DuckDBConnection,
  measures: readonly Measure[],
  { filter, periods, clock }: { filter: KpiFilter; periods: Periods; clock: Clock },
): Promise<KpiValueView[][]> {
  const isMoney = measures[0]!.isMoney;
  const parameters = createParameters(clock);
  // Without groups DuckDB counts in half the time.
  const era =
    periods.before === null || periods.period.from === null
      ? []
      : [`case when placed_day >= ${parameters.add(parseDay(periods.period.from))} then 0 else 1 end as era`];
  const rows = await readRows<GroupRow>(
    connection,
    ...statement({
      measures,
      parameters,
      groups: [...era, ...(isMoney ? ['currency'] : [])],
      rows: { grain: measures[0]!.grain, filter, period: spanOf(periods) },
      tail: 'having count(*) > 0',
    }),
  );
  const currencies = isMoney ? currenciesOf(rows) : [null];
  return measures.map((measure, index) =>
    currencies.map((currency) => {
      const of = (place: number) =>
        rows.find((row) => (row.era ?? 0) === place && (currency === null || row.currency === currency));
      return viewOf(measure, index, {
        now: of(0),
        before: periods.before && of(1),
        currency,
        hasBefore: periods.before !== null,
      });
    }),
  );
}

/** `era`: 0 for the period, 1 for the one before; none where there is but one. */
type GroupRow = AggregateRow & { era?: number; currency?: string };

/** A currency of the period before alone is left out: it has nothing to show now. */
const currenciesOf = (rows: readonly GroupRow[]): string[] =>
  rows
    .filter((row) => !row.era)
    .sort((a, b) => Number(b.c0) - Number(a.c0) || (a.currency! < b.currency! ? -1 : 1))
    .map((row) => row.currency!);

interface Found {
  readonly now: AggregateRow | undefined;
  readonly before: AggregateRow | null | undefined;
  readonly hasBefore: boolean;
  readonly currency: string | null;
}

function viewOf(measure: Measure, index: number, { now, before, hasBefore, currency }: Found): KpiValueView {
  const counted = readCounted(now, measure, index);
  const excluded = measure.exclusions.map(([code], at) => ({
    code,
    count: numberOf(now?.[`e${index}_${at}`]) ?? 0,
  }));
  // Of shares and means the denominator is the base; of sums and money it is the number of orders.
  const base = measure.weight === '1' ? (numberOf(now?.[`c${index}`]) ?? 0) : (counted.denominator ?? 0);
  return {
    key: measure.key,
    currency,
    ...counted,
    all: base + excluded.reduce((sum, each) => sum + each.count, 0),
    excluded,
    parts: readParts(now, measure, index),
    before: hasBefore ? readCounted(before ?? undefined, measure, index) : null,
    target: null,
  };
}

/** A select of aggregates by groups, over the rows that measures run over. `groups`: `expression as name`. */
export function statement(given: {
  readonly measures: readonly Measure[];
  readonly parameters: Parameters;
  readonly groups: readonly string[];
  readonly rows: RowsAsked;
  /** Quantiles and other figures beside the value; told unless denied. */
  readonly parts?: boolean;
  readonly tail?: string;
}): [text: string, values: Parameters['values']] {
  const { measures, parameters, groups, parts = true, tail = '' } = given;
  const needed = parts || measures.some((measure) => measure.product);
  const names = groups.map((group) => group.split(' as ').at(-1)!);
  const text = `select ${[...names, aggregatesOf(measures, { parts: needed, byLine: isByLine(given.rows) })].join(', ')}
    from (select *, ${groups
      .filter((group) => group.includes(' as '))
      .concat('0 as nothing')
      .join(', ')}
      ${stateColumns(measures)} from (${rowsOf(given.rows, parameters)}) as f) as g
    ${names.length === 0 ? '' : `group by ${names.join(', ')}`} ${tail}`;
  return [withClock(text, parameters), parameters.values];
}
