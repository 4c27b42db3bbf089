-- Integrations: what the sandbox carrier knows. It stands for a system outside, so nothing else reads this table.
create sequence integrations.sandbox_serials minvalue 1 maxvalue 99999999 cycle;

create table integrations.sandbox_labels (
  label_id bigint generated always as identity primary key,
  shipment_id text not null,
  service text not null,
  -- Asked twice for a shipment it makes one label; a service that is known to forget makes another.
  once boolean not null,
  -- What stands on the label: {reference, from, to, packages}.
  parcel json not null,
  -- Null: the request was lost on its way, there is no label.
  tracking_number text,
  cancelled boolean not null default false,
  booked_at timestamptz not null,
  -- The next news of it, and when.
  step smallint not null default 0,
  next_at timestamptz
) with (fillfactor = 80);
create unique index sandbox_labels_once on integrations.sandbox_labels (shipment_id) where once;
create index sandbox_labels_of_shipment on integrations.sandbox_labels (shipment_id) where not once;
create index sandbox_labels_due on integrations.sandbox_labels (next_at) where next_at is not null;
