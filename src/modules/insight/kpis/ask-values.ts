// What a dashboard asks: values of KPIs with the period before and their targets, their course over time, and how they differ by a dimension.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EngineContext } from '../engine/operation.ts';
import { LIVE } from '../log/data-sets.ts';
import { type Clock, computeValues } from './compute-values.ts';
import { computeCustomerValues } from './customer-values.ts';
import { readFactZone } from './facts/refresh-facts.ts';
import { createShopDays, formatDay } from './facts/shop-days.ts';
import { KPI_KEYS, type KpiFilter, type KpiKey, type KpiQuery } from './kpi-query.ts';
import { filterOf } from './kpi-sql.ts';
import type { Measure } from './measures/measure.ts';
import { measureOf } from './measures.ts';
import { type Periods, periodsOf } from './periods.ts';
import type { KpiValueView, ValuesView } from './schemas.ts';
import { findTargets } from './targets/find-targets.ts';

/** What every KPI question has at hand. */
export interface Asking {
  readonly connection: DuckDBConnection;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly asOf: string;
}

/** Lends a connection to the live log, with the day that it is in the shop. */
export async function withFacts<T>(context: EngineContext, work: (asking: Asking) => Promise<T>): Promise<T> {
  const live = await context.sets.get(LIVE);
  return live.use(async (connection) => {
    const timeZone = (await readFactZone(connection)) ?? 'UTC';
    const now = context.now();
    const today = formatDay(createShopDays(timeZone).dayOf(now.getTime()));
    return work({
      connection,
      clock: { now, today },
      timeZone,
      asOf: (live.asOf ?? now).toISOString(),
    });
  });
}

export const keysOf = (text: string | undefined): readonly KpiKey[] =>
  text === undefined ? KPI_KEYS : ([...new Set(text.split(','))] as KpiKey[]);

export async function readValues(
  context: EngineContext,
  query: KpiQuery & { keys?: string },
): Promise<ValuesView> {
  const { keys, ...rest } = query;
  return withFacts(context, async (asking) => {
    const periods = periodsOf(rest, asking.clock.today);
    const items = await valuesOf(asking, keysOf(keys), {
      filter: filterOf(rest),
      periods,
      ...(rest.churnDays ? { churnDays: rest.churnDays } : {}),
    });
    const targets = await findTargets(context.db, filterOf(rest));
    return {
      asOf: asking.asOf,
      timeZone: asking.timeZone,
      period: periods.period,
      before: periods.before,
      items: items.map((item) => ({ ...item, target: targets(item) })),
    };
  });
}

export interface ValuesAsk {
  readonly filter: KpiFilter;
  readonly periods: Periods;
  readonly churnDays?: number;
}

/** In the order of `keys`. */
export async function valuesOf(
  { connection, clock }: Asking,
  keys: readonly KpiKey[],
  asked: ValuesAsk,
): Promise<KpiValueView[]> {
  const measures = keys.map(measureOf).filter((measure): measure is Measure => measure !== null);
  const found = await computeValues(connection, measures, { ...asked, clock });
  for (const key of keys)
    if (measureOf(key) === null)
      found.push(...(await computeCustomerValues(connection, { ...asked, key, clock })));
  return found.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
}
