// Makes the demonstration's 500 SKUs and their prices of the product families: pure, the same at every start.
import { createRandom, shuffle } from '../random.ts';
import { BUNDLES, FAMILIES, type ProductFamily } from './products.ts';

export interface DemoVariant {
  readonly sku: string;
  readonly name: string;
  readonly family: ProductFamily | null;
  /** In euro, taxes included. */
  readonly priceMinor: number;
  readonly isBundle: boolean;
}

/** SKU parts: capital letters and digits. */
const partOf = (text: string) => text.toUpperCase().replace(/[^A-Z0-9-]/g, '');

function makeVariants(): DemoVariant[] {
  const variants: DemoVariant[] = [];
  for (const family of FAMILIES) {
    const sizes = family.sizes ?? [null];
    for (const [step, size] of sizes.entries()) {
      for (const colour of family.colours ?? [null]) {
        const parts = [size, colour].filter((part) => part !== null);
        variants.push({
          sku: [family.code, ...parts.map(partOf)].join('-'),
          name: [family.name, ...parts].join(', '),
          family,
          priceMinor: priceOfSize(family, step, sizes.length),
          isBundle: false,
        });
      }
    }
  }
  const prices = new Map(variants.map((variant) => [variant.sku, variant.priceMinor]));
  for (const [sku, name, parts] of BUNDLES) {
    const sum = parts.reduce((total, [part, quantity]) => total + prices.get(part)! * quantity, 0);
    variants.push({ sku, name, family: null, priceMinor: roundPrice(sum * 0.88), isBundle: true });
  }
  return variants;
}

/** Clothes and shoes cost the same in every size; what is bought by volume or area costs more when it is larger. */
function priceOfSize(family: ProductFamily, step: number, sizes: number): number {
  const isWorn = sizes > 4 || family.textile === true;
  return isWorn || step === 0 ? family.priceMinor : roundPrice(family.priceMinor * (1 + 0.35 * step));
}

/** To a price people know from shops: …,90 or …,00 from a hundred on. */
function roundPrice(minor: number): number {
  return minor >= 10_000
    ? Math.round(minor / 1000) * 1000 - 100
    : Math.max(90, Math.round(minor / 100) * 100 - 10);
}

export const VARIANTS: readonly DemoVariant[] = makeVariants();
export const VARIANT_BY_SKU: ReadonlyMap<string, DemoVariant> = new Map(
  VARIANTS.map((variant) => [variant.sku, variant]),
);

/** All SKUs, the most wanted first. */
export const BY_POPULARITY: readonly DemoVariant[] = shuffle(VARIANTS, createRandom(20_261));

/** The place of a SKU among the most wanted, from 0. */
export const RANK: ReadonlyMap<string, number> = new Map(
  BY_POPULARITY.map((variant, rank) => [variant.sku, rank]),
);

export const CURRENCIES = { EUR: 1, USD: 1.12, GBP: 0.88 } as const;
export type DemoCurrency = keyof typeof CURRENCIES;
export type DemoChannel = 'web' | 'marketplace' | 'store' | 'phone' | 'b2b';

/** The tax that prices contain, by currency; prices in dollars and for companies are net. */
export const TAX_SHARE: Readonly<Record<DemoCurrency, number>> = { EUR: 0.2, USD: 0.08, GBP: 0.2 };

/** Price factors: the marketplace takes its share, companies buy net and less dear by quantity. */
const TIERS: readonly { channel: DemoChannel | null; minQuantity: number; factor: number }[] = [
  { channel: null, minQuantity: 1, factor: 1 },
  { channel: 'marketplace', minQuantity: 1, factor: 1.06 },
  { channel: 'b2b', minQuantity: 1, factor: 0.7 },
  { channel: 'b2b', minQuantity: 10, factor: 0.64 },
  { channel: 'b2b', minQuantity: 50, factor: 0.58 },
];

export interface DemoPrice {
  sku: string;
  currency: DemoCurrency;
  channel: DemoChannel | null;
  minQuantity: number;
  amountMinor: number;
}

export function listPrices(): DemoPrice[] {
  return VARIANTS.flatMap(({ sku, priceMinor }) =>
    (Object.keys(CURRENCIES) as DemoCurrency[]).flatMap((currency) =>
      TIERS.map(({ channel, minQuantity, factor }) => ({
        sku,
        currency,
        channel,
        minQuantity,
        amountMinor: priceOf(priceMinor, currency, factor),
      })),
    ),
  );
}

function priceOf(euroMinor: number, currency: DemoCurrency, factor: number): number {
  const exact = euroMinor * CURRENCIES[currency] * factor;
  return factor === 1 ? roundPrice(exact) : Math.round(exact);
}

/** The price list's answer for one line, as the catalogue gives it. */
export function quotePrice(
  { priceMinor }: DemoVariant,
  channel: DemoChannel,
  currency: DemoCurrency,
  quantity: number,
): number {
  const own = TIERS.filter((tier) => tier.channel === channel && tier.minQuantity <= quantity);
  const tier = own.at(-1) ?? TIERS[0]!;
  return priceOf(priceMinor, currency, tier.factor);
}
