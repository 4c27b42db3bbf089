-- Stores and trouble: work offered to several stores, the limits of a store's day, and orders that may miss their promise.

-- Work that several stores may take; the first claim wins (one conditional update), all declined or time over ends it.
create table fulfilment.offers (
  bucket smallint not null,
  order_id uuid not null,
  offer_id uuid not null,
  fulfilment_order_id uuid not null,
  state text not null check (state in ('open', 'claimed', 'declined', 'expired', 'withdrawn')),
  revision int not null default 0,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  claimed_by uuid,
  -- [{locationId, declinedAt, reason}], in the order of the offer.
  places json not null,
  primary key (bucket, order_id, offer_id),
  constraint settled_once check ((state = 'open') = (settled_at is null)),
  constraint claimed_by_one check ((state = 'claimed') = (claimed_by is not null))
);
create unique index offers_by_id on fulfilment.offers (bucket, offer_id);
-- Work is on offer once at a time.
create unique index open_offers on fulfilment.offers (bucket, fulfilment_order_id) where state = 'open';
create index offers_to_expire on fulfilment.offers (expires_at) where state = 'open';

-- Where an open offer is to be answered; the row goes with the answer.
create table fulfilment.offers_to_answer (
  location_id uuid not null,
  offer_id uuid not null,
  primary key (location_id, offer_id)
);

-- What a store promises its customers and takes on a day (a reference table); what is null is as for every store.
create table fulfilment.store_rules (
  location_id uuid primary key,
  orders_per_day int check (orders_per_day > 0),
  units_per_day int check (units_per_day > 0),
  ready_minutes int check (ready_minutes between 0 and 10000),
  pickup_days int check (pickup_days between 1 and 90),
  -- Days before the end on which the customer is reminded.
  reminder_days int[]
);

-- Work that a location with a limit has taken for a day. Never above the limit: what is taken is one conditional update.
create table fulfilment.day_loads (
  location_id uuid not null,
  day date not null,
  units int not null check (units >= 0),
  orders int not null check (orders >= 0),
  primary key (location_id, day)
) with (fillfactor = 60);

-- Parts of orders that may miss their promise. Those in work are looked at when their fulfilment order says so (subject_id is its
-- id), those that are not released yet at due_at (subject_id is the order's id).
create table fulfilment.late_risks (
  bucket smallint not null,
  order_id uuid not null,
  ship_group smallint not null,
  subject_id uuid not null,
  location_id uuid,
  channel text not null,
  -- The step that was not done by its latest time; null: none yet.
  level text check (level in ('release', 'pick', 'ship')),
  reason text,
  promised_date date,
  latest_release_at timestamptz,
  latest_pick_at timestamptz,
  latest_ship_at timestamptz,
  raised_at timestamptz,
  due_at timestamptz,
  primary key (bucket, order_id, ship_group, subject_id),
  check ((level is null) = (raised_at is null))
);
create index late_risks_to_watch on fulfilment.late_risks (due_at) where due_at is not null;
create index late_risks_by_urgency on fulfilment.late_risks (latest_ship_at, subject_id) where level is not null;

-- Up to when orders that were not released at once have been looked for.
create table fulfilment.watch_progress (
  one boolean primary key default true check (one),
  placed_before timestamptz not null
);

-- By which links to customers are signed; made once for each database.
create table fulfilment.link_keys (
  one boolean primary key default true check (one),
  key bytea not null
);
insert into fulfilment.link_keys (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
