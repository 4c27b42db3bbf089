// The small company that journeys and the simulation live in: four locations in four countries, a dozen SKUs and a bundle,
// prices and stock, all brought in by the program's own commands.
import { defineBundle, setPrice, upsertVariant } from '../../src/modules/catalog/index.ts';
import type { InventoryCommands } from '../../src/modules/inventory/index.ts';
import type { PlaceOrderInput } from '../../src/modules/orders/index.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import type { Executor } from '../../src/platform/execute.ts';

export const ADMIN: Actor = { id: 'user:admin', role: 'admin' };

const open = { open: '08:00', close: '18:00' };
const workingWeek = { week: [open, open, open, open, open, null, null], closed: [] };
const shopWeek = { week: [open, open, open, open, open, open, null], closed: [] };
const place = (line: string, postalCode: string, city: string, country: string) => ({
  lines: [line],
  postalCode,
  city,
  country,
});

const common = { active: true, capacityUnitsPerDay: null, fixedCostMinor: 0, handlingCostMinor: 0 };
export const LOCATIONS = [
  {
    ...common,
    code: 'BER',
    name: 'Berlin distribution centre',
    kind: 'distribution-centre' as const,
    latitude: 52.52,
    longitude: 13.4,
    address: place('Hafenstr. 1', '10115', 'Berlin', 'DE'),
    timeZone: 'Europe/Berlin',
    calendar: workingWeek,
    cutOff: '14:00',
    capabilities: ['gift-wrap'],
  },
  {
    ...common,
    code: 'LYS',
    name: 'Lyon distribution centre',
    kind: 'distribution-centre' as const,
    latitude: 45.76,
    longitude: 4.84,
    address: place('Quai du Port 2', '69001', 'Lyon', 'FR'),
    timeZone: 'Europe/Paris',
    calendar: workingWeek,
    cutOff: '12:00',
    capabilities: ['cold'],
  },
  {
    ...common,
    code: 'AMS',
    name: 'Amsterdam store',
    kind: 'store' as const,
    latitude: 52.37,
    longitude: 4.9,
    address: place('Damrak 3', '1012 LG', 'Amsterdam', 'NL'),
    timeZone: 'Europe/Amsterdam',
    calendar: shopWeek,
    cutOff: '16:00',
    capabilities: ['pickup'],
  },
  {
    ...common,
    code: 'LIV',
    name: 'Liverpool fulfilment partner',
    kind: 'third-party' as const,
    latitude: 53.41,
    longitude: -2.98,
    address: place('Dock Road 4', 'L3 4AA', 'Liverpool', 'GB'),
    timeZone: 'Europe/London',
    calendar: workingWeek,
    cutOff: '15:00',
    capabilities: ['hazmat'],
  },
];

/** SKU, name, price in cents, what a location needs to ship it, stock by location. */
const ARTICLES: [string, string, number, string[], Record<string, number>][] = [
  ['MUG', 'Stoneware mug', 1200, [], { BER: 500, LYS: 500, LIV: 500 }],
  ['TEE', 'Cotton shirt', 1900, [], { BER: 500, LYS: 500 }],
  ['LAMP', 'Desk lamp', 4900, [], { LYS: 500 }],
  ['BOOK', 'Cook book', 1500, [], { BER: 500 }],
  ['KETTLE', 'Kettle', 3900, [], { BER: 500 }],
  ['CHAIR', 'Folding chair', 8900, [], { BER: 100, LYS: 100 }],
  ['PEN', 'Fountain pen', 300, [], { AMS: 500, BER: 500 }],
  ['COFFEE', 'Coffee beans', 900, [], { BER: 500, AMS: 100 }],
  ['CHEESE', 'Mountain cheese', 1700, ['cold'], { LYS: 500, BER: 500 }],
  ['PAINT', 'Red lead paint', 2600, ['hazmat'], { LIV: 500, BER: 500 }],
  ['SOFA', 'Leather sofa', 620_000, [], { BER: 50 }],
  ['SCARF', 'Silk scarf', 2500, [], { BER: 0, LYS: 0 }],
];
const BUNDLE = {
  sku: 'BREAKFAST',
  name: 'Breakfast set',
  amountMinor: 2999,
  components: [
    { sku: 'MUG', quantity: 2 },
    { sku: 'COFFEE', quantity: 1 },
  ],
};

export const ADDRESSES = {
  berlin: {
    name: 'Ada Berg',
    lines: ['Turmstr. 5'],
    postalCode: '10559',
    city: 'Berlin',
    country: 'DE',
    latitude: 52.53,
    longitude: 13.34,
  },
  lyon: {
    name: 'Luc Rhône',
    lines: ['Rue Mercière 6'],
    postalCode: '69002',
    city: 'Lyon',
    country: 'FR',
    latitude: 45.76,
    longitude: 4.83,
  },
};

/** Two mugs from the web shop to Berlin by card, 28.90 EUR in all; `overrides` replace whole fields. */
export function orderInput(overrides: Partial<PlaceOrderInput> = {}): PlaceOrderInput {
  return {
    channel: 'web',
    currency: 'EUR',
    customer: { name: 'Ada Berg', email: 'ada@example.org', locale: 'en' },
    shipGroups: [{ address: ADDRESSES.berlin, shippingMinor: 490, shippingTaxMinor: 78 }],
    lines: [{ sku: 'MUG', quantity: 2, taxMinor: 383 }],
    payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
    ...overrides,
  };
}

/** Puts the company into an empty database. */
export async function foundCompany(executor: Executor, inventory: InventoryCommands): Promise<void> {
  const all = async <I>(command: Command<I, unknown>, inputs: readonly I[]) => {
    const answers = await executor.execute(
      command,
      inputs.map((input) => ({ input, actor: ADMIN })),
    );
    for (const answer of answers)
      if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.refusal)}`);
  };
  await all(inventory.upsertLocation, LOCATIONS);
  await all(upsertVariant, [
    ...ARTICLES.map(([sku, name, , requires]) => ({ sku, name, requires, weightGrams: 500 })),
    { sku: BUNDLE.sku, name: BUNDLE.name },
  ]);
  await all(defineBundle, [{ sku: BUNDLE.sku, components: BUNDLE.components }]);
  await all(setPrice, [
    ...ARTICLES.map(([sku, , amountMinor]) => ({ sku, currency: 'EUR', amountMinor })),
    { sku: BUNDLE.sku, currency: 'EUR', amountMinor: BUNDLE.amountMinor },
  ]);
  await all(
    inventory.setStock,
    ARTICLES.flatMap(([sku, , , , stock]) =>
      Object.entries(stock).map(([location, onHand]) => ({ sku, location, onHand })),
    ),
  );
}
