// The single place that puts KPI queries together for DuckDB: conditions of a filter, the rows that a measure counts, aggregates. Values travel
// as parameters; names come from this module's own lists alone.
import type { DuckDBValue } from '@duckdb/node-api';
import { SEPARATOR } from './facts/fact-tables.ts';
import { parseDay } from './facts/shop-days.ts';
import type { Dimension, KpiFilter, KpiQuery } from './kpi-query.ts';
import { counted, type Measure, stateOf, sum } from './measures/measure.ts';

/** Takes values in and gives their places out. */
export interface Parameters {
  add(value: DuckDBValue): string;
  /** The instant and the day that `$now` and `$today` of measures stand for. */
  readonly now: () => string;
  readonly today: () => string;
  readonly values: readonly DuckDBValue[];
}

export function createParameters(clock: { now: Date; today: string }): Parameters {
  const values: DuckDBValue[] = [];
  const add = (value: DuckDBValue) => `$${values.push(value)}`;
  let now: string | undefined;
  let today: string | undefined;
  return {
    values,
    add,
    now: () => {
      now ??= add(clock.now.toISOString().slice(0, 23).replace('T', ' '));
      return `${now}::timestamp`;
    },
    today: () => {
      today ??= add(parseDay(clock.today));
      return today;
    },
  };
}

/** Inclusive days; null: open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const anyOf = (column: string, values: readonly string[], parameters: Parameters) =>
  `${column} in (${values.map((value) => parameters.add(value)).join(', ')})`;

const hasAny = (column: string, values: readonly string[], parameters: Parameters) =>
  `(${values.map((value) => `contains(${column}, ${parameters.add(`${SEPARATOR}${value}${SEPARATOR}`)})`).join(' or ')})`;

const KINDS: ReadonlySet<string> = new Set(['person', 'company', 'guest']);

/** Conditions on the order's own columns. */
export function orderConditions(filter: KpiFilter, period: Period, parameters: Parameters): string[] {
  const { channel, country, processVersion, currency, segment } = filter;
  const conditions: string[] = [];
  if (period.from !== null) conditions.push(`placed_day >= ${parameters.add(parseDay(period.from))}`);
  if (period.to !== null) conditions.push(`placed_day <= ${parameters.add(parseDay(period.to))}`);
  if (channel?.length) conditions.push(anyOf('channel', channel, parameters));
  if (country?.length) conditions.push(anyOf('country', country, parameters));
  if (processVersion?.length) conditions.push(anyOf('process_version', processVersion, parameters));
  if (currency) conditions.push(anyOf('currency', [currency], parameters));
  if (segment?.length) {
    const tags = segment.filter((name) => !KINDS.has(name));
    const kind = anyOf('segment', segment, parameters);
    conditions.push(tags.length === 0 ? kind : `(${kind} or ${hasAny('tags', tags, parameters)})`);
  }
  return conditions;
}

const LINE_FIELDS = ['sku', 'location', 'carrier'] as const;
type LineField = (typeof LINE_FIELDS)[number];
const isLineField = (name: string | undefined): name is LineField =>
  (LINE_FIELDS as readonly string[]).includes(name ?? '');

/** Conditions on whole orders by their lines: those that have one. */
function orderHasLine(filter: KpiFilter, parameters: Parameters): string[] {
  const { sku, location, carrier } = filter;
  return [
    ...(location?.length ? [hasAny('locations', location, parameters)] : []),
    ...(carrier?.length ? [hasAny('carriers', carrier, parameters)] : []),
    ...(sku?.length
      ? [`order_no in (select order_no from line_fact where ${anyOf('sku', sku, parameters)})`]
      : []),
  ];
}

const UNIT_GRAIN_COLUMNS = `order_fact.* exclude (lines, units, filled_units, filled_lines, waited_units, waited_lines,
  picked_units, short_units, picked_lines, short_lines, left_units, returned_units, cancelled_units),
  line_fact.* exclude (order_no, line_no, requested_day, first_promised_day, last_promised_day, delivered_at)`;

const DIMENSION_COLUMNS: Readonly<Record<Exclude<Dimension, LineField | 'reason' | 'segment'>, string>> = {
  channel: 'channel',
  country: 'country',
  'process-version': 'process_version',
  currency: 'currency',
};

export interface RowsAsked {
  readonly grain: Measure['grain'];
  readonly filter: KpiFilter;
  readonly period: Period;
  /** Adds a column `name`. */
  readonly by?: Exclude<Dimension, 'reason'>;
}

/** Rows are lines, not orders: of measures of units where lines are picked out. */
export const isByLine = ({
  grain,
  filter,
  by,
}: Pick<RowsAsked, 'grain' | 'filter'> & { by?: RowsAsked['by'] | undefined }): boolean =>
  grain === 'unit' && (LINE_FIELDS.some((field) => filter[field]?.length) || isLineField(by));

