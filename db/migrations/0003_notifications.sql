-- Notifications: milestone messages to customers, and addresses that must not be written to.
create schema notifications;

-- One row a message. The primary key is the promise "never twice for one event"; event_position is the event's place
-- in its bucket. The row keeps the facts as they were and the template's name; the page is made when it is sent or shown.
create table notifications.messages (
  bucket smallint not null,
  order_id uuid not null,
  event_position bigint not null,
  template text not null,
  message_id uuid not null,
  state text not null
    check (state in ('in-mailbox', 'queued', 'sending', 'sent', 'unknown', 'failed', 'suppressed')),
  locale text not null,
  recipient text not null,
  facts json not null,
  created_at timestamptz not null,
  -- Raised by every claim, so a report of an older attempt is told from the current one.
  attempts int not null default 0,
  -- Attempts since the message was queued (again); decides the pause before the next one.
  tries int not null default 0,
  -- How often it was sent on purpose after it had been sent; part of the Message-ID.
  repeats int not null default 0,
  next_try_at timestamptz,
  lease_until timestamptz,
  -- Proof of sending: when the mail server took it, under which Message-ID, with which reply.
  sent_at timestamptz,
  smtp_message_id text,
  smtp_response text,
  failure text,
  primary key (bucket, order_id, event_position, template),
  check ((state = 'queued') = (next_try_at is not null)),
  check ((state = 'sending') = (lease_until is not null)),
  check (state <> 'sent' or (sent_at is not null and smtp_message_id is not null and smtp_response is not null))
);
-- message_id is a UUIDv7: newest last, so lists are read from the end of this index.
create unique index messages_by_id on notifications.messages (message_id, bucket);
create index messages_by_recipient on notifications.messages (lower(recipient), message_id);
create index messages_due on notifications.messages (next_try_at) where state = 'queued';
create index messages_leased on notifications.messages (lease_until) where state = 'sending';
create index messages_to_look_at on notifications.messages (message_id) where state in ('unknown', 'failed');

-- Numbers messages that no event caused (order_id is zero where they are about no order).
create sequence notifications.direct_positions;

-- Recipients (lower case) that get no message of a template, or none at all ('*').
create table notifications.suppressions (
  recipient text not null,
  template text not null,
  reason text not null check (reason in ('opted-out', 'bounced', 'complained', 'other')),
  note text,
  actor text not null,
  created_at timestamptz not null,
  primary key (recipient, template)
);
