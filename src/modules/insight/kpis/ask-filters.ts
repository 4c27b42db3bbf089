// What there is to filter by: the values of each dimension with the number of orders that have them.
import type { EngineContext } from '../engine/operation.ts';
import { readRows } from '../log/columns.ts';
import { withFacts } from './ask-values.ts';
import { formatDay } from './facts/shop-days.ts';
import { createParameters, rowsOf } from './kpi-sql.ts';
import type { FilterValuesView } from './schemas.ts';

/** Values of one dimension at most. */
const MOST = 500;
const MOST_SKUS = 50;

type Counted = { name: string; orders: number };

export async function readFilterValues(
  context: EngineContext,
  { sku }: { sku?: string },
): Promise<FilterValuesView> {
  return withFacts(context, async ({ connection, clock, asOf }) => {
    const everything = { from: null, to: null };
    const count = (
      by: 'channel' | 'location' | 'carrier' | 'segment' | 'country' | 'process-version' | 'currency',
    ) => {
      const parameters = createParameters(clock);
      const rows = rowsOf({ grain: 'order', filter: {}, period: everything, by }, parameters);
      return readRows<Counted>(
        connection,
        `select name, count(*) as orders from (${rows}) where name is not null group by name
         order by orders desc, name limit ${MOST}`,
        parameters.values,
      );
    };
    const [ends] = await readRows<{ first: number | null; last: number | null }>(
      connection,
      'select min(placed_day) as first, max(placed_day) as last from order_fact',
    );
    return {
      asOf,
      firstDay: ends?.first == null ? null : formatDay(ends.first),
      lastDay: ends?.last == null ? null : formatDay(ends.last),
      channel: await count('channel'),
      location: await count('location'),
      carrier: await count('carrier'),
      segment: await count('segment'),
      country: await count('country'),
      processVersion: await count('process-version'),
      currency: await count('currency'),
      sku: await readRows<Counted>(
        connection,
        `select sku as name, sum(lines) as orders from line_fact where starts_with(lower(sku), lower($1))
         group by sku order by orders desc, name limit ${MOST_SKUS}`,
        [sku ?? ''],
      ),
    };
  });
}
