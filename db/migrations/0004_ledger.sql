-- Ledger: balanced entries, invoices and credit notes with gapless numbers.
create schema ledger;

-- One row is one balanced double entry: the amount leaves `credit` and goes to `debit`, so no set of rows can be out of
-- balance. The key books each movement of a source (payment, operation, shipment, return) once.
create table ledger.entries (
  bucket smallint not null,
  order_id uuid not null,
  source_id text not null,
  kind text not null,
  debit text not null,
  credit text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  occurred_at timestamptz not null,
  primary key (bucket, order_id, source_id, kind),
  check (debit <> credit)
);

-- Sums of all entries before an instant; what came after it is added when somebody looks.
create table ledger.carried (
  debit text not null,
  credit text not null,
  currency text not null,
  amount_minor bigint not null,
  primary key (debit, credit, currency)
);
create table ledger.carried_until (
  one boolean primary key default true check (one),
  until timestamptz not null
);
insert into ledger.carried_until (until) values ('epoch');

-- A series hands out the numbers of its documents. Its row is locked by the update that takes numbers, until commit:
-- a rolled-back set gives its numbers back, which is what makes them gapless.
create table ledger.series (
  series text primary key,
  document text not null check (document in ('invoice', 'credit-note')),
  prefix text not null,
  digits smallint not null check (digits between 1 and 18),
  next_number bigint not null check (next_number > 0)
) with (fillfactor = 10);
insert into ledger.series (series, document, prefix, digits, next_number)
values ('invoice', 'invoice', 'INV-', 6, 1), ('credit-note', 'credit-note', 'CN-', 6, 1);

-- Invoices and credit notes as they were issued; never changed. source_id is the shipment of an invoice, and of a credit
-- note what caused it (a return, a goodwill decision).
create table ledger.invoices (
  bucket smallint not null,
  order_id uuid not null,
  document text not null check (document in ('invoice', 'credit-note')),
  source_id text not null,
  invoice_id uuid not null,
  series text not null,
  number bigint not null,
  number_text text not null,
  corrects_invoice_id uuid,
  issued_at timestamptz not null,
  currency text not null,
  customer json not null,
  lines json not null,
  taxes_included boolean not null,
  net_minor bigint not null check (net_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  shipping_minor bigint not null check (shipping_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  settle text check (settle in ('refund', 'receivable')),
  reason text,
  primary key (bucket, order_id, document, source_id),
  check (net_minor + tax_minor + shipping_minor = total_minor),
  check ((document = 'credit-note') = (settle is not null))
);
create index invoices_by_id on ledger.invoices (invoice_id);
create index invoices_by_number on ledger.invoices (series, number);
