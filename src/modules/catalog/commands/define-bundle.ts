// The command that says what a bundle consists of. Circles, deep nesting and too many units are refused here, for the
// bundle itself and for every bundle that contains it.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, type CommandTx, decline, defineCommand } from '../../../platform/command.ts';
import { type Refusal, type RefusalKind, refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { catalogRefusals } from '../errors.ts';
import { emitBundle } from '../events.ts';
import { VARIANTS_VERSION } from '../read-catalog.ts';
import { type BundleFault, type BundleGraph, findBundleFault } from '../rules/bundles.ts';
import { Components, Sku } from '../schemas.ts';
import {
  lockCatalog,
  replaceComponents,
  type StoredVariant,
  selectBundleGraph,
  selectVariants,
} from '../store/variants.ts';
import type { BundleComponent } from '../types.ts';

interface BundleInput {
  readonly sku: string;
  readonly components: readonly BundleComponent[];
}

export const defineBundle = defineCommand({
  name: 'catalog.defineBundle',
  summary: 'Say which variants a bundle consists of; an empty list makes it a plain variant again.',
  input: Type.Object({ sku: Sku, components: Components }, { additionalProperties: false }),
  output: Type.Object({ sku: Sku, changed: Type.Boolean() }),
  roles: ['operations'],
  refusals: [
    catalogRefusals.variantUnknown,
    catalogRefusals.componentRepeated,
    catalogRefusals.componentUnknown,
    catalogRefusals.bundleCircular,
    catalogRefusals.bundleTooDeep,
    catalogRefusals.bundleTooLarge,
  ],
  async run(tx, items) {
    await lockCatalog(tx);
    const skus = [
      ...new Set(items.flatMap(({ input }) => [input.sku, ...input.components.map((c) => c.sku)])),
    ];
    const variants = await selectVariants(tx, skus);
    const graph: Map<string, readonly BundleComponent[]> = await selectBundleGraph(tx, skus);
    const written = new Set<string>();
    const outcomes = items.map(({ input, actor }) => {
      const { sku } = input;
      const refusal = findRefusal(input, variants, graph);
      if (refusal) return decline(refusal);
      const components = input.components.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
      const changed = findChanges({ components: graph.get(sku) ?? [] }, { components }).length > 0;
      if (changed) {
        if (components.length > 0) graph.set(sku, components);
        else graph.delete(sku);
        written.add(sku);
        emitBundle(tx, actor, sku, components);
      }
      return accept({ sku, changed });
    });
    await write(tx, written, graph, variants);
    return outcomes;
  },
});

const FAULTS: Readonly<Record<BundleFault, RefusalKind>> = {
  circular: catalogRefusals.bundleCircular,
  'too-deep': catalogRefusals.bundleTooDeep,
  'too-large': catalogRefusals.bundleTooLarge,
};

function findRefusal(
  { sku, components }: BundleInput,
  variants: ReadonlyMap<string, StoredVariant>,
  graph: BundleGraph,
): Refusal | null {
  if (!variants.has(sku)) return refuse(catalogRefusals.variantUnknown, { sku });
  const seen = new Set<string>();
  for (const { sku: component } of components) {
    if (seen.has(component)) return refuse(catalogRefusals.componentRepeated, { sku, component });
    seen.add(component);
  }
  const unknown = components.find((component) => !variants.has(component.sku));
  if (unknown) return refuse(catalogRefusals.componentUnknown, { sku, component: unknown.sku });
  const found = findBundleFault(graph, sku, components);
  return found && refuse(FAULTS[found.fault], { sku, bundle: found.bundle });
}

async function write(
  tx: CommandTx,
  written: ReadonlySet<string>,
  graph: BundleGraph,
  variants: ReadonlyMap<string, StoredVariant>,
): Promise<void> {
  if (written.size === 0) return;
  const idOf = (sku: string) => variants.get(sku)!.record.skuId;
  await replaceComponents(
    tx,
    [...written].map((sku) => ({
      bundleId: idOf(sku),
      components: (graph.get(sku) ?? []).map((component) => ({
        skuId: idOf(component.sku),
        quantity: component.quantity,
      })),
    })),
  );
  await raiseVersion(tx, VARIANTS_VERSION);
}
