-- Fulfilment: what a location has to pick, and the shipments that leave it. Both in the order's family.
create schema fulfilment;

-- Lines stand within the row: a fulfilment order changes as a whole at every step, so this saves two rows an order and step.
create table fulfilment.fulfilment_orders (
  bucket smallint not null,
  order_id uuid not null,
  fulfilment_order_id uuid not null,
  location_id uuid not null,
  ship_group smallint not null,
  kind text not null check (kind in ('ship', 'pickup')),
  state text not null
    check (state in ('open', 'picking', 'picked', 'packed', 'partly-shipped', 'done', 'cancelled')),
  -- The state once it is final, null before. The indexes hang on it alone, so that the steps before it touch none (HOT).
  ended text,
  -- Raised by every change: who decided on an older one decides again.
  revision int not null default 0,
  created_at timestamptz not null,
  -- A pick-up that is ready: until when it is kept.
  ready_until timestamptz,
  channel text not null,
  -- [{lineNo, sku, quantity, picked, packed, shipped, cancelled, short}], zeros left out.
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

create table fulfilment.shipments (
  bucket smallint not null,
  order_id uuid not null,
  shipment_id uuid not null,
  fulfilment_order_id uuid not null,
  kind text not null check (kind in ('ship', 'pickup')),
  state text not null check (state in ('label-requested', 'labelled', 'label-failed', 'shipped', 'in-transit',
    'out-for-delivery', 'delivered', 'failed', 'returned', 'cancelled')),
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
