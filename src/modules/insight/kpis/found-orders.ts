// The single place for the orders behind a figure: what is asked, the columns that are read, and how an order is shown.
import { SEPARATOR } from './facts/fact-tables.ts';
import { formatDay } from './facts/shop-days.ts';
import type { KpiKey, KpiQuery, Side } from './kpi-query.ts';
import type { KpiOrderView } from './schemas.ts';

export type OrdersQuery = KpiQuery & {
  key: KpiKey;
  side: Side;
  /** Only those that are excluded for this reason. */
  reason?: string;
  limit?: number;
  after?: string;
};

export interface FoundOrder {
  readonly order_no: number;
  readonly order_id: string;
  readonly number: string;
  readonly channel: string;
  readonly status: string;
  readonly placed_ms: number;
  readonly customer_id: string | null;
  readonly currency: string;
  readonly total_minor: number;
  readonly requested_day: number | null;
  readonly first_promised_day: number | null;
  readonly last_promised_day: number | null;
  readonly delivered_ms: number | null;
  readonly locations: string;
  readonly carriers: string;
  readonly amount: number | null;
  readonly state: number;
}

export const ORDER_COLUMNS = `order_no, order_id, number, channel, status, epoch_ms(placed_at) as placed_ms, customer_id, currency,
  total_minor, requested_day, first_promised_day, last_promised_day, epoch_ms(delivered_at) as delivered_ms, locations, carriers`;

export const plain = ({
  key: _k,
  side: _s,
  reason: _r,
  limit: _l,
  after: _a,
  ...rest
}: OrdersQuery): KpiQuery => rest;

export function viewOf(row: FoundOrder, side: Side, reason: string | null): KpiOrderView {
  return {
    orderId: row.order_id,
    number: row.number,
    channel: row.channel,
    status: row.status,
    placedAt: new Date(row.placed_ms).toISOString(),
    customerId: row.customer_id,
    currency: row.currency,
    totalMinor: row.total_minor,
    side,
    reason,
    value: row.amount,
    requestedDate: dayOf(row.requested_day),
    firstPromisedDate: dayOf(row.first_promised_day),
    lastPromisedDate: dayOf(row.last_promised_day),
    deliveredAt: row.delivered_ms === null ? null : new Date(row.delivered_ms).toISOString(),
    locations: namesOf(row.locations),
    carriers: namesOf(row.carriers),
  };
}

const dayOf = (day: number | null) => (day === null ? null : formatDay(day));

const namesOf = (text: string): string[] => (text === '' ? [] : text.slice(1, -1).split(SEPARATOR));
