-- Pick lists: fulfilment orders of one location that somebody picks in one walk.
create table fulfilment.pick_lists (
  pick_list_id uuid primary key,
  location_id uuid not null,
  state text not null check (state in ('picking', 'done')),
  revision int not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  -- Public ids of fulfilment orders; the first is tote 1.
  orders json not null,
  -- Units scanned so far by SKU.
  found json not null,
  check ((state = 'done') = (ended_at is not null))
) with (fillfactor = 70);
create index pick_lists_by_location on fulfilment.pick_lists (location_id, state, pick_list_id);
