// The single place that decides whether bundles are sound and what they consist of.
import { assert } from '../../../platform/assert.ts';
import type { Bundle, BundleComponent, Variant, VariantRecord } from '../types.ts';

/** Bundles in bundles: a bundle of bundles of bundles of plain variants is the most. */
export const MAX_BUNDLE_DEPTH = 3;
/** Units of one SKU in one bundle, nested ones multiplied out. */
export const MAX_LEAF_QUANTITY = 100_000;
export const MAX_LEAVES = 500;

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

/** Every bundle that contains `sku`, directly or deeper, sorted. */
export function findAncestors(graph: BundleGraph, sku: string): string[] {
  const found = new Set<string>();
  for (let level = [sku]; level.length > 0; ) {
    const parents: string[] = [];
    for (const [bundle, components] of graph) {
      if (found.has(bundle) || !components.some((component) => level.includes(component.sku))) continue;
      found.add(bundle);
      parents.push(bundle);
    }
    level = parents;
  }
  return [...found].sort();
}

/** What would be wrong with `graph` if `sku` had these components: with it, or with a bundle that contains it. */
export function findBundleFault(
  graph: BundleGraph,
  sku: string,
  components: readonly BundleComponent[],
): { fault: BundleFault; bundle: string } | null {
  const after = new Map(graph).set(sku, components);
  for (const bundle of [sku, ...findAncestors(after, sku)]) {
    const flat = flattenBundle(after, bundle);
    if (!flat.ok) return { fault: flat.fault, bundle };
  }
  return null;
}
