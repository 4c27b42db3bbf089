// Reads what the drafts of a set need from other modules, a statement or two for the whole set: customers, variants, prices.
import type { Item } from '../../../../platform/command.ts';
import type { Queryable } from '../../../../platform/db.ts';
import { parseId, type Uuid } from '../../../../platform/ids.ts';
import type { CatalogReader, PriceKey, Variant } from '../../../catalog/index.ts';
import { type CustomerSnapshot, readCustomers, resolveCustomers } from '../../../customers/index.ts';
import type { Cart, PlaceOrderInput } from './input.ts';

type PlaceItem = Item<PlaceOrderInput>;

/** Per item: the known customer, null for a guest, `unknown` when the order names one that does not exist. */
export async function readOrderCustomers(
  db: Queryable,
  items: readonly PlaceItem[],
): Promise<(CustomerSnapshot | null | 'unknown')[]> {
  const named = items.map(({ input }) => parseCustomer(input));
  const references = items.flatMap(({ input }, index) => {
    const { customer } = input;
    if (named[index] !== null || !(customer?.externalId || customer?.email)) return [];
    return [{ index, channel: input.channel, externalId: customer.externalId, email: customer.email }];
  });
  const resolved: (Uuid | null)[] = references.length > 0 ? await resolveCustomers(db, references) : [];
  const ids = [...named];
  references.forEach(({ index }, at) => {
    ids[index] = resolved[at]!;
  });
  const asked = [...new Set(ids.filter((id) => id !== null))];
  const snapshots = asked.length > 0 ? await readCustomers(db, asked) : new Map<Uuid, CustomerSnapshot>();
  return ids.map((id, index) => {
    if (id === null) return null;
    const snapshot = snapshots.get(id);
    if (snapshot && !snapshot.erased) return snapshot;
    return named[index] === null ? null : 'unknown';
  });
}

function parseCustomer(input: PlaceOrderInput): Uuid | null {
  return input.customer?.customerId === undefined ? null : parseId('cus', input.customer.customerId);
}

export interface CatalogFacts {
  variants: ReadonlyMap<string, Variant>;
  /** List price in minor units, null when there is none. */
  priceOf(sku: string, channel: string, currency: string, quantity: number): number | null;
}

/** Variants of all lines, and list prices of the lines that bring none and of bundles' parts. */
export async function readCatalogFacts(
  db: Queryable,
  catalog: CatalogReader,
  versions: ReadonlyMap<string, number>,
  carts: readonly Cart[],
  now: Date,
): Promise<CatalogFacts> {
  const skus = new Set<string>();
  for (const cart of carts) for (const line of cart.lines) skus.add(line.sku);
  const variants = await catalog.readVariants(db, versions, [...skus]);
  const wanted: PriceKey[] = [];
  for (const { channel, currency, lines } of carts) {
    // A cart without currency asks for no prices.
    if (currency === '') continue;
    for (const line of lines) {
      if (line.unitPriceMinor === undefined)
        wanted.push({ sku: line.sku, channel, currency, quantity: line.quantity });
      for (const leaf of variants.get(line.sku)?.bundle?.leaves ?? []) {
        wanted.push({ sku: leaf.sku, channel, currency, quantity: leaf.quantity * line.quantity });
      }
    }
  }
  if (wanted.length === 0) return { variants, priceOf: () => null };
  const prices = await catalog.readPrices(db, versions, wanted, now);
  const byKey = new Map(
    wanted.map((key, index) => [priceKey(key.sku, key.channel, key.currency, key.quantity), prices[index]]),
  );
  return {
    variants,
    priceOf: (sku, channel, currency, quantity) =>
      byKey.get(priceKey(sku, channel, currency, quantity))?.amountMinor ?? null,
  };
}

function priceKey(sku: string, channel: string | null, currency: string, quantity: number): string {
  return `${sku}\n${channel}\n${currency}\n${quantity}`;
}
