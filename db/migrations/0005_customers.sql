-- Customers: people and companies, their addresses, and the identities by which a channel or an e-mail finds them.
create schema customers;

-- Personal fields stand here and in addresses and identities only, so that erasing them is one command.
create table customers.customers (
  customer_id uuid primary key,
  -- Raised by every change of the customer, its addresses or its identities; a writer that read an older one starts again.
  revision int not null,
  kind text not null check (kind in ('person', 'company')),
  name text not null,
  -- The name as searched: lower case, normalised by the program, so that no database locale decides.
  name_key text collate "C" not null,
  email text,
  phone text,
  locale text not null check (locale in ('en', 'ja', 'pl', 'ru', 'tr')),
  vat_id text,
  payment_terms_days int check (payment_terms_days between 0 and 365),
  credit_limit_minor bigint check (credit_limit_minor >= 0),
  credit_limit_currency text,
  contacts jsonb not null,
  marketing_consent boolean not null,
  marketing_consent_at timestamptz,
  tags text[] not null,
  notes text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  check ((credit_limit_minor is null) = (credit_limit_currency is null)),
  check (kind = 'company' or (vat_id is null and payment_terms_days is null and credit_limit_minor is null))
);
create index customers_by_name on customers.customers (name_key, customer_id);

create table customers.addresses (
  customer_id uuid not null references customers.customers,
  address_id uuid not null,
  kind text not null check (kind in ('shipping', 'billing')),
  is_default boolean not null,
  name text not null,
  company text,
  lines text[] not null,
  postal_code text,
  city text not null,
  region text,
  country text not null,
  phone text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  primary key (customer_id, address_id),
  check ((latitude is null) = (longitude is null))
);
create unique index addresses_one_default on customers.addresses (customer_id, kind) where is_default;

-- What finds a customer: an e-mail address (channel is '', value in lower case) or a channel's own id. Each finds one
-- customer only. It is a table of its own because it is distributed by its value, not by customer. The value stands
-- first: an index by channel would tempt the planner into reading all of a channel's customers.
create table customers.identities (
  value text collate "C" not null,
  channel text not null,
  customer_id uuid not null,
  primary key (value, channel)
);
create index identities_by_customer on customers.identities (customer_id);
