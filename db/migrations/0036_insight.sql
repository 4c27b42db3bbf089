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
