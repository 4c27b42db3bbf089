// The Shopify order export (CSV): several rows per order, whose first row holds what concerns the whole order.
import type { Mapping } from '../mapping.ts';

export const shopify: Mapping = {
  name: 'shopify',
  description: 'Shopify admin, Orders, Export: plain CSV, a row per line item',
  channel: 'shopify',
  // Only for rows without their own.
  currency: 'USD',
  timeZone: 'UTC',
  orders: { file: 'orders*export*.csv', key: 'Name' },
  order: {
    placedAt: 'Created at',
    approvedAt: 'Paid at',
    shippedAt: 'Fulfilled at',
    cancelledAt: 'Cancelled at',
    currency: 'Currency',
    shipping: 'Shipping',
    discount: 'Discount Amount',
    tax: 'Taxes',
    total: 'Total',
    shippingMethod: 'Shipping Method',
    sourceStatus: { text: '{Financial Status} / {Fulfillment Status}' }, // tidy: foreign word
    status: {
      column: 'Fulfillment Status', // tidy: foreign word
      map: { fulfilled: 'shipped', partial: 'released', unfulfilled: 'placed', restocked: 'cancelled' },
      fallback: 'placed',
    },
    customer: {
      name: { column: ['Shipping Name', 'Billing Name'] },
      email: 'Email',
      phone: { column: ['Phone', 'Shipping Phone', 'Billing Phone'] },
    },
    address: {
      name: 'Shipping Name',
      company: 'Shipping Company',
      line1: { column: ['Shipping Address1', 'Shipping Street'] },
      line2: 'Shipping Address2',
      postalCode: 'Shipping Zip',
      city: 'Shipping City',
      region: 'Shipping Province',
      country: 'Shipping Country',
      phone: 'Shipping Phone',
    },
    billingAddress: {
      name: 'Billing Name',
      company: 'Billing Company',
      line1: { column: ['Billing Address1', 'Billing Street'] },
      line2: 'Billing Address2',
      postalCode: 'Billing Zip',
      city: 'Billing City',
      region: 'Billing Province',
      country: 'Billing Country',
      phone: 'Billing Phone',
    },
    note: 'Notes',
    attributes: {
      shopifyId: 'Id',
      financialStatus: 'Financial Status',
      discountCode: 'Discount Code',
      refunded: 'Refunded Amount',
      tags: 'Tags',
      risk: 'Risk Level',
      source: 'Source',
    },
  },
  line: {
    sku: { column: ['Lineitem sku', 'Lineitem name'] },
    quantity: 'Lineitem quantity',
    unitPrice: 'Lineitem price',
    discount: 'Lineitem discount',
    stage: {
      column: 'Lineitem fulfillment status', // tidy: foreign word
      map: { fulfilled: 'shipped', partial: '', pending: '', restocked: 'cancelled' },
      otherwise: '',
    },
    location: { value: 'SHOPIFY' },
    attributes: { vendor: 'Vendor' },
    skipWhenEmpty: 'Lineitem quantity',
  },
  payment: {
    method: { column: ['Payment Method'], fallback: 'unknown' },
    amount: 'Total',
    at: 'Paid at',
    reference: { column: ['Payment Reference', 'Payment ID'] },
    state: {
      column: 'Financial Status',
      map: {
        paid: 'captured',
        pending: 'pending',
        authorized: 'authorised', // tidy: foreign word
        partially_paid: 'captured',
        refunded: 'refunded',
        partially_refunded: 'partly-refunded',
        voided: 'voided',
        expired: 'voided',
      },
      fallback: 'pending',
    },
    skipWhenEmpty: 'Total',
  },
  variants: {
    from: 'lines',
    sku: { column: ['Lineitem sku', 'Lineitem name'] },
    name: 'Lineitem name',
  },
  locations: [
    {
      code: 'SHOPIFY',
      name: 'Shop',
      latitude: 0,
      longitude: 0,
      city: 'Shop',
      country: 'US',
      timeZone: 'UTC',
    },
  ],
};
