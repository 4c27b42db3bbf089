-- The portal of customers: links that are signed, codes by e-mail, sessions, and what customers say of a delivery.
create schema portal;

-- By which links and codes are signed; made once for each database.
create table portal.link_keys (
  one boolean primary key default true check (one),
  key bytea not null
);
insert into portal.link_keys (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- How often the links of an order or a customer were revoked; no row: never. The number is part of what is signed.
create table portal.link_versions (
  subject text primary key,
  version int not null check (version > 0)
);

-- Codes to sign in, as HMAC. Also for addresses that nobody has: how often one may ask must not tell who is known.
create table portal.sign_in_codes (
  code_id uuid primary key,
  email text not null,
  code_hash text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  used_at timestamptz
);
create index codes_of_email on portal.sign_in_codes (email, asked_at);
create index codes_by_age on portal.sign_in_codes (asked_at);

-- Who is in: signed in by a code (customer), or through a link (subject: an order or a customer). Only the hash of the cookie is kept.
create table portal.sessions (
  session_hash text primary key,
  subject text not null,
  signed_in boolean not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_by_subject on portal.sessions (subject);
create index sessions_by_end on portal.sessions (expires_at);

-- What a customer said of a delivery, once each; it may be changed for some days.
create table portal.feedback (
  bucket smallint not null,
  order_id uuid not null,
  shipment_id uuid not null,
  rating smallint not null check (rating between 1 and 5),
  recommend smallint check (recommend between 0 and 10),
  comment text,
  given_by text not null,
  given_at timestamptz not null,
  changed_at timestamptz not null,
  case_id uuid,
  primary key (bucket, order_id, shipment_id)
);
create index feedback_by_time on portal.feedback (given_at);
