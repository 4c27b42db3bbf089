// The single place for the reference of capture: what a careful programmer writes by hand to place one order in one transaction,
// the same rows in the same tables as the program leaves, and not one statement more than they need.

/** `:name` is a parameter, as pgbench writes them (in quotes too); `returning` fields become parameters of what follows. */
export interface ReferenceStatement {
  readonly text: string;
  readonly returns: boolean;
}

const SKU_ID = (name: string) => `('00000000-0000-7000-8000-' || lpad(:${name}, 12, '0'))::uuid`;
const LOCATION_ID = `('00000000-0000-7000-9000-' || lpad(:location, 12, '0'))::uuid`;
const ORDER_ID = ':order_id::uuid';

const statement = (text: string, returns = false): ReferenceStatement => ({
  text: text.replace(/\s+/g, ' ').trim(),
  returns,
});

export const REFERENCE_ORDER: readonly ReferenceStatement[] = [
  statement('begin'),
  statement(
    `insert into orders.orders (bucket, order_id, number, channel, external_id, status, placed_at, currency, customer_name, email,
      locale, taxes_included, goods_minor, discount_minor, shipping_minor, tax_minor, total_minor, allow_backorder, ship_groups,
      sourcing, process_id)
    values (:bucket::smallint, uuidv7(), nextval('orders.order_numbers') * 64 + :bucket::smallint, 'web', 'R' || :client_id::text || '-' || :number::text, 'placed', now(),
      'EUR', 'Nora Fairhurst', 'buyer-' || :number::text || '@example.com', 'en', true, 5870, 0, 490, 938, 6360, false, :ship_groups,
      :sourcing, 'order-to-cash')
    returning order_id`,
    true,
  ),
  statement(
    `insert into platform.keys (key, request_hash, value, expires_at)
    values (:external_prefix::text || :client_id::text || '-' || :number::text, null, :external_value, null),
      (:key_prefix::text || :client_id::text || '-' || :number::text, :request_hash, :outcome_value, now() + interval '48 hours')`,
  ),
  statement(
    `insert into orders.lines (bucket, order_id, line_no, ship_group, sku_id, sku, name, ordered, reserved, backordered,
      unit_price_minor, discount_minor, tax_minor, total_minor, returnable, promised_date)
    values (:bucket::smallint, ${ORDER_ID}, 1, 1, ${SKU_ID('first_sku')}, 'SKU-' || lpad(:first_sku, 5, '0'), 'Article ' || :first_sku::text, 1, 1, 0, 1290, 0,
        206, 1290, true, current_date + 3),
      (:bucket::smallint, ${ORDER_ID}, 2, 1, ${SKU_ID('second_sku')}, 'SKU-' || lpad(:second_sku, 5, '0'), 'Article ' || :second_sku::text, 2, 2, 0, 2290,
        0, 732, 4580, true, current_date + 3)`,
  ),
  statement(
    `insert into payments.payments (bucket, order_id, payment_id, currency, method, provider, opened_as, state, amount_minor,
      authorised_minor, captured_minor, reference, created_at, updated_at)
    values (:bucket::smallint, ${ORDER_ID}, ${ORDER_ID}, 'EUR', 'card', 'sandbox', 'authorised', 'authorised', 6360, 6360, 0, 'auth-' || :number::text,
      now(), now())`,
  ),
  statement(
    `insert into ledger.entries (bucket, order_id, source_id, kind, debit, credit, amount_minor, currency, occurred_at)
    values (:bucket::smallint, ${ORDER_ID}, :order_id, 'hold', :debit, :credit, 6360, 'EUR', now())`,
  ),
  statement(
    `insert into workflow.instances (bucket, order_id, instance_id, process_id, version, status, ready, due_at, state, started_at)
    values (:bucket::smallint, ${ORDER_ID}, ${ORDER_ID}, 'order-to-cash', 1, 'active', :instance_ready, now() + interval '7 days', :instance_state,
      now())`,
  ),
  statement(
    `insert into inventory.reservations (bucket, order_id, line_no, location_id, sku_id, quantity, reserved)
    values (:bucket::smallint, ${ORDER_ID}, 1, ${LOCATION_ID}, ${SKU_ID('first_sku')}, 1, 1),
      (:bucket::smallint, ${ORDER_ID}, 2, ${LOCATION_ID}, ${SKU_ID('second_sku')}, 2, 2)`,
  ),
  statement(
    `update inventory.stock s set reserved = s.reserved + w.quantity
    from (values (${SKU_ID('first_sku')}, 1), (${SKU_ID('second_sku')}, 2)) as w(sku_id, quantity)
    where s.sku_id = w.sku_id and s.location_id = ${LOCATION_ID}
      and s.on_hand - s.reserved - s.safety_stock >= w.quantity`,
  ),
  // The head row makes positions gapless, so it is taken last; head and event travel in one statement.
  statement(
    `with head as (update platform.buckets set position = position + 1 where bucket = :bucket::smallint returning position)
    insert into platform.events (bucket, position, type, occurred_at, order_id, order_sequence, actor, channel, objects, attributes)
    select :bucket::smallint, position, 'orders.orderPlaced', now(), ${ORDER_ID}, 1, :actor, 'web', :event_objects, :event_attributes
    from head`,
  ),
  statement('commit'),
];

/** Parameters that stay the same for every order: texts of a real order, so that rows are as wide as the program's. */
export const TEMPLATE_NAMES = [
  'ship_groups',
  'sourcing',
  'external_value',
  'outcome_value',
  'request_hash',
  'instance_state',
  'instance_ready',
  'event_objects',
  'event_attributes',
] as const;

export type ReferenceTemplates = Record<(typeof TEMPLATE_NAMES)[number], string>;

/** Texts with a colon, which pgbench would take for parameters. */
export const REFERENCE_CONSTANTS = {
  external_prefix: 'order:web:R',
  key_prefix: 'idempotency:key:environment:order-',
  debit: 'memo:authorised',
  credit: 'memo:authorised-contra',
  actor: 'key:environment',
} as const;

/** Parameters that each order draws: [name, lowest, highest]. The two SKUs are of different halves, so no two orders deadlock. */
export function drawsOf(skus: number, locations: number): readonly (readonly [string, number, number])[] {
  const half = Math.floor(skus / 2);
  return [
    ['bucket', 0, 63],
    ['location', 1, locations],
    ['first_sku', 1, half],
    ['second_sku', half + 1, skus],
  ];
}

const NAME = /(?<!:):([a-z_]+)/g;

/** The statement for a driver: `$1` for the first named parameter and so on. */
export function numberParameters(text: string): { text: string; names: string[] } {
  const names: string[] = [];
  const numbered = text.replace(NAME, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text: numbered, names };
}
