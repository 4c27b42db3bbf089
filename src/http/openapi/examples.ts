// The single place for request examples in the API document, by command name. Together they make a tiny company that takes
// an order; a test sends them all, in this order.

const berlin = {
  name: 'Anna Example',
  lines: ['Beispielstrasse 1'],
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
};

export const examples: Readonly<Record<string, object>> = {
  'inventory.upsertLocation': {
    name: 'Leipzig distribution centre',
    kind: 'distribution-centre',
    latitude: 51.34,
    longitude: 12.37,
    address: { lines: ['Lagerweg 5'], postalCode: '04109', city: 'Leipzig', country: 'DE' },
    timeZone: 'Europe/Berlin',
    cutOff: '15:00',
    capabilities: ['parcel'],
  },
  'catalog.upsertProduct': { name: 'Coffee mug', brand: 'Throughline', category: 'Kitchen' },
  'catalog.upsertVariant': { name: 'Coffee mug, blue', product: 'MUG', weightGrams: 350, returnable: true },
  'catalog.setPrice': { sku: 'MUG-BLUE', currency: 'EUR', amountMinor: 1299 },
  'inventory.setStock': { sku: 'MUG-BLUE', location: 'DC-LEIPZIG', onHand: 1000, reason: 'First count' },
  'customers.createCustomer': {
    kind: 'person',
    name: 'Anna Example',
    email: 'anna@example.com',
    locale: 'en',
    addresses: [{ kind: 'shipping', ...berlin }],
  },
  'orders.placeOrder': {
    channel: 'web',
    externalId: '100200',
    currency: 'EUR',
    customer: { name: 'Anna Example', email: 'anna@example.com', locale: 'en' },
    shipGroups: [{ address: berlin, method: 'standard', shippingMinor: 490 }],
    lines: [{ sku: 'MUG-BLUE', quantity: 2, unitPriceMinor: 1299 }],
    payment: {
      method: 'card',
      provider: 'external',
      state: 'authorised',
      amountMinor: 3088,
      reference: 'pay-4711',
    },
  },
  'access.createApiKey': { name: 'web-shop', role: 'channel', channel: 'web' },
  'access.inviteUser': { role: 'service' },
  'access.changeUser': { role: 'operations' },
};
