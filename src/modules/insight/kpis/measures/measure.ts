// The single place for how a KPI is counted: expressions over the rows of facts, in DuckDB's SQL. Names are those of fact-tables.ts; nothing that a
// person typed ever stands in them.
import type { ExclusionCode } from '../definitions/exclusions.ts';
import type { KpiKey } from '../kpi-query.ts';

/** `[code, when]`: the first that holds is why a row does not count. */
export type Exclusions = readonly (readonly [code: ExclusionCode, when: string])[];

/** An aggregate, given the name of the column that is 0 where a row counts, and whether rows are lines (several of one order). */
export type Part = (state: string, byLine: boolean) => string;

/**
 * The expression where the row counts, else null, which aggregates leave out. Not `filter (where …)`: DuckDB cuts every column of the input anew
 * for each such aggregate, so a hundred of them in one select took ten times as long.
 */
export const counted = (expression: string, state: string): string =>
  `case when ${state} = 0 then ${expression} end`;

export const avg =
  (expression: string) =>
  (state: string): string =>
    `avg(${counted(expression, state)})`;
export const sum =
  (expression: string) =>
  (state: string): string =>
    `sum(${counted(expression, state)})`;
export const ratio =
  (above: string, below: string) =>
  (state: string): string =>
    `${sum(above)(state)} / nullif(${sum(below)(state)}, 0)`;

export interface Measure {
  readonly key: KpiKey;
  /** Rows of `unit` measures may be lines: a filter by SKU, location or carrier then counts these lines alone. */
  readonly grain: 'order' | 'unit';
  readonly exclusions: Exclusions;
  /** What a counted row adds above and below the line; null below: the value is the sum above. */
  readonly numerator: string;
  readonly denominator: string | null;
  /** What an excluded row would have weighed in the base. */
  readonly weight: string;
  /** Which side a counted order is on; `by-threshold`: its amount against the target or the median. */
  readonly side: 'numerator-is-met' | 'numerator-is-missed' | 'by-threshold';
  /** What one order adds, for the list of orders: seconds, minor units, units, stars. */
  readonly amount: string;
  readonly parts: Readonly<Record<string, Part>>;
  /** `thousandths`: the numerator is whole ones of them; DuckDB orders whole numbers in half the time. */
  readonly quantiles: false | 'any' | 'thousandths';
  /** By currency: amounts of two are never added up. */
  readonly isMoney: boolean;
  /** Divides by the product of parts instead (perfect-order-product). */
  readonly product?: readonly string[];
}

type Given = Pick<Measure, 'key' | 'numerator' | 'denominator'> & Partial<Measure>;

export function defineMeasure(given: Given): Measure {
  return {
    grain: 'order',
    exclusions: [],
    weight: '1',
    side: 'by-threshold',
    amount: given.numerator,
    parts: {},
    quantiles: false,
    isMoney: false,
    ...given,
  };
}

/** A share of orders: `met` holds for the good ones. */
export function defineShare(given: Omit<Given, 'numerator' | 'denominator'> & { met: string }): Measure {
  const { met, ...rest } = given;
  return defineMeasure({
    numerator: `(${met})::int`,
    denominator: '1',
    side: 'numerator-is-met',
    ...rest,
  });
}

/** 0 where the row counts, else the place of its exclusion, from 1 on. */
export function stateOf({ exclusions }: Measure): string {
  if (exclusions.length === 0) return '0';
  const cases = exclusions.map(([, when], index) => `when ${when} then ${index + 1}`);
  return `case ${cases.join(' ')} else 0 end`;
}
