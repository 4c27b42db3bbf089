-- Catalogue: products, their variants (what is sold, by SKU), bundles of variants, prices. All are reference tables.
create schema catalog;

create table catalog.products (
  product_id uuid primary key,
  code text collate "C" not null constraint products_code unique,
  name text not null,
  description text not null,
  brand text,
  category text,
  attributes jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table catalog.variants (
  sku_id uuid primary key,
  sku text collate "C" not null constraint variants_sku unique,
  product_id uuid references catalog.products,
  name text not null,
  -- SKU, name and barcode in lower case, as the text filter of lists looks into them.
  search_key text collate "C" not null,
  weight_grams int check (weight_grams >= 0),
  length_mm int check (length_mm > 0),
  width_mm int check (width_mm > 0),
  height_mm int check (height_mm > 0),
  attributes jsonb not null,
  returnable boolean not null,
  -- Capabilities that a location must have to ship it: gift-wrap, hazmat, cold.
  requires text[] not null,
  status text not null check (status in ('active', 'discontinued')),
  tax_category text not null,
  gtin text constraint variants_gtin unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (num_nulls(length_mm, width_mm, height_mm) in (0, 3))
);
create index variants_by_product on catalog.variants (product_id, sku) where product_id is not null;

-- A variant with rows here is a bundle. Circles and depth are checked by the program under the catalogue's lock.
create table catalog.bundle_components (
  bundle_sku_id uuid not null references catalog.variants,
  component_sku_id uuid not null references catalog.variants,
  quantity int not null check (quantity > 0),
  primary key (bundle_sku_id, component_sku_id),
  check (bundle_sku_id <> component_sku_id)
);
create index bundle_components_by_component on catalog.bundle_components (component_sku_id);

-- The most specific row applies: the channel before all channels ('*'), then the highest quantity reached, then the
-- latest start. valid_from is -infinity and valid_to infinity where they are open.
create table catalog.prices (
  sku_id uuid not null references catalog.variants,
  currency text not null,
  channel text not null,
  min_quantity int not null check (min_quantity > 0),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  amount_minor bigint not null check (amount_minor between 0 and 10000000000000),
  primary key (sku_id, currency, channel, min_quantity, valid_from),
  check (valid_to > valid_from)
);
