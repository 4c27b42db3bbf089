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

-- What-ifs on the process: asked for, run by the worker with what the engine mines, kept with what they found.
create table insight.simulations (
  simulation_id uuid primary key,
  name text not null,
  state text not null check (state in ('queued', 'running', 'finished', 'failed', 'cancelled')),
  spec json not null,
  asked_by text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- Share that is done, 0 to 1.
  progress double precision not null default 0,
  failure text,
  result json
);
create index simulations_by_time on insight.simulations (asked_at desc, simulation_id desc);

-- What KPIs are to reach, and how they stand: looked at by the clock, told when it changes.
create table insight.kpi_targets (
  target_id uuid primary key,
  key text not null,
  filter json not null,
  value double precision not null,
  direction text not null check (direction in ('at-least', 'at-most')),
  window_days integer not null check (window_days between 1 and 366),
  recipients text[] not null,
  locale text not null,
  note text,
  set_by text not null,
  set_at timestamptz not null,
  state text not null default 'unknown' check (state in ('unknown', 'met', 'missed')),
  state_since timestamptz,
  last_value double precision,
  last_checked_at timestamptz
);

-- Each time that a target was missed or met again; kept when the target goes.
create table insight.kpi_alerts (
  alert_id uuid primary key,
  target_id uuid not null,
  key text not null,
  filter json not null,
  state text not null check (state in ('met', 'missed')),
  value double precision not null,
  target double precision not null,
  direction text not null,
  at timestamptz not null
);

-- Reports of KPIs that are sent by the clock. `next_at` is null while one is paused.
create table insight.kpi_reports (
  report_id uuid primary key,
  name text not null,
  keys text[] not null,
  filter json not null,
  schedule json not null,
  recipients text[] not null,
  locale text not null,
  next_at timestamptz,
  created_by text not null,
  created_at timestamptz not null
);
create index kpi_reports_due on insight.kpi_reports (next_at) where next_at is not null;

-- A report of a period that is to be sent, or was: one row a period, so that none is sent twice; sent again on purpose has a number of its own.
create table insight.kpi_report_sendings (
  report_id uuid not null,
  first_day date not null,
  last_day date not null,
  repetition integer not null default 0,
  sending_id uuid not null,
  state text not null check (state in ('due', 'sent', 'failed', 'no-mail-server')),
  at timestamptz not null,
  attempts integer not null default 0,
  failure text,
  primary key (report_id, first_day, last_day, repetition)
);
create index kpi_report_sendings_due on insight.kpi_report_sendings (at) where state = 'due';

-- Logs that were brought in. The engine has what is in them; a refused one left nothing but its report.
create table insight.data_sets (
  data_set_id uuid primary key,
  name text not null,
  format text,
  state text not null check (state in ('ready', 'refused')),
  counts json,
  report json not null,
  created_by text not null,
  created_at timestamptz not null,
  check ((state = 'ready') = (counts is not null))
);
create index data_sets_by_time on insight.data_sets (created_at, data_set_id);
