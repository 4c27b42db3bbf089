-- Orders: the order, its lines as a ledger of quantities, notes, and the words by which people find it.
create schema orders;

-- A number people can read out is 64 x this sequence + the order's bucket, with a check digit when shown.
-- Each value stands for a block of 64: a server takes a block and hands its numbers out.
create sequence orders.order_numbers start 250;

create table orders.orders (
  bucket smallint not null,
  order_id uuid not null,
  number bigint not null,
  channel text not null,
  external_id text,
  status text not null,
  placed_at timestamptz not null,
  currency char(3) not null,
  customer_id uuid,
  customer_name text,
  email text,
  phone text,
  locale text not null,
  taxes_included boolean not null,
  goods_minor bigint not null,
  discount_minor bigint not null,
  shipping_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  allow_backorder boolean not null,
  ship_groups json not null,
  billing_address json,
  holds json,
  sourcing json,
  attributes json,
  process_id text,
  cancelled_at timestamptz,
  closed_at timestamptz,
  primary key (bucket, order_id),
  constraint number_once unique (bucket, number)
) with (fillfactor = 60);
create index orders_by_time on orders.orders (placed_at, order_id);
-- The status is in no index: it changes at every step of an order, and these do not (HOT).
create index open_orders on orders.orders (placed_at, order_id) where closed_at is null and cancelled_at is null;
create index held_orders on orders.orders (placed_at, order_id)
  where holds is not null and closed_at is null and cancelled_at is null;
create index backorder_orders on orders.orders (placed_at, order_id)
  where allow_backorder and closed_at is null and cancelled_at is null;
create index orders_of_customer on orders.orders (customer_id, placed_at) where customer_id is not null;

-- Each unit of a line is in exactly one stage; what came back is counted within delivered.
create table orders.lines (
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  ship_group smallint not null,
  sku_id uuid,
  sku text not null,
  name text not null,
  ordered int not null check (ordered > 0),
  backordered int not null default 0 check (backordered >= 0),
  reserved int not null default 0 check (reserved >= 0),
  released int not null default 0 check (released >= 0),
  picked int not null default 0 check (picked >= 0),
  shipped int not null default 0 check (shipped >= 0),
  delivered int not null default 0 check (delivered >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  return_requested int not null default 0 check (return_requested >= 0),
  received int not null default 0 check (received >= 0),
  refunded int not null default 0 check (refunded >= 0),
  exchanged int not null default 0 check (exchanged >= 0),
  unit_price_minor bigint not null,
  discount_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  returnable boolean not null,
  requested_date date,
  promised_date date,
  shipped_at timestamptz,
  delivered_at timestamptz,
  attributes json,
  primary key (bucket, order_id, line_no),
  constraint quantities_conserved
    check (backordered + reserved + released + picked + shipped + delivered + cancelled = ordered),
  constraint returns_within_delivered check (return_requested + received + exchanged <= delivered)
) with (fillfactor = 80);
create index backordered_lines on orders.lines (sku_id, order_id) where backordered > 0;

-- Every promise given anew; what was promised first is the first row's previous date, and the line shows the last one.
create table orders.promises (
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  promise_id uuid not null,
  promised_date date not null,
  previous_date date,
  reason text not null,
  customer_reason text,
  promised_by text not null,
  promised_at timestamptz not null,
  primary key (bucket, order_id, line_no, promise_id)
);

-- Units that a location could not ship and that were sourced anew: where they went, what of them waits, and why.
create table orders.resourcings (
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  resourcing_id uuid not null,
  from_location_id uuid not null,
  quantity int not null check (quantity > 0),
  -- [{locationId, quantity}]
  moved_to json not null,
  backordered int not null check (backordered between 0 and quantity),
  reason text not null,
  note text,
  reference text,
  -- The line is not sourced from that location any more, nor from these.
  excluded boolean not null,
  also_excluded uuid[] not null default '{}',
  resourced_by text not null,
  resourced_at timestamptz not null,
  primary key (bucket, order_id, line_no, resourcing_id)
);

create table orders.notes (
  bucket smallint not null,
  order_id uuid not null,
  note_id uuid not null,
  text text not null,
  author text not null,
  written_at timestamptz not null,
  primary key (bucket, order_id, note_id)
);

-- Written by the worker from the event log, so that finding an order costs the one who places it nothing. The order's time stands in
-- the key: the newest orders of a word are one short walk, which reads the index alone while the table is kept clean.
create table orders.search_terms (
  term text collate "C" not null,
  placed_at timestamptz not null,
  order_id uuid not null,
  primary key (term, placed_at, order_id)
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 20000);
