-- Fulfilment: what a location has to pick, and the shipments that leave it. Both in the order's family.
create schema fulfilment;

-- Lines stand within the row: a fulfilment order changes as a whole at every step, so this saves two rows an order and step.
create table fulfilment.fulfilment_orders (
  bucket smallint not null,
  order_id uuid not null,
  fulfilment_order_id uuid not null,
  location_id uuid not null,
  ship_group smallint not null,
  -- to-store: sent to the store where the customer collects it.
  kind text not null check (kind in ('ship', 'pickup', 'to-store')),
  state text not null
    check (state in ('offered', 'open', 'picking', 'picked', 'packed', 'partly-shipped', 'done', 'cancelled')),
  -- The state once it is final, null before. The indexes hang on it alone, so that the steps before it touch none (HOT).
  ended text,
  -- Raised by every change: who decided on an older one decides again.
  revision int not null default 0,
  created_at timestamptz not null,
  -- The order is on hold: nobody picks, packs or hands over until its holds are lifted.
  held boolean not null default false,
  -- A pick-up whose goods came in a parcel from elsewhere: that shipment.
  parcel_id uuid,
  -- A pick-up: when it is said to be ready; once it is, until when it is kept and when the customer is reminded.
  ready_by timestamptz,
  ready_until timestamptz,
  remind_at timestamptz,
  -- The customer is here, and where: {bay, vehicle, note}.
  arrived_at timestamptz,
  arrival json,
  -- The step that has not been done by its latest time, and when the next one is looked at.
  risk text check (risk in ('pick', 'ship')),
  risk_due_at timestamptz,
  -- Work taken of days with a limit: [[day, units, orders], ...].
  bookings json,
  channel text not null,
  -- [{lineNo, sku, quantity, picked, packed, shipped, cancelled, short, moved}], zeros left out.
  lines json not null,
  primary key (bucket, order_id, fulfilment_order_id),
  constraint ended_is_final
    check (case when state in ('done', 'cancelled') then ended is not null and ended = state else ended is null end)
) with (fillfactor = 60);
create unique index fulfilment_orders_by_id on fulfilment.fulfilment_orders (bucket, fulfilment_order_id);
create index open_fulfilment_orders on fulfilment.fulfilment_orders (location_id, fulfilment_order_id)
  where ended is null;
create index ended_fulfilment_orders on fulfilment.fulfilment_orders (location_id, ended, fulfilment_order_id)
  where ended is not null;
create index pickups_to_expire on fulfilment.fulfilment_orders (ready_until) where ready_until is not null;
create index pickups_to_remind on fulfilment.fulfilment_orders (remind_at) where remind_at is not null;
create index customers_waiting on fulfilment.fulfilment_orders (location_id, arrived_at) where arrived_at is not null;
-- Changes when work is released and when it ends, and in between only where a step is late.
create index fulfilment_orders_to_watch on fulfilment.fulfilment_orders (risk_due_at) where risk_due_at is not null;

create table fulfilment.shipments (
  bucket smallint not null,
  order_id uuid not null,
  shipment_id uuid not null,
  fulfilment_order_id uuid not null,
  kind text not null check (kind in ('ship', 'pickup', 'to-store')),
  -- arrived, at-store: a parcel to a store has been brought there, and has been taken in.
  state text not null check (state in ('label-requested', 'labelled', 'label-failed', 'shipped', 'in-transit',
    'out-for-delivery', 'arrived', 'at-store', 'delivered', 'failed', 'returned', 'cancelled')),
  revision int not null default 0,
  created_at timestamptz not null,
  shipped_at timestamptz,
  delivered_at timestamptz,
  carrier text not null,
  service text not null,
  tracking_number text,
  tracking_url text,
  -- The carrier's own name of the label; null where the warehouse made it itself.
  label_reference text,
  -- Why there is no label: {code, message}.
  failure json,
  -- [{packageId, weightGrams, ..., lines: [{lineNo, sku, quantity}]}]
  packages json not null,
  -- What the carrier told, oldest first; bounded by the module.
  tracking json,
  primary key (bucket, order_id, shipment_id)
) with (fillfactor = 60);
create unique index shipments_by_id on fulfilment.shipments (bucket, shipment_id);
create index shipments_by_tracking on fulfilment.shipments (tracking_number) where tracking_number is not null;
