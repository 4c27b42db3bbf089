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
  primary key (bucket, order_id, line_no, location_id, lot)
);
