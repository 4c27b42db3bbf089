-- Platform: the event log, its buckets, keys that are unique across buckets, refusals, API keys, settings.

-- A bucket is the unit of distribution and of work (0 to 63). Its row is locked last in a transaction that appends
-- events, which makes positions gapless and visible in order.
create table platform.buckets (
  bucket smallint primary key check (bucket between 0 and 63),
  position bigint not null default 0
) with (fillfactor = 10);
insert into platform.buckets (bucket) select generate_series(0, 63);

create table platform.events (
  bucket smallint not null,
  position bigint not null,
  type text not null,
  occurred_at timestamptz not null,
  order_id uuid,
  order_sequence int,
  actor text not null,
  channel text,
  objects json not null,
  attributes json not null,
  primary key (bucket, position),
  check ((order_id is null) = (order_sequence is null))
);
create unique index events_by_order on platform.events (bucket, order_id, order_sequence) where order_id is not null;

-- What must be unique across buckets: channel + external id, idempotency keys. Written in the transaction that it guards.
create table platform.keys (
  key text primary key,
  request_hash text,
  value json not null,
  expires_at timestamptz
);
-- Keys are written in the order in which they expire, so a BRIN index finds the old ones at no cost to the writer.
create index keys_to_expire on platform.keys using brin (expires_at);

-- Every refused command, for audit; accepted ones are in the event log.
create table platform.refusals (
  refusal_id bigint generated always as identity primary key,
  occurred_at timestamptz not null,
  command text not null,
  actor text not null,
  code text not null,
  details json
);

create table platform.api_keys (
  api_key_id uuid primary key,
  name text not null,
  role text not null,
  channel text,
  secret_hash text not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- Small facts about the installation, and versions of reference lists that caches compare.
create table platform.settings (
  name text primary key,
  value json not null
);
create table platform.versions (
  name text primary key,
  version bigint not null
);

-- How far each subscriber has read each bucket of the event log.
create table platform.cursors (
  subscriber text not null,
  bucket smallint not null,
  position bigint not null default 0,
  primary key (subscriber, bucket)
) with (fillfactor = 10);
