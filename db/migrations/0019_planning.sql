-- Planning: what would have happened otherwise (what-if runs), what another policy would decide (shadows), and what is decided
-- again for several orders together before they are released (re-plans).
create schema planning;

create table planning.what_ifs (
  what_if_id uuid primary key,
  name text not null,
  state text not null check (state in ('queued', 'running', 'finished', 'failed', 'cancelled')),
  -- Rules, network and how many differences are kept, as asked.
  spec json not null,
  from_at timestamptz not null,
  before_at timestamptz not null check (before_at > from_at),
  -- Whose orders are counted; null: all.
  channel text,
  asked_by text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  orders_total int not null check (orders_total >= 0),
  orders_done int not null default 0,
  failure text,
  -- Sums and rates of each side; what there is a row for stands below.
  result json,
  check ((state in ('queued', 'running')) = (ended_at is null)),
  check ((state = 'finished') = (result is not null))
);
create index what_ifs_by_time on planning.what_ifs (asked_at, what_if_id);

-- Work of each location on each day, on both sides of a comparison.
create table planning.what_if_loads (
  what_if_id uuid not null references planning.what_ifs,
  side text not null check (side in ('live', 'what-if')),
  location text collate "C" not null,
  day date not null,
  units int not null check (units >= 0),
  shipments int not null check (shipments >= 0),
  primary key (what_if_id, side, location, day)
);

-- The orders that differ most, with both explanations.
create table planning.what_if_orders (
  what_if_id uuid not null references planning.what_ifs,
  position int not null,
  difference json not null,
  primary key (what_if_id, position)
);

create table planning.shadows (
  shadow_id uuid primary key,
  name text not null,
  spec json not null,
  -- Of the orders, from 1 to 100.
  share_percent int not null check (share_percent between 1 and 100),
  started_by text not null,
  started_at timestamptz not null,
  stopped_at timestamptz
);
create index shadows_at_work on planning.shadows (started_at) where stopped_at is null;

-- Sums of a day, a row for each bucket, so that no two workers meet in one.
create table planning.shadow_days (
  shadow_id uuid not null references planning.shadows,
  day date not null,
  bucket smallint not null,
  sums json not null,
  primary key (shadow_id, day, bucket)
);

-- The orders that differ most, some of each bucket.
create table planning.shadow_orders (
  shadow_id uuid not null references planning.shadows,
  bucket smallint not null,
  order_id uuid not null,
  weight bigint not null,
  difference json not null,
  primary key (shadow_id, bucket, order_id)
);

-- Runs of the worker: orders planned anew together, and what units of scarce stock are worth to later orders; the values themselves are
-- sourcing's.
create table planning.runs (
  run_id uuid primary key,
  kind text not null check (kind in ('replan', 'opportunity')),
  state text not null check (state in ('queued', 'running', 'finished', 'failed')),
  -- A window, its limits and whether the result is only shown; or what the forecast is made of, and its limits.
  spec json not null,
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  failure text,
  -- What was looked at, found, moved and refused, in counts and times.
  result json,
  check ((state in ('queued', 'running')) = (ended_at is null)),
  check ((state = 'finished') = (result is not null))
);
create index runs_by_time on planning.runs (kind, asked_at, run_id);

-- When orders are planned anew by the clock; no row: never.
create table planning.replan_schedule (
  one boolean primary key default true check (one),
  every_minutes int not null check (every_minutes > 0),
  spec json not null,
  set_by text not null,
  set_at timestamptz not null,
  last_at timestamptz
);

-- When opportunity costs are found by the clock; no row: never.
create table planning.opportunity_schedule (
  one boolean primary key default true check (one),
  every text not null check (every in ('hour', 'day')),
  spec json not null,
  set_by text not null,
  set_at timestamptz not null,
  last_at timestamptz
);
