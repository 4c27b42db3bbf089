-- The desk: what people arrange for themselves in the console. Nothing of the business depends on it.
create schema desk;

-- A list as somebody wants to see it again: filters, columns, order. Shared ones everybody sees.
create table desk.views (
  view_id uuid primary key,
  -- The actor, as it stands in the event log.
  owner text not null,
  area text not null,
  name text not null,
  shared boolean not null,
  filters json not null,
  columns json not null,
  sort text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint view_name_once unique (owner, area, name)
);
create index shared_views on desk.views (area, name) where shared;

create table desk.preferences (
  owner text primary key,
  language text,
  scheme text,
  settings json not null,
  updated_at timestamptz not null
);
