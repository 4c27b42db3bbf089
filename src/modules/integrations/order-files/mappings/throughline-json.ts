// Orders in the form of orders.placeOrder, as an array or one a line, with the times and states of orders.importOrder beside it
// where they happened already. What the engine cannot carry (several ship groups or payments) is refused, never left out.
import type { Mapping } from '../mapping.ts';

const SHIP_GROUP = 'order.shipGroups.0';
const severalShipGroups = {
  matches: '.',
  code: 'several-ship-groups',
  sentence: 'The order goes to several places: place it by the API.',
};

export const throughlineJson: Mapping = {
  name: 'throughline-json',
  description:
    'Orders in the form in which the API takes them (placeOrder): a JSON array, or one order a line',
  channel: 'throughline',
  // Only for orders without their own.
  currency: 'EUR',
  timeZone: 'UTC',
  amounts: 'minor',
  orders: {
    file: '*json*',
    key: 'order.externalId|order.orderId',
    records: 'orders',
    rows: 'lines[]',
  },
  reject: [
    { column: 'order.shipGroups.1.address.city', ...severalShipGroups },
    { column: 'order.shipGroups.1.pickupLocation', ...severalShipGroups },
    {
      column: 'order.payments.1.method',
      matches: '.',
      code: 'several-payments',
      sentence: 'The order has several payments: import it by the API.',
    },
  ],
  order: {
    placedAt: 'order.placedAt',
    status: {
      column: 'order.status',
      map: {
        placed: 'placed',
        'on-hold': 'on-hold',
        backordered: 'placed',
        released: 'released',
        'partly-shipped': 'released',
        shipped: 'shipped',
        delivered: 'delivered',
        closed: 'closed',
        cancelled: 'cancelled',
      },
      fallback: 'placed',
    },
    sourceStatus: { column: ['order.sourceStatus', 'order.status'] },
    holdReason: 'order.holdReason',
    approvedAt: 'order.approvedAt',
    shippedAt: 'order.shippedAt',
    deliveredAt: 'order.deliveredAt',
    cancelledAt: 'order.cancelledAt',
    closedAt: 'order.closedAt',
    promisedDate: { column: ['order.promisedDate', `${SHIP_GROUP}.requestedDate`] },
    currency: 'order.currency',
    shipping: { column: [`${SHIP_GROUP}.shippingMinor`, 'order.shippingMinor'] },
    shippingTax: { column: [`${SHIP_GROUP}.shippingTaxMinor`, 'order.shippingTaxMinor'] },
    discount: 'order.discountMinor',
    total: 'order.expectedTotalMinor',
    taxesIncluded: 'order.taxesIncluded',
    shippingMethod: { column: [`${SHIP_GROUP}.method`, 'order.shippingMethod'] },
    purchaseOrderNumber: 'order.purchaseOrderNumber',
    allowBackorder: 'order.allowBackorder',
    note: 'order.note',
    customer: {
      externalId: { column: ['order.customer.externalId', 'order.customer.customerId'] },
      name: 'order.customer.name',
      email: 'order.customer.email',
      phone: 'order.customer.phone',
      locale: 'order.customer.locale',
    },
    address: address([`${SHIP_GROUP}.address`, 'order.address']),
    billingAddress: address(['order.billingAddress']),
    attributes: {
      all: 'order.attributes.*',
      sourceChannel: 'order.channel',
      purchaseOrderNumber: 'order.purchaseOrderNumber',
      pickupLocation: `${SHIP_GROUP}.pickupLocation`,
      giftMessage: `${SHIP_GROUP}.giftMessage`,
      requestedDate: `${SHIP_GROUP}.requestedDate`,
    },
  },
  line: {
    sku: 'sku',
    quantity: 'quantity',
    unitPrice: 'unitPriceMinor',
    discount: 'discountMinor',
    tax: 'taxMinor',
    stage: 'stage',
    attributes: { all: 'attributes.*', requestedDate: 'requestedDate' },
  },
  payment: {
    method: { column: ['order.payment.method', 'order.payments.0.method'] },
    amount: { column: ['order.payment.amountMinor', 'order.payments.0.amountMinor'] },
    totalWhenEmpty: true,
    state: {
      column: ['order.payment.state', 'order.payments.0.state'],
      map: {
        pending: 'pending',
        'on-account': 'pending',
        authorised: 'authorised',
        paid: 'captured',
        captured: 'captured',
        voided: 'voided',
        refunded: 'refunded',
        'partly-refunded': 'partly-refunded',
      },
      fallback: 'pending',
    },
    at: 'order.payments.0.at',
    reference: { column: ['order.payment.reference', 'order.payments.0.reference'] },
    attributes: { provider: 'order.payment.provider', all: 'order.payments.0.attributes.*' },
    skipWhenEmpty: 'order.payment.method|order.payments.0.method',
  },
  variants: { from: 'lines', sku: 'sku', name: 'sku' },
};

/** Fields of an address that stands at the first of `places` where there is one. */
function address(places: readonly string[]): NonNullable<Mapping['order']['address']> {
  const field = (name: string) => ({ column: places.map((place) => `${place}.${name}`) });
  return {
    name: field('name'),
    company: field('company'),
    line1: field('lines.0'),
    line2: field('lines.1'),
    line3: field('lines.2'),
    line4: field('lines.3'),
    line5: field('lines.4'),
    postalCode: field('postalCode'),
    city: field('city'),
    region: field('region'),
    country: field('country'),
    phone: field('phone'),
    latitude: field('latitude'),
    longitude: field('longitude'),
  };
}
