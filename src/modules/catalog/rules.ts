// Pure decisions of the catalogue: which price applies, whether bundles are sound, check digits, what a change changes.
import { assert } from '../../platform/assert.ts';
import type { Bundle, BundleComponent, Price, PriceKey, Variant, VariantRecord } from './types.ts';

/** Bundles in bundles: a bundle of bundles of bundles of plain variants is the most. */
export const MAX_BUNDLE_DEPTH = 3;
/** Units of one SKU in one bundle, nested ones multiplied out. */
export const MAX_LEAF_QUANTITY = 100_000;
export const MAX_LEAVES = 500;

/**
 * The price of one unit: the channel's own before one for all channels, then the highest quantity reached, then the one
 * that started last. null when none applies at that instant.
 */
export function choosePrice(prices: readonly Price[], key: Omit<PriceKey, 'sku'>, at: Date): Price | null {
  const instant = at.getTime();
  let best: Price | null = null;
  for (const price of prices) {
    if (price.currency !== key.currency || price.minQuantity > key.quantity) continue;
    if (price.channel !== null && price.channel !== key.channel) continue;
    if (price.validFrom !== null && price.validFrom.getTime() > instant) continue;
    if (price.validTo !== null && price.validTo.getTime() <= instant) continue;
    if (best === null || isMoreSpecific(price, best)) best = price;
  }
  return best;
}

function isMoreSpecific(price: Price, other: Price): boolean {
  if ((price.channel === null) !== (other.channel === null)) return price.channel !== null;
  if (price.minQuantity !== other.minQuantity) return price.minQuantity > other.minQuantity;
  return (
    (price.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY) >
    (other.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY)
  );
}

/** Components of each bundle by SKU; a SKU that is absent is a plain variant. */
export type BundleGraph = ReadonlyMap<string, readonly BundleComponent[]>;

export type BundleFault = 'circular' | 'too-deep' | 'too-large';

/** What one `sku` really consists of, or why it cannot be a bundle. */
export function flattenBundle(
  graph: BundleGraph,
  sku: string,
): { ok: true; leaves: BundleComponent[] } | { ok: false; fault: BundleFault } {
  const leaves = new Map<string, number>();
  const path = new Set<string>();
  function visit(current: string, quantity: number): BundleFault | null {
    const components = graph.get(current);
    if (!components || components.length === 0) {
      const total = (leaves.get(current) ?? 0) + quantity;
      leaves.set(current, total);
      return total > MAX_LEAF_QUANTITY || leaves.size > MAX_LEAVES ? 'too-large' : null;
    }
    if (path.has(current)) return 'circular';
    if (path.size >= MAX_BUNDLE_DEPTH) return findsCircle(graph, current) ? 'circular' : 'too-deep';
    path.add(current);
    for (const component of components) {
      const fault = visit(component.sku, quantity * component.quantity);
      if (fault) return fault;
    }
    path.delete(current);
    return null;
  }
  const fault = visit(sku, 1);
  if (fault) return { ok: false, fault };
  return {
    ok: true,
    leaves: [...leaves]
      .map(([leaf, quantity]) => ({ sku: leaf, quantity }))
      .sort((a, b) => (a.sku < b.sku ? -1 : 1)),
  };
}

/** Whether a walk down from `start` meets a bundle that contains itself; each SKU is looked at once. */
function findsCircle(graph: BundleGraph, start: string): boolean {
  const open = new Set<string>();
  const closed = new Set<string>();
  function visit(sku: string): boolean {
    if (open.has(sku)) return true;
    if (closed.has(sku)) return false;
    open.add(sku);
    const found = (graph.get(sku) ?? []).some((component) => visit(component.sku));
    open.delete(sku);
    closed.add(sku);
    return found;
  }
  return visit(start);
}

/** Turns stored records into what readers get; `records` and `graph` must hold every component of every bundle. */
export function assembleVariant(
  record: VariantRecord,
  records: ReadonlyMap<string, VariantRecord>,
  graph: BundleGraph,
): Variant {
  const components = graph.get(record.sku);
  if (!components) return { ...record, bundle: null, active: record.status === 'active' };
  const flat = flattenBundle(graph, record.sku);
  assert(flat.ok, 'a stored bundle was checked when it was defined');
  const bundle: Bundle = { components, leaves: flat.leaves };
  const isSold = (sku: string) => records.get(sku)?.status === 'active';
  return { ...record, bundle, active: isSold(record.sku) && flat.leaves.every((leaf) => isSold(leaf.sku)) };
}

/** GTIN-8, -12, -13 or -14 with a right check digit (GS1 General Specifications, 7.9). */
export function isGtin(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text)) return false;
  let sum = 0;
  for (let i = text.length - 2, weight = 3; i >= 0; i--, weight = 4 - weight) sum += Number(text[i]) * weight;
  return (10 - (sum % 10)) % 10 === Number(text.at(-1));
}

const KNOWN_CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether ISO 4217 knows the code. */
export function isCurrency(code: string): boolean {
  return KNOWN_CURRENCIES.has(code);
}

/** Names of the fields in which two records differ; objects by content, whatever the order of their keys. */
export function findChanges<T extends object>(before: T, after: T): string[] {
  return Object.keys(after).filter((key) => {
    const name = key as keyof T;
    return before[name] !== after[name] && canonical(before[name]) !== canonical(after[name]);
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
