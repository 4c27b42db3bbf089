// The Olist layout: a Brazilian marketplace's orders in eight files (one row per unit, one customer id per order, local times).
// No row of the data set is here.
import type { Mapping } from '../mapping.ts';

export const olist: Mapping = {
  name: 'olist',
  description: 'Brazilian marketplace: olist_*_dataset.csv, plain or gzip, in one folder',
  channel: 'olist',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  orders: { file: 'olist_orders_dataset.csv', key: 'order_id' },
  lines: { file: 'olist_order_items_dataset.csv', key: 'order_id' },
  payments: { file: 'olist_order_payments_dataset.csv', key: 'order_id' },
  lookups: {
    customers: { file: 'olist_customers_dataset.csv', key: 'customer_id', from: { orders: 'customer_id' } },
    products: { file: 'olist_products_dataset.csv', key: 'product_id', from: { lines: 'product_id' } },
    sellers: { file: 'olist_sellers_dataset.csv', key: 'seller_id', from: { lines: 'seller_id' } },
    categories: {
      file: 'product_category_name_translation.csv',
      key: 'product_category_name',
      optional: true,
      from: { products: 'product_category_name' },
    },
    centroids: {
      file: 'derived_zip_prefix_centroids.csv',
      key: 'zip_code_prefix',
      optional: true,
      from: { customers: 'customer_zip_code_prefix', sellers: 'seller_zip_code_prefix' },
    },
  },
  order: {
    placedAt: 'order_purchase_timestamp',
    approvedAt: 'order_approved_at',
    shippedAt: 'order_delivered_carrier_date',
    deliveredAt: 'order_delivered_customer_date',
    promisedDate: 'order_estimated_delivery_date',
    sourceStatus: 'order_status',
    status: {
      column: 'order_status',
      map: {
        created: 'placed',
        approved: 'placed',
        invoiced: 'released',
        processing: 'released',
        unavailable: 'on-hold',
        shipped: 'shipped',
        delivered: 'delivered',
        // tidy: foreign word
        canceled: 'cancelled',
      },
    },
    holdReason: {
      column: 'order_status',
      map: { unavailable: 'INVENTORY_OUT_OF_STOCK' },
      otherwise: 'OTHER',
    },
    customer: {
      externalId: 'customers.customer_unique_id',
      name: { text: 'Customer {customers.customer_unique_id}' },
    },
    address: {
      name: { text: 'Customer {customers.customer_unique_id}' },
      postalCode: 'customers.customer_zip_code_prefix',
      city: 'customers.customer_city',
      region: 'customers.customer_state',
      country: { value: 'BR' },
      latitude: 'centroids.lat',
      longitude: 'centroids.lng',
    },
  },
  line: {
    sku: 'product_id',
    unitPrice: 'price',
    shipping: 'freight_value',
    location: { text: 'OLIST-{sellers.seller_state}' },
    attributes: { sellerId: 'seller_id' },
    mergeSame: true,
  },
  payment: {
    method: 'payment_type',
    amount: 'payment_value',
    attributes: { sequence: 'payment_sequential', instalments: 'payment_installments' },
  },
  variants: {
    from: 'products',
    sku: 'product_id',
    name: {
      text: "{categories.product_category_name_english|product_category_name|'product'} {product_id}",
    },
    weightGrams: 'product_weight_g',
    lengthMm: { column: 'product_length_cm', scale: 10 },
    widthMm: { column: 'product_width_cm', scale: 10 },
    heightMm: { column: 'product_height_cm', scale: 10 },
    attributes: { category: 'product_category_name', photos: 'product_photos_qty' },
  },
  locations: {
    from: 'sellers',
    code: { text: 'OLIST-{seller_state}' },
    name: { text: 'Sellers in {seller_state}' },
    city: 'seller_city',
    region: 'seller_state',
    latitude: 'centroids.lat',
    longitude: 'centroids.lng',
    country: 'BR',
    timeZone: 'America/Sao_Paulo',
  },
};
