-- Integrations: what the sandbox providers know. They stand for systems outside, so nothing else reads these tables.
create schema integrations;

-- One row for every idempotency key that the sandbox payment provider was asked with; `lost` never arrived.
create table integrations.sandbox_payments (
  idempotency_key text primary key,
  kind text not null check (kind in ('authorise', 'capture', 'void', 'refund')),
  token text,
  amount_minor bigint not null,
  currency text not null,
  reference text,
  outcome text not null check (outcome in ('succeeded', 'declined', 'lost')),
  code text,
  message text,
  expires_at timestamptz,
  -- Of an authorisation: captured and released; of a capture: given back.
  used_minor bigint not null default 0 check (used_minor between 0 and amount_minor),
  notify_at timestamptz,
  created_at timestamptz not null
) with (fillfactor = 80);
create index sandbox_payments_to_notify on integrations.sandbox_payments (notify_at) where notify_at is not null;
