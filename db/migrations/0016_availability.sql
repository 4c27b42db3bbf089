-- What will be free to promise: units still to come with their dates, and the backordered units that wait for them. Both are kept
-- by SKU, beside the stock that they are counted with.

-- One row is what is still to come of one line of a purchase order, a transfer or a return; nothing more to come, no row.
create table inventory.expected_supply (
  sku_id uuid not null,
  -- Given by whoever expects it; it stands for one SKU as long as it lives.
  supply_id uuid not null,
  location_id uuid not null,
  source text not null check (source in ('purchase-order', 'transfer', 'return')),
  reference text not null,
  -- A calendar date in the location's time zone.
  due_on date not null,
  quantity int not null check (quantity > 0),
  primary key (sku_id, supply_id)
);

-- Units of order lines that were taken without stock; filled or cancelled, no row.
create table inventory.waiting (
  sku_id uuid not null,
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  quantity int not null check (quantity > 0),
  since timestamptz not null,
  channel text not null,
  -- Where alone it can come from, as for a pick-up; null: anywhere.
  location_id uuid,
  primary key (sku_id, bucket, order_id, line_no)
);

-- What a channel sees of free stock. Each list is small enough to be kept in memory whole, as of one version.

-- A channel sells from the locations of its pools together; a channel of no pool sells from all.
create table inventory.pools (
  code text collate "C" primary key,
  name text not null,
  location_ids uuid[] not null,
  channels text[] not null
);

-- The last units of a position, which a channel may not sell. The narrowest row applies: SKU and location, SKU, location, all.
create table inventory.channel_buffers (
  channel text not null,
  sku_id uuid,
  location_id uuid,
  -- The larger of both is kept back.
  units int not null check (units >= 0),
  percent int not null check (percent between 0 and 100),
  constraint channel_buffers_scope unique nulls not distinct (channel, sku_id, location_id),
  check (units > 0 or percent > 0)
);

-- Units of a SKU that are kept for one channel, at one location or anywhere; who was given first is served first.
create table inventory.channel_allocations (
  sku_id uuid not null,
  channel text not null,
  location_id uuid,
  units int not null check (units > 0),
  allocated_at timestamptz not null,
  constraint channel_allocations_scope unique nulls not distinct (sku_id, channel, location_id)
);

-- Units of a position by lot; where lots are tracked, on hand is their sum.
create table inventory.lots (
  sku_id uuid not null,
  location_id uuid not null,
  lot text collate "C" not null,
  -- The last day on which it may be sold; null: it keeps.
  expires_on date,
  on_hand int not null check (on_hand >= 0),
  -- Units that somebody was told to take.
  allocated int not null default 0,
  primary key (sku_id, location_id, lot),
  constraint lots_allocated check (allocated between 0 and on_hand)
);
create index lots_to_expire on inventory.lots (expires_on) where expires_on is not null and on_hand > 0;

-- Which lots are taken for an order line at a location, from when the picker is told until the units leave.
create table inventory.lot_allocations (
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  location_id uuid not null,
  lot text collate "C" not null,
  sku_id uuid not null,
  quantity int not null check (quantity > 0),
  -- Those of quantity that are picked: they leave first, and nobody else is told to take them.
  picked int not null default 0,
  primary key (bucket, order_id, line_no, location_id, lot),
  constraint lot_allocations_picked check (picked between 0 and quantity)
);
create index lot_allocations_by_lot on inventory.lot_allocations (sku_id, lot);

-- Which order line got which units of a lot, for recalls; append-only. `reference` is the shipment.
create table inventory.lot_shipments (
  sku_id uuid not null,
  lot text collate "C" not null,
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  location_id uuid not null,
  reference text not null,
  quantity int not null check (quantity > 0),
  shipped_at timestamptz not null,
  primary key (sku_id, lot, order_id, line_no, location_id, reference)
);

-- How a location is counted; the row without one is for all others.
create table inventory.count_rules (
  location_id uuid,
  basis text not null check (basis in ('movements', 'units', 'value')),
  currency text,
  window_days int not null check (window_days > 0),
  a_share int not null check (a_share between 0 and 100),
  b_share int not null check (b_share between a_share and 100),
  interval_days_a int not null check (interval_days_a > 0),
  interval_days_b int not null check (interval_days_b > 0),
  interval_days_c int not null check (interval_days_c > 0),
  open_limit int not null check (open_limit >= 0),
  approval_units int not null check (approval_units >= 0),
  approval_percent int not null check (approval_percent >= 0),
  constraint count_rules_scope unique nulls not distinct (location_id),
  check ((basis = 'value') = (currency is not null))
);

-- Positions to count: open (nobody is told what the books say), waiting for approval, posted as movements, or cancelled.
create table inventory.counts (
  count_id uuid primary key,
  sku_id uuid not null,
  location_id uuid not null,
  class text check (class in ('A', 'B', 'C')),
  due_on date not null,
  state text not null check (state in ('open', 'waiting', 'posted', 'cancelled')),
  opened_at timestamptz not null,
  -- [{lot, expiresOn, counted, expected}]
  entries jsonb,
  variance int,
  counted_by text,
  counted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  reason text,
  constraint counted_once check ((state in ('waiting', 'posted')) = (counted_at is not null)),
  check ((counted_at is null) = (entries is null) and (entries is null) = (variance is null))
) with (fillfactor = 80);
create unique index counts_one_at_a_time on inventory.counts (sku_id, location_id) where state in ('open', 'waiting');
create index counts_by_location on inventory.counts (location_id, due_on, count_id) where state in ('open', 'waiting');
create index counts_last on inventory.counts (location_id, sku_id, counted_at) where state = 'posted';

-- How much of a position is kept back; the narrowest row applies: SKU and location, SKU, location, all.
create table inventory.safety_rules (
  sku_id uuid,
  location_id uuid,
  method text not null check (method in ('fixed', 'days-of-cover', 'service-level')),
  units int check (units >= 0),
  cover_days int check (cover_days >= 0),
  service_level double precision check (service_level > 0 and service_level < 100),
  lead_time_days double precision check (lead_time_days >= 0),
  lead_time_deviation_days double precision check (lead_time_deviation_days >= 0),
  window_days int not null check (window_days > 0),
  alert_units int not null check (alert_units >= 0),
  constraint safety_rules_scope unique nulls not distinct (sku_id, location_id),
  check ((method = 'fixed') = (units is not null)),
  check ((method = 'days-of-cover') = (cover_days is not null)),
  check ((method = 'service-level') = (service_level is not null and lead_time_days is not null))
);

-- What the rules made of each position when they were last worked out, with the demand that it came from.
create table inventory.stock_targets (
  sku_id uuid not null,
  location_id uuid not null,
  method text not null,
  demand_per_day double precision not null,
  demand_deviation double precision not null,
  days int not null,
  safety_stock int not null,
  alert_units int not null,
  computed_at timestamptz not null,
  primary key (sku_id, location_id)
);

-- Positions that are low now: they were told of once, when they became it.
create table inventory.low_stock (
  sku_id uuid not null,
  location_id uuid not null,
  since timestamptz not null,
  -- Free of promises when it was noticed, and the mark that it met.
  unpromised int not null,
  low_at int not null,
  primary key (sku_id, location_id)
);
