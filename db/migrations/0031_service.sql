-- Service: cases of customers, what was said in them and what they led to, goodwill within limits, notes about customers.
create schema service;

-- What people read out: C-1001. Gaps are no harm.
create sequence service.case_numbers start 1001;

create table service.cases (
  case_id uuid primary key,
  number bigint not null unique,
  kind text not null check (kind in
    ('inquiry', 'lost', 'damaged', 'wrong-item', 'missing-item', 'late', 'billing', 'complaint', 'other')),
  state text not null check (state in ('open', 'waiting-for-customer', 'waiting-for-us', 'resolved', 'closed')),
  priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
  subject text not null,
  customer_id uuid,
  name text,
  email text,
  locale text not null,
  channel text,
  assignee text,
  tags jsonb not null,
  -- Lines and shipments that it is about: [{orderId, lineNo, quantity} | {orderId, shipmentId}].
  concerns json not null,
  opened_at timestamptz not null,
  opened_by text not null,
  first_response_due timestamptz not null,
  first_response_at timestamptz,
  resolution_due timestamptz not null,
  -- What is due next; the year 2999 when it is not ours to act.
  due_at timestamptz not null,
  resolution text,
  resolved_at timestamptz,
  closed_at timestamptz,
  reopened int not null default 0,
  merged_into uuid,
  last_message_at timestamptz not null,
  constraint resolved_has_time check (state not in ('resolved', 'closed') or resolved_at is not null),
  constraint closed_has_time check ((state = 'closed') = (closed_at is not null))
);
create index open_cases on service.cases (due_at, case_id) where closed_at is null and resolved_at is null;
create index open_cases_of_assignee on service.cases (assignee, due_at, case_id) where closed_at is null and resolved_at is null;
create index cases_of_customer on service.cases (customer_id, case_id) where customer_id is not null;
create index cases_by_email on service.cases (lower(email), case_id) where email is not null;
create index cases_to_close on service.cases (resolved_at) where state = 'resolved';

create table service.case_orders (
  case_id uuid not null references service.cases,
  order_id uuid not null,
  primary key (case_id, order_id)
);
create index cases_of_order on service.case_orders (order_id, case_id);

-- Cases that belong together; a row each way.
create table service.case_links (
  case_id uuid not null references service.cases,
  other_id uuid not null references service.cases,
  primary key (case_id, other_id)
);

create table service.case_messages (
  case_id uuid not null references service.cases,
  message_id uuid not null,
  kind text not null check (kind in ('customer', 'reply', 'note')),
  body text not null,
  author text not null,
  written_at timestamptz not null,
  -- The message by which a reply went out.
  mail_id uuid,
  primary key (case_id, message_id)
);

-- What happened to a case, as the event log says it, found by the case.
create table service.case_history (
  case_id uuid not null references service.cases,
  entry_id uuid not null,
  type text not null,
  occurred_at timestamptz not null,
  actor text not null,
  attributes json not null,
  primary key (case_id, entry_id)
);

-- Goodwill: money without a return. A requested one moves nothing until somebody with a higher limit approves it.
create table service.appeasements (
  bucket smallint not null,
  order_id uuid not null,
  appeasement_id uuid not null,
  case_id uuid,
  state text not null check (state in ('granted', 'requested', 'rejected')),
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  reason text not null,
  note text,
  asked_by text not null,
  asked_role text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  settle text check (settle in ('refund', 'receivable')),
  primary key (bucket, order_id, appeasement_id),
  constraint decided_once check ((state = 'requested') = (decided_at is null)),
  constraint granted_settles check ((state = 'granted') = (settle is not null))
);
create unique index appeasements_by_id on service.appeasements (bucket, appeasement_id);
create index appeasements_to_decide on service.appeasements (asked_at, appeasement_id) where state = 'requested';

-- What somebody has granted on a day (UTC); never above the limit of the role.
create table service.granted_days (
  actor text not null,
  day date not null,
  currency text not null,
  granted_minor bigint not null check (granted_minor >= 0),
  primary key (actor, day, currency)
) with (fillfactor = 60);

-- What a role may grant by itself; without a row nothing (administrators: anything).
create table service.appeasement_limits (
  role text not null,
  currency text not null,
  per_order_minor bigint not null check (per_order_minor >= 0),
  per_day_minor bigint not null check (per_day_minor >= 0),
  primary key (role, currency)
);
insert into service.appeasement_limits (role, currency, per_order_minor, per_day_minor)
select role, currency, per_order * unit, per_day * unit
from (values ('service', 25, 250), ('operations', 10, 100), ('finance', 250, 2500)) as r(role, per_order, per_day),
  (values ('EUR', 100), ('USD', 100), ('GBP', 100), ('PLN', 400), ('TRY', 4000), ('JPY', 160), ('RUB', 9000)) as c(currency, unit);

-- How soon a kind of case is answered and settled, in minutes of business hours.
create table service.targets (
  kind text primary key,
  first_response_minutes int not null check (first_response_minutes between 1 and 100000),
  resolution_minutes int not null check (resolution_minutes between 1 and 100000)
);
insert into service.targets (kind, first_response_minutes, resolution_minutes) values
  ('inquiry', 240, 1440), ('lost', 120, 1440), ('damaged', 120, 960), ('wrong-item', 120, 960), ('missing-item', 120, 960),
  ('late', 120, 960), ('billing', 240, 1920), ('complaint', 120, 1440), ('other', 480, 2400);

-- Business hours and the days after which cases close; one row.
create table service.settings (
  one boolean primary key default true check (one),
  time_zone text not null,
  -- {week: [{open, close} | null, Monday first], closed: [dates]}
  calendar json not null,
  reopen_days int not null check (reopen_days between 0 and 365),
  close_after_days int not null check (close_after_days between 1 and 365)
);
insert into service.settings (time_zone, calendar, reopen_days, close_after_days) values ('UTC',
  '{"week":[{"open":"08:00","close":"18:00"},{"open":"08:00","close":"18:00"},{"open":"08:00","close":"18:00"},{"open":"08:00","close":"18:00"},{"open":"08:00","close":"18:00"},null,null],"closed":[]}',
  14, 7);

create table service.customer_notes (
  customer_id uuid not null,
  note_id uuid not null,
  text text not null,
  author text not null,
  written_at timestamptz not null,
  removed_at timestamptz,
  removed_by text,
  primary key (customer_id, note_id)
);
