create schema insight;

-- Which event log this database holds, and how often its analytical copy was asked to be filled anew. One row.
create table insight.log (
  one boolean primary key default true check (one),
  log_id uuid not null default gen_random_uuid(),
  generation integer not null default 1
);
insert into insight.log default values;

-- Engines that answer questions, with their address and the secret that opens it; those that have not been seen for a while are gone.
create table insight.engines (
  engine_id uuid primary key,
  url text not null,
  secret text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- Of the live log at that time: events in it, events that were still to come, until when it was complete.
  events bigint not null,
  behind bigint not null,
  as_of timestamptz
);

-- Models that people have uploaded to hold logs against (BPMN or PNML files).
create table insight.conformance_models (
  model_id uuid primary key,
  name text not null,
  format text not null check (format in ('bpmn', 'pnml')),
  source text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null
);

-- Processes whose running orders are watched; orders that were wrong before `since` raise nothing.
create table insight.conformance_watches (
  process_id text primary key,
  left_model boolean not null,
  overdue boolean not null,
  zeta double precision not null,
  since timestamptz not null,
  set_by text not null
);

-- Running orders that have left their model or their usual times, once each.
create table insight.conformance_alerts (
  bucket smallint not null,
  order_id uuid not null,
  kind text not null check (kind in ('left-model', 'overdue')),
  alert_id uuid not null,
  process_id text not null,
  version integer not null,
  activity text not null,
  after_activity text,
  happened_at timestamptz not null,
  waited_seconds double precision,
  usual_seconds double precision,
  raised_at timestamptz not null,
  primary key (bucket, order_id, kind)
);
create index conformance_alerts_by_time on insight.conformance_alerts (raised_at, alert_id);
