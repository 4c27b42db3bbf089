-- What will be free to promise: units still to come with their dates, and the backordered units that wait for them. Both are kept
-- by SKU, beside the stock that they are counted with.

-- One row is what is still to come of one line of a purchase order, a transfer or a return; nothing more to come, no row.
create table inventory.expected_supply (
  sku_id uuid not null,
  -- Given by whoever expects it; it stands for one SKU as long as it lives.
  supply_id uuid not null,
  location_id uuid not null,
  source text not null check (source in ('purchase-order', 'transfer', 'return')),
  reference text not null,
  -- A calendar date in the location's time zone.
  due_on date not null,
  quantity int not null check (quantity > 0),
  primary key (sku_id, supply_id)
);

-- Units of order lines that were taken without stock; filled or cancelled, no row.
create table inventory.waiting (
  sku_id uuid not null,
  bucket smallint not null,
  order_id uuid not null,
  line_no int not null,
  quantity int not null check (quantity > 0),
  since timestamptz not null,
  channel text not null,
  -- Where alone it can come from, as for a pick-up; null: anywhere.
  location_id uuid,
  primary key (sku_id, bucket, order_id, line_no)
);
