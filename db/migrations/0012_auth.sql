-- Accounts and sessions (tables of the better-auth library, columns in snake case), invitations, names of API keys.
create schema auth;

create table auth.users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  role text not null,
  channel text,
  disabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((role = 'channel') = (channel is not null))
);

create table auth.sessions (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references auth.users (id) on delete cascade
);
create index sessions_by_user on auth.sessions (user_id);

create table auth.accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index accounts_by_user on auth.accounts (user_id);

create table auth.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on auth.verifications (identifier);

-- A single-use link with which a person makes an account of a given role.
create table auth.invitations (
  invitation_id uuid primary key,
  secret_hash text not null unique,
  role text not null,
  channel text,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  user_id uuid references auth.users (id) on delete set null,
  check ((role = 'channel') = (channel is not null))
);

-- A key's name is its actor in the event log, so two live keys never share one.
create unique index api_keys_live_name on platform.api_keys (name) where revoked_at is null;
alter table platform.api_keys add check ((role = 'channel') = (channel is not null));
