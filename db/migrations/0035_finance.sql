-- Finance: lists and exports by time, what customers owe, and what providers paid out.

-- Almost free to keep up: their ranges follow the order of insertion. Lists by time walk back in windows.
create index entries_by_time on ledger.entries using brin (occurred_at) with (pages_per_range = 32, autosummarize = on);
create index invoices_by_time on ledger.invoices using brin (issued_at) with (pages_per_range = 32, autosummarize = on);
-- Documents of registered customers.
create index invoices_by_customer on ledger.invoices ((customer ->> 'customerId'), issued_at)
  where customer ->> 'customerId' is not null;
create index operations_by_time on payments.operations using brin (settled_at)
  with (pages_per_range = 32, autosummarize = on);
create index payments_by_time on payments.payments using brin (created_at)
  with (pages_per_range = 32, autosummarize = on);
create index refunds_by_time on payments.operations (requested_at, operation_id) where kind = 'refund';

-- Orders whose customer owes something some minutes after an invoice; written by a sweep, so that an invoice that is paid at
-- once never gets a row. What is open is always read from the ledger.
create table payments.receivables (
  bucket smallint not null,
  order_id uuid not null,
  currency text not null,
  open_minor bigint not null check (open_minor > 0),
  issued_at timestamptz not null,
  due_on date not null,
  order_number text,
  customer_id uuid,
  customer_name text,
  checked_at timestamptz not null,
  primary key (bucket, order_id, currency)
);
create index receivables_by_due_date on payments.receivables (due_on, order_id);
create index receivables_to_check on payments.receivables (checked_at);
insert into payments.sweeps (name, swept_until) values ('receivables', '2000-01-01T00:00:00Z');

-- What a provider paid out, line by line; each payout is taken once.
create table payments.settlements (
  provider text not null,
  payout_id text not null,
  paid_on date not null,
  currency text not null,
  gross_minor bigint not null,
  fee_minor bigint not null,
  net_minor bigint not null,
  lines int not null,
  differences int not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (provider, payout_id),
  check (gross_minor - fee_minor = net_minor)
);
create index settlements_by_date on payments.settlements (paid_on, provider, payout_id);

create table payments.settlement_lines (
  provider text not null,
  payout_id text not null,
  line_no int not null,
  reference text not null,
  gross_minor bigint not null,
  fee_minor bigint not null,
  net_minor bigint not null,
  -- The operation that was settled, or the payment itself where a channel took it up front; booked where there is no problem.
  bucket smallint,
  order_id uuid,
  operation_id uuid,
  payment_id uuid,
  problem text check (problem in ('unknown-reference', 'amount-differs', 'currency-differs', 'settled-before', 'not-settled')),
  primary key (provider, payout_id, line_no),
  foreign key (provider, payout_id) references payments.settlements,
  check (problem is not null or num_nonnulls(operation_id, payment_id) = 1)
);
-- Each is settled once.
create unique index settled_operations on payments.settlement_lines (bucket, order_id, operation_id) where problem is null;
create unique index settled_payments on payments.settlement_lines (bucket, order_id, payment_id)
  where problem is null and payment_id is not null;
