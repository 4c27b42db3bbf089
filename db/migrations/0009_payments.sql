-- Payments: what an order is paid with, the operations asked of providers, and what still waits for an answer.
create schema payments;

-- Amounts are totals since the payment began. open = authorised - captured - capturing - voiding - released can still be
-- captured; capturing, voiding and refunding wait for the provider. lapsed is the part of released that expired by itself and
-- may be authorised again.
-- captured is money taken; applied is the part of it that pays receivables (all of it, except of payments made up front,
-- whose rest is a deposit); deposit_returned is the part of refunded that came from the deposit.
create table payments.payments (
  bucket smallint not null,
  order_id uuid not null,
  payment_id uuid not null,
  currency text not null,
  method text not null,
  provider text not null,
  -- pending, authorised, paid or on-account: how it was recorded. history: it happened before this system; its amounts but
  -- amount_minor stay 0, because no money of it is in these books.
  opened_as text not null,
  state text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  authorised_minor bigint not null default 0 check (authorised_minor >= 0),
  capturing_minor bigint not null default 0 check (capturing_minor >= 0),
  captured_minor bigint not null default 0 check (captured_minor >= 0),
  applied_minor bigint not null default 0 check (applied_minor >= 0),
  voiding_minor bigint not null default 0 check (voiding_minor >= 0),
  released_minor bigint not null default 0 check (released_minor >= 0),
  lapsed_minor bigint not null default 0 check (lapsed_minor between 0 and released_minor),
  refunding_minor bigint not null default 0 check (refunding_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  deposit_returned_minor bigint not null default 0 check (deposit_returned_minor >= 0),
  reference text,
  token text,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- What else an imported payment said of itself, such as its instalments.
  attributes json,
  primary key (bucket, order_id, payment_id),
  check (captured_minor + capturing_minor + voiding_minor + released_minor <= authorised_minor),
  check (refunded_minor + refunding_minor <= captured_minor),
  check (applied_minor + deposit_returned_minor <= captured_minor)
) with (fillfactor = 80);
-- Almost free to keep up, and its ranges follow the order of insertion: the sweep reads what expired since the last one.
create index payments_by_expiry on payments.payments using brin (expires_at) with (pages_per_range = 32, autosummarize = on);

-- One row for everything that was asked of a provider; its key (order and operation) is the provider's idempotency key.
-- requested: a job is to call; waiting: for a new authorisation; unknown: nobody knows whether it happened.
create table payments.operations (
  bucket smallint not null,
  order_id uuid not null,
  operation_id uuid not null,
  payment_id uuid not null,
  kind text not null check (kind in ('authorise', 'capture', 'void', 'refund')),
  source_id text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  -- The part of a refund that returns a deposit.
  deposit_minor bigint not null default 0 check (deposit_minor between 0 and amount_minor),
  state text not null check (state in ('requested', 'waiting', 'succeeded', 'declined', 'unknown')),
  attempt smallint not null,
  -- The provider's reference that it is asked against: an authorisation to capture or void, a capture to refund.
  against text,
  -- What a waiting operation waits for, and what a refund gives back.
  target_operation_id uuid,
  reason text,
  code text,
  message text,
  reference text,
  requested_at timestamptz not null,
  settled_at timestamptz,
  primary key (bucket, order_id, operation_id),
  foreign key (bucket, order_id, payment_id) references payments.payments
) with (fillfactor = 70);

-- Operations whose outcome is unknown, until the resolver has asked the provider.
create table payments.unresolved (
  bucket smallint not null,
  order_id uuid not null,
  operation_id uuid not null,
  check_at timestamptz not null,
  checks int not null default 0,
  primary key (bucket, order_id, operation_id)
);

-- How far the sweep of expired authorisations has come.
create table payments.sweeps (
  name text primary key,
  swept_until timestamptz not null
);
insert into payments.sweeps (name, swept_until) values ('authorisations', '2000-01-01T00:00:00Z');
