-- Sourcing policies: cost model, limits and rule tables in versions. Small reference data that planners change; decisions about
-- orders are stored with the orders.
create schema sourcing;

-- A version is edited as the one draft of its code, published whole and not changed after; it is kept for ever.
create table sourcing.policies (
  code text collate "C" not null,
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'live', 'replaced', 'retired')),
  name text not null,
  -- Orders of this channel alone; null: of every channel that has no policy of its own.
  channel text collate "C",
  cost_model jsonb not null,
  tables jsonb not null,
  -- The DMN file from which the tables were read, where they were.
  dmn text,
  note text,
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  ended_at timestamptz,
  primary key (code, version),
  constraint published_was_dated check ((state = 'draft') = (published_at is null)),
  constraint ended_was_dated check ((state in ('replaced', 'retired')) = (ended_at is not null))
);
create unique index one_draft on sourcing.policies (code) where state = 'draft';
create unique index one_live on sourcing.policies (code) where state = 'live';
create unique index one_live_in_scope on sourcing.policies (channel) nulls not distinct where state = 'live';

-- Rules that failed while an order was sourced and were passed over: told once a rule and version.
create table sourcing.rule_failures (
  code text collate "C" not null,
  version int not null,
  rule text collate "C" not null,
  reason text not null,
  failed_at timestamptz not null,
  primary key (code, version, rule),
  foreign key (code, version) references sourcing.policies
);

-- What a unit is expected to lose at a location when it is not sold: kept by people. No row: nothing.
create table sourcing.markdowns (
  sku_id uuid not null,
  location_id uuid not null,
  sku text collate "C" not null,
  markdown_minor bigint not null check (markdown_minor > 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (sku_id, location_id)
);
create index markdowns_by_sku on sourcing.markdowns (sku, location_id);

-- What a unit of scarce stock is worth to later orders, as runs have found it: a row is a span of time with one value, so that orders of
-- the past can be decided again by the values of their time. The run named is the last that came to this value.
create table sourcing.opportunity_costs (
  sku_id uuid not null,
  location_id uuid not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  sku text collate "C" not null,
  cost_minor bigint not null check (cost_minor > 0),
  computed_at timestamptz not null,
  run_id uuid not null,
  primary key (sku_id, location_id, valid_from),
  constraint valid_for_a_while check (valid_until >= valid_from)
);
create index opportunity_costs_by_sku on sourcing.opportunity_costs (sku, location_id, valid_from);
create index opportunity_costs_by_end on sourcing.opportunity_costs (valid_until);
