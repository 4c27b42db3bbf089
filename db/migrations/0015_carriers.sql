-- Carriers: services, their calendars and collections, rate cards in versions, and how long parcels really took. All of it small
-- reference data but for the inbox of transits, which the worker turns into counts.
create schema carriers;

create table carriers.services (
  carrier text collate "C" not null,
  service text collate "C" not null,
  name text not null,
  kind text not null check (kind in ('delivery', 'pickup-point', 'courier')),
  features text[] not null,
  max_weight_grams int not null check (max_weight_grams > 0),
  max_length_mm int check (max_length_mm > 0),
  max_width_mm int check (max_width_mm > 0),
  max_height_mm int check (max_height_mm > 0),
  volumetric_divisor int check (volumetric_divisor > 0),
  active boolean not null,
  primary key (carrier, service)
);

-- When a carrier works; null stands for every service and every country without a calendar of its own.
create table carriers.calendars (
  carrier text collate "C" not null,
  service text collate "C",
  country text collate "C",
  time_zone text,
  working_days int[] not null check (cardinality(working_days) > 0),
  delivery_days int[] not null check (cardinality(delivery_days) > 0 and delivery_days <@ working_days),
  closed date[] not null,
  constraint calendars_place unique nulls not distinct (carrier, service, country)
);

-- When a service fetches parcels at a location; `times` has seven entries, Monday first, null: not on that day.
create table carriers.collections (
  location text collate "C" not null,
  carrier text collate "C" not null,
  service text collate "C" not null,
  times text[] not null check (cardinality(times) = 7),
  cut_off text,
  primary key (location, carrier, service),
  foreign key (carrier, service) references carriers.services
);

-- A version is edited as the one draft of its carrier, published whole and not changed after.
create table carriers.rate_cards (
  carrier text collate "C" not null,
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  valid_from date,
  valid_to date,
  note text,
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (carrier, version),
  constraint published_has_dates check ((state = 'draft') = (valid_from is null) and (state = 'draft') = (published_at is null)),
  constraint valid_in_order check (valid_to >= valid_from)
);
create unique index one_draft on carriers.rate_cards (carrier) where state = 'draft';

-- From an origin (a location, a country or a postal prefix of it, or anywhere) to a country or a range of postal prefixes.
create table carriers.zones (
  carrier text collate "C" not null,
  version int not null,
  service text collate "C",
  origin_location text collate "C",
  origin_country text collate "C",
  origin_prefix text collate "C",
  country text collate "C",
  postal_from text collate "C",
  postal_to text collate "C",
  zone text collate "C" not null,
  foreign key (carrier, version) references carriers.rate_cards on delete cascade,
  constraint zones_place unique nulls not distinct
    (carrier, version, service, origin_location, origin_country, origin_prefix, country, postal_from, postal_to)
);

create table carriers.transit_times (
  carrier text collate "C" not null,
  version int not null,
  service text collate "C" not null,
  zone text collate "C" not null,
  days_min smallint not null check (days_min >= 0),
  days_max smallint not null,
  window_from text,
  window_to text,
  primary key (carrier, version, service, zone),
  foreign key (carrier, version) references carriers.rate_cards on delete cascade,
  check (days_min <= days_max)
);

create table carriers.rates (
  carrier text collate "C" not null,
  version int not null,
  service text collate "C" not null,
  zone text collate "C" not null,
  over_grams int not null check (over_grams >= 0),
  up_to_grams int not null,
  base_minor bigint not null check (base_minor >= 0),
  per_kg_minor bigint not null check (per_kg_minor >= 0),
  minimum_minor bigint not null check (minimum_minor >= 0),
  fuel_percent double precision not null check (fuel_percent between 0 and 1000),
  currency char(3) not null,
  primary key (carrier, version, service, zone, over_grams),
  foreign key (carrier, version) references carriers.rate_cards on delete cascade,
  check (over_grams < up_to_grams)
);

-- Parcels that were delivered and are not counted yet.
create table carriers.transits (
  transit_id uuid primary key,
  carrier text collate "C" not null,
  service text collate "C" not null,
  origin text collate "C" not null,
  country text collate "C" not null,
  zone text collate "C" not null,
  days_min smallint not null,
  days_max smallint not null,
  released_at timestamptz,
  dispatched_at timestamptz not null,
  delivered_at timestamptz not null,
  promised_on date
);

-- Parcels by how many working days after the last day of the transit table they came (`spread`: its days beyond the first).
create table carriers.transit_counts (
  carrier text collate "C" not null,
  service text collate "C" not null,
  origin text collate "C" not null,
  zone text collate "C" not null,
  spread smallint not null,
  delivered_on date not null,
  late smallint not null,
  parcels int not null check (parcels > 0),
  primary key (carrier, service, origin, zone, spread, delivered_on, late)
);

-- Parcels by how many open days after the day of dispatch they left their location.
create table carriers.handling_counts (
  origin text collate "C" not null,
  dispatched_on date not null,
  late smallint not null,
  parcels int not null check (parcels > 0),
  primary key (origin, dispatched_on, late)
);

-- Promised against actual: of the parcels dispatched in a month, how many came by the dates that were told for 50, 80 and 95 %, how
-- many should have, and how many came by the date that the customer was promised.
create table carriers.coverage_counts (
  carrier text collate "C" not null,
  service text collate "C" not null,
  zone text collate "C" not null,
  month date not null,
  parcels int not null check (parcels > 0),
  by_50 int not null,
  by_80 int not null,
  by_95 int not null,
  expected_50 double precision not null,
  expected_80 double precision not null,
  expected_95 double precision not null,
  promised int not null,
  by_promised int not null,
  primary key (carrier, service, zone, month)
);

-- What was learned, each time; the last one is in use, older ones tell what was promised when.
create table carriers.lead_time_fits (
  fit_id uuid primary key,
  fitted_at timestamptz not null,
  parcels bigint not null
);
create index lead_time_fits_by_time on carriers.lead_time_fits (fitted_at);

-- Probabilities by days: shares[1] is that of `first` days. Transit: days after the transit table's last; handling (without
-- carrier): open days after the day of dispatch. Coarser groups have null for zone and origin.
create table carriers.lead_times (
  fit_id uuid not null references carriers.lead_time_fits on delete cascade,
  carrier text collate "C",
  service text collate "C",
  zone text collate "C",
  origin text collate "C",
  observations int not null,
  first smallint not null,
  shares real[] not null,
  constraint lead_times_group unique nulls not distinct (fit_id, carrier, service, zone, origin)
);
