-- Supply: where stock comes from and when. Suppliers and what they sell, purchase orders with their receipts, transfers with
-- transit, proposals what to buy, release dates, and the rule by which scarce supply is shared with what it has decided.
create schema supply;

create table supply.suppliers (
  supplier_id uuid primary key,
  code text collate "C" not null constraint suppliers_code unique,
  name text not null,
  active boolean not null,
  email text,
  currency text not null,
  time_zone text not null,
  lead_time_days int not null check (lead_time_days between 0 and 1000),
  minimum_order_minor bigint not null check (minimum_order_minor >= 0),
  -- How much more than ordered is accepted.
  over_tolerance_percent int not null check (over_tolerance_percent between 0 and 100),
  -- ISO weekdays, 1 Monday, on which it takes orders, and dates on which it does not.
  order_days int[] not null check (cardinality(order_days) between 1 and 7),
  closed_dates date[] not null,
  cut_off text not null,
  -- Where it delivers unless told.
  location_id uuid
);

create table supply.supplier_items (
  supplier_id uuid not null references supply.suppliers,
  sku_id uuid not null,
  sku text collate "C" not null,
  -- What the supplier calls it.
  supplier_sku text,
  active boolean not null,
  pack_size int not null check (pack_size > 0),
  minimum_quantity int not null check (minimum_quantity > 0),
  unit_cost_minor bigint not null check (unit_cost_minor >= 0),
  -- Null: the supplier's.
  lead_time_days int check (lead_time_days between 0 and 1000),
  -- 1 is asked first.
  rank int not null check (rank between 1 and 100),
  primary key (supplier_id, sku_id)
);
create unique index items_by_sku on supply.supplier_items (supplier_id, sku);
create index suppliers_of_sku on supply.supplier_items (sku_id, rank);

-- Numbers that people read out: PO-1001, TR-1001.
create sequence supply.purchase_order_numbers start 1001;
create sequence supply.transfer_numbers start 1001;

create table supply.purchase_orders (
  purchase_order_id uuid primary key,
  number bigint not null constraint purchase_orders_number unique,
  supplier_id uuid not null references supply.suppliers,
  location_id uuid not null,
  state text not null check (state in
    ('draft', 'placed', 'confirmed', 'partly-received', 'received', 'closed-short', 'cancelled')),
  currency text not null,
  -- The supplier's own number of it.
  reference text,
  note text,
  created_by text not null,
  created_at timestamptz not null,
  placed_at timestamptz,
  -- The day on which the supplier takes it.
  order_on date,
  confirmed_at timestamptz,
  ended_at timestamptz,
  check ((state = 'draft') <= (placed_at is null))
);
create index purchase_orders_by_state on supply.purchase_orders (state, number);
create index purchase_orders_of_supplier on supply.purchase_orders (supplier_id, number);