/** A select of the rows that measures of `grain` run over, with every column of the facts. */
export function rowsOf({ grain, filter, period, by }: RowsAsked, parameters: Parameters): string {
  const conditions = orderConditions(filter, period, parameters);
  if (isByLine({ grain, filter, by })) {
    for (const field of LINE_FIELDS)
      if (filter[field]?.length) conditions.push(anyOf(`line_fact.${field}`, filter[field], parameters));
    const name = by === undefined ? '' : `, ${isLineField(by) ? `line_fact.${by}` : nameOf(by)} as name`;
    return `select ${UNIT_GRAIN_COLUMNS}${name} from order_fact join line_fact using (order_no)${where(conditions)}`;
  }
  conditions.push(...orderHasLine(filter, parameters));
  if (by === 'sku') {
    const own = filter.sku?.length ? ` and ${anyOf('s.sku', filter.sku, parameters)}` : '';
    return `select order_fact.*, s.sku as name from order_fact
      join (select distinct order_no, sku from line_fact s where lines = 1${own}) s using (order_no)${where(conditions)}`;
  }
  if (by === 'location' || by === 'carrier') {
    const list = by === 'location' ? 'locations' : 'carriers';
    const own = filter[by]?.length ? ` where ${anyOf('name', filter[by], parameters)}` : '';
    // An order without any stands under no name.
    return `select * from (select order_fact.*, unnest(${namesIn(list)}) as name
      from order_fact${where(conditions)})${own}`;
  }
  return `select order_fact.*${by === undefined ? '' : `, ${nameOf(by)} as name`} from order_fact${where(conditions)}`;
}

const nameOf = (by: Exclude<Dimension, LineField | 'reason'>) =>
  by === 'segment'
    ? `unnest(case when tags = '' then [segment] else list_prepend(segment, ${namesIn('tags')}) end)`
    : DIMENSION_COLUMNS[by];

/** The names in a column of many; one null where there is none. */
const namesIn = (column: string) =>
  `case when ${column} = '' then [null]::varchar[] else string_split(trim(${column}, '${SEPARATOR}'), '${SEPARATOR}') end`;

const where = (conditions: readonly string[]) =>
  conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;

/** Columns of states for measures, to stand in a select over rows. */
export const stateColumns = (measures: readonly Measure[]): string =>
  measures.map((measure, index) => `, ${stateOf(measure)} as s${index}`).join('');

/** Aggregates of measures over rows with their states: n0, d0, e0_1, p0_name, q0. */
export function aggregatesOf(
  measures: readonly Measure[],
  asked: { parts: boolean; byLine: boolean },
): string {
  return measures
    .flatMap((measure, index) => {
      const state = `s${index}`;
      const { numerator, denominator, weight, exclusions, parts, quantiles } = measure;
      const below =
        denominator === null
          ? 'null'
          : denominator === '1'
            ? `count_if(${state} = 0)`
            : sum(denominator)(state);
      return [
        `${sum(numerator)(state)} as n${index}`,
        `${below} as d${index}`,
        `count_if(${state} = 0) as c${index}`,
        ...exclusions.map(
          (_, at) =>
            `${weight === '1' ? `count_if(${state} = ${at + 1})` : `sum(case when ${state} = ${at + 1} then ${weight} else 0 end)`} as e${index}_${at}`,
        ),
        ...(asked.parts
          ? Object.entries(parts).map(([name, part]) => `${part(state, asked.byLine)} as "p${index}_${name}"`)
          : []),
        ...(asked.parts && quantiles ? [`${quantilesOf(numerator, state, quantiles)} as q${index}`] : []),
      ];
    })
    .join(',\n');
}

function quantilesOf(numerator: string, state: string, kind: Exclude<Measure['quantiles'], false>): string {
  if (kind === 'any') return `quantile_cont(${counted(`(${numerator})::double`, state)}, [0.5, 0.9, 0.95])`;
  const thousandths = counted(`(${numerator} * 1000)::bigint`, state);
  return `list_transform(quantile_cont(${thousandths}, [0.5, 0.9, 0.95]), lambda each: each / 1000)`;
}

/** Puts the clock in where measures name it. */
export const withClock = (text: string, parameters: Parameters): string =>
  text.replaceAll('$now', parameters.now).replaceAll('$today', parameters.today);

/** Nothing narrows the orders. */
export const isUnfiltered = (filter: KpiFilter): boolean =>
  Object.values(filter).every((value) => value === undefined || value.length === 0);

export const filterOf = ({ from: _from, to: _to, churnDays: _days, ...filter }: KpiQuery): KpiFilter =>
  filter;
