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