-- Every unit of a line is in one place: still to come, received, damaged on arrival, or cancelled; over: units that came beyond
-- what was ordered. `confirmed` is what the supplier says of the ordered units.
create table supply.purchase_order_lines (
  purchase_order_id uuid not null references supply.purchase_orders,
  line_no int not null,
  -- By which inventory knows what is still to come of it.
  supply_id uuid not null,
  sku_id uuid not null,
  sku text not null,
  ordered int not null check (ordered > 0),
  confirmed int not null default 0 check (confirmed between 0 and ordered),
  open int not null check (open >= 0),
  received int not null default 0 check (received >= 0),
  damaged int not null default 0 check (damaged >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  over int not null default 0 check (over >= 0),
  unit_cost_minor bigint not null check (unit_cost_minor >= 0),
  -- The day on which it is wanted, and the day on which it is expected; drafts have no date yet.
  requested_on date,
  expected_on date,
  primary key (purchase_order_id, line_no),
  constraint quantities_conserved check (open + received + damaged + cancelled = ordered + over),
  constraint over_comes_last check (over = 0 or open = 0)
);
create index open_lines_of_sku on supply.purchase_order_lines (sku_id) where open > 0;

-- Every date that a line was expected on, the first one too.
create table supply.expected_dates (
  purchase_order_id uuid not null,
  line_no int not null,
  change_id uuid not null,
  expected_on date not null,
  previous_on date,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (purchase_order_id, line_no, change_id)
);

-- What came, as it came: append-only.
create table supply.receipts (
  purchase_order_id uuid not null,
  receipt_id uuid not null,
  -- Its place in the receipt.
  at int not null,
  line_no int not null,
  quantity int not null check (quantity >= 0),
  damaged int not null check (damaged >= 0),
  -- The supplier sends the damaged units again: they are still to come.
  replaced boolean not null,
  lot text,
  expires_on date,
  delivery_note text,
  note text,
  received_by text not null,
  received_at timestamptz not null,
  primary key (purchase_order_id, receipt_id, at),
  check (quantity + damaged > 0)
);

create table supply.transfers (
  transfer_id uuid primary key,
  number bigint not null constraint transfers_number unique,
  from_location_id uuid not null,
  to_location_id uuid not null,
  state text not null check (state in ('requested', 'shipped', 'partly-received', 'received', 'cancelled')),
  reference text,
  note text,
  expected_on date,
  requested_by text not null,
  requested_at timestamptz not null,
  shipped_at timestamptz,
  ended_at timestamptz,
  check (from_location_id <> to_location_id)
);
create index transfers_by_state on supply.transfers (state, number);

-- Every unit of a line is in one place: not sent yet, on its way, received, lost, or cancelled.
create table supply.transfer_lines (
  transfer_id uuid not null references supply.transfers,
  line_no int not null,
  supply_id uuid not null,
  sku_id uuid not null,
  sku text not null,
  requested int not null check (requested > 0),
  waiting int not null check (waiting >= 0),
  in_transit int not null default 0 check (in_transit >= 0),
  received int not null default 0 check (received >= 0),
  lost int not null default 0 check (lost >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  -- [{lot, expiresOn, quantity}]: what is on its way of it, where lots are tracked.
  transit_lots json not null default '[]',
  primary key (transfer_id, line_no),
  constraint quantities_conserved check (waiting + in_transit + received + lost + cancelled = requested)
);

-- What should be bought, with the numbers that led to it. An open one is replaced when proposals are made anew.
create table supply.proposals (
  proposal_id uuid primary key,
  state text not null check (state in ('open', 'ordered', 'dismissed')),
  supplier_id uuid not null references supply.suppliers,
  location_id uuid not null,
  sku_id uuid not null,
  sku text not null,
  quantity int not null check (quantity > 0),
  unit_cost_minor bigint not null check (unit_cost_minor >= 0),
  order_on date not null,
  expected_on date not null,
  numbers json not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  purchase_order_id uuid,
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'ordered') = (purchase_order_id is not null))
);
create unique index one_open_proposal on supply.proposals (sku_id, location_id) where state = 'open';

-- From this day on the SKU leaves a location; until then it is sold ahead.
create table supply.releases (
  sku_id uuid primary key,
  sku text collate "C" not null constraint releases_sku unique,
  release_on date not null,
  -- Since when the SKU has been sold ahead: before, it was sold like any other.
  known_since timestamptz not null,
  announced_at timestamptz
);

-- The rule for one SKU, or with the empty SKU for all that have none of their own.
create table supply.allocation_rules (
  sku text collate "C" primary key,
  rule text not null check (rule in ('first-come', 'priority', 'earliest-due', 'proportional')),
  classes json not null,
  set_by text not null,
  set_at timestamptz not null
);

-- What a rule has decided, and what of it each waiting line got.
create table supply.allocations (
  allocation_id uuid primary key,
  sku_id uuid not null,
  sku text not null,
  rule text not null,
  units int not null,
  wanted bigint not null,
  granted int not null,
  lines int not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index allocations_of_sku on supply.allocations (sku_id, allocation_id);
create table supply.allocation_shares (
  allocation_id uuid not null references supply.allocations,
  position int not null,
  order_id uuid not null,
  line_no int not null,
  wanted int not null check (wanted > 0),
  granted int not null check (granted between 0 and wanted),
  why text not null,
  primary key (allocation_id, position)
);
create index shares_of_order on supply.allocation_shares (order_id, allocation_id);
