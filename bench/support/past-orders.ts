// The single place that draws orders of the past for reading benchmarks, and says what people open and type to find them.
import { formatId, type Uuid } from '../../src/platform/ids.ts';
import { type Program, withDatabase } from './program.ts';

export interface Sample {
  orderId: string;
  externalId: string;
  email: string;
  name: string;
  placedAt: Date;
}

/** Orders from all over the past. */
export async function drawSamples(program: Program, count: number): Promise<Sample[]> {
  return withDatabase(program.databaseUrl(), async (client) => {
    const { rows } = await client.query<Omit<Sample, 'orderId'> & { id: Uuid }>(
      `with span as (
         select min(placed_at) as first, max(placed_at) as last from orders.orders where external_id like 'H%'
       )
       select o.order_id as id, o.external_id as "externalId", o.email, o.customer_name as name, o.placed_at as "placedAt"
       from span cross join generate_series(1, $1::int) cross join lateral (select first + random() * (last - first) as at) point
       cross join lateral (
         select * from orders.orders where placed_at >= point.at and external_id like 'H%' order by placed_at limit 1) o`,
      [count],
    );
    return rows.map(({ id, ...rest }) => ({ ...rest, orderId: formatId('ord', id) }));
  });
}

/** The lists that people open, in turn. */
export function listPath({ placedAt }: Sample, index: number): string {
  const before = encodeURIComponent(placedAt.toISOString());
  const from = encodeURIComponent(new Date(placedAt.getTime() - 7 * 86_400_000).toISOString());
  const kinds = [
    'limit=50',
    'limit=50&open=true',
    'limit=50&status=closed',
    'limit=50&status=released',
    'limit=50&channel=web',
    `limit=50&placedBefore=${before}`,
    `limit=50&placedFrom=${from}&placedBefore=${before}`,
    `limit=50&channel=web&placedBefore=${before}&status=closed`,
  ];
  return `/v1/orders?${kinds[index % kinds.length]}`;
}

/** What people type, in turn: a channel's id, an e-mail address, a whole name, a family name, the beginning of one. */
export function searchPath({ externalId, email, name }: Sample, index: number): string {
  const family = name.split(' ')[1] ?? name;
  const words = [externalId, email, name, family, family.slice(0, 4), externalId.slice(0, 11)];
  return `/v1/orders/search?q=${encodeURIComponent(words[index % words.length]!)}`;
}
