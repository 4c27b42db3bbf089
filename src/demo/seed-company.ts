// Brings the demonstration's company in through the public API. What is there stays as it is: stock, the last step, says that an earlier
// start came to the end, and everything before it may be done twice.
import { type Api, expectAll } from './api.ts';
import { CUSTOMER_CHANNEL, CUSTOMERS, type DemoCustomer } from './company/customers.ts';
import { calendarOf, type DemoLocation, LOCATIONS } from './company/locations.ts';
import { BUNDLES, FAMILIES } from './company/products.ts';
import { POSITIONS, targetUnits } from './company/stock-plan.ts';
import { SUPPLIER_ITEMS, SUPPLIERS } from './company/suppliers.ts';
import { type DemoVariant, listPrices, VARIANTS } from './company/variants.ts';
import { seedCarriers } from './seed-carriers.ts';

export interface Company {
  /** Ids that the system gave to customers, by the company's own. */
  readonly customerIds: ReadonlyMap<string, string>;
  readonly isNew: boolean;
}

export async function seedCompany(
  api: Api,
  ordersPerSecond: number,
  say: (line: string) => void,
): Promise<Company> {
  const last = POSITIONS.at(-1)!;
  const { items } = await api.get<{ items: unknown[] }>(
    `/v1/inventory/stock?sku=${encodeURIComponent(last.sku)}&location=${last.location.code}`,
  );
  const isNew = items.length === 0;
  if (isNew) {
    say(
      'Demonstration: bringing in the company (12 locations, 3 carriers, 8 suppliers, 500 SKUs, 200 customers)…',
    );
    expectAll('locations', await api.bulk('PUT', '/v1/locations/bulk', LOCATIONS.map(describeLocation)));
    await seedCarriers(api);
    expectAll('products', await api.bulk('PUT', '/v1/catalog/products/bulk', FAMILIES.map(describeProduct)));
    expectAll('variants', await api.bulk('PUT', '/v1/catalog/variants/bulk', VARIANTS.map(describeVariant)));
    for (const [sku, , parts] of BUNDLES) {
      const components = parts.map(([part, quantity]) => ({ sku: part, quantity }));
      expectAll(sku, [await api.send('PUT', `/v1/catalog/variants/${sku}/bundle`, { components })]);
    }
    const suppliers = SUPPLIERS.map(({ brands: _, perEuro: __, packSize: ___, rank: ____, ...each }) => each);
    expectAll('suppliers', await api.bulk('PUT', '/v1/suppliers/bulk', suppliers));
    expectAll('supplier items', await api.bulk('PUT', '/v1/supplier-items/bulk', SUPPLIER_ITEMS));
    expectAll('prices', await api.bulk('PUT', '/v1/catalog/prices/bulk', listPrices(), 4000));
    expectAll('customers', await api.bulk('PUT', '/v1/customers/bulk', CUSTOMERS.map(describeCustomer)));
    const stock = POSITIONS.map(({ location, sku }) => ({
      sku,
      location: location.code,
      onHand: targetUnits(location, sku, ordersPerSecond),
      safetyStock: location.kind === 'store' ? 2 : 0,
      reason: 'first count',
    }));
    expectAll('stock', await api.bulk('PUT', '/v1/inventory/stock/bulk', stock, 4000));
  }
  return { customerIds: await readCustomerIds(api), isNew };
}

/** Customers that were erased or merged meanwhile are not there any more; orders do without them. */
async function readCustomerIds(api: Api): Promise<Map<string, string>> {
  interface Page {
    items: { customerId: string; externalIds: { channel: string; externalId: string }[] }[];
    next: string | null;
  }
  const ids = new Map<string, string>();
  for (let after = ''; ; ) {
    const page = await api.get<Page>(
      `/v1/customers?channel=${CUSTOMER_CHANNEL}&limit=500${after && `&after=${encodeURIComponent(after)}`}`,
    );
    for (const { customerId, externalIds } of page.items)
      for (const known of externalIds)
        if (known.channel === CUSTOMER_CHANNEL) ids.set(known.externalId, customerId);
    if (page.next === null) return ids;
    after = page.next;
  }
}

export function describeLocation(location: DemoLocation) {
  const { street, postalCode, city, region, country, ...rest } = location;
  return {
    ...rest,
    active: true,
    address: { lines: [street], postalCode, city, region, country },
    calendar: calendarOf(location),
  };
}

function describeProduct({ code, name, brand, category }: (typeof FAMILIES)[number]) {
  return { code, name, brand, category, description: `${name} by ${brand}.` };
}

function describeVariant({ sku, name, family }: DemoVariant) {
  if (!family) return { sku, name, attributes: { kind: 'set' } };
  const [lengthMm, widthMm, heightMm] = family.size;
  return {
    sku,
    name,
    product: family.code,
    weightGrams: family.weightGrams,
    dimensions: { lengthMm, widthMm, heightMm },
    attributes: { brand: family.brand, category: family.category },
    returnable: family.returnable ?? true,
    requires: family.requires ?? [],
    taxCategory: family.category === 'Food' ? 'reduced' : 'standard',
  };
}

function describeCustomer(customer: DemoCustomer) {
  const { externalId, kind, name, email, phone, locale, vatId, currency, addresses } = customer;
  return {
    channel: CUSTOMER_CHANNEL,
    externalId,
    kind,
    name,
    email,
    phone,
    locale,
    ...(kind === 'company'
      ? { vatId, paymentTermsDays: 30, creditLimit: { amountMinor: 5_000_000, currency }, tags: ['b2b'] }
      : {}),
    addresses: addresses.map((address, at) => ({ kind: 'shipping', isDefault: at === 0, ...address })),
  };
}
