// The command that sets what a unit of a SKU is expected to lose at a location when it is not sold. 0 takes the value away.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { AmountMinor } from '../../../platform/schemas.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { loadVariants, Sku } from '../../catalog/index.ts';
import type { SourcingDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { emitMarkdown } from '../events.ts';
import { closed, LocationCode } from '../schemas.ts';
import { STOCK_VALUES_VERSION } from '../stock-values/stock-values.ts';
import {
  deleteMarkdowns,
  lockMarkdowns,
  type MarkdownRow,
  selectMarkdowns,
  upsertMarkdowns,
} from '../store/stock-values.ts';

export const MarkdownInput = Type.Object(
  {
    sku: Sku,
    location: LocationCode,
    markdownMinor: {
      ...AmountMinor,
      maximum: 1_000_000_000_000,
      description: 'What a unit is expected to lose here, minor units; 0: nothing',
    },
  },
  closed,
);
const Output = Type.Object({
  ...MarkdownInput.properties,
  outcome: Type.Enum(['created', 'changed', 'unchanged', 'removed'] as const),
});

export function createSetMarkdown({ locations }: Pick<SourcingDependencies, 'locations'>) {
  return defineCommand({
    name: 'sourcing.setMarkdown',
    summary: 'Sets what a unit of a SKU is expected to lose at a location when it is not sold; 0: nothing.',
    input: MarkdownInput,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.skuUnknown, refusals.bundleHasNoStock, refusals.locationUnknown],
    maxItems: 5000,
    async run(tx, items) {
      await lockMarkdowns(tx);
      const { byCode } = await locations.read(tx, await readVersions(tx));
      const variants = await loadVariants(tx, [...new Set(items.map(({ input }) => input.sku))]);
      const skuIds = [...variants.values()].map((variant) => variant.skuId);
      const rows = await selectMarkdowns(tx, skuIds);
      const current = new Map(rows.map((row) => [keyOf(row), row.markdownMinor]));
      const written = new Map<string, MarkdownRow>();
      const outcomes = items.map(({ input, actor }): Outcome<Type.Static<typeof Output>> => {
        const { sku, location: code, markdownMinor } = input;
        const variant = variants.get(sku);
        if (!variant) return decline(refuse(refusals.skuUnknown, { sku }));
        if (variant.bundle) return decline(refuse(refusals.bundleHasNoStock, { sku }));
        const location = byCode.get(code);
        if (!location) return decline(refuse(refusals.locationUnknown, { location: code }));
        const { skuId } = variant;
        const { locationId } = location;
        const key = keyOf({ skuId, locationId });
        const before = current.get(key) ?? 0;
        if (before === markdownMinor) return accept({ ...input, outcome: 'unchanged' });
        current.set(key, markdownMinor);
        written.set(key, { skuId, locationId, sku, markdownMinor, setBy: actor.id, setAt: tx.now });
        emitMarkdown(tx, { actor }, { sku, location: code, markdownMinor });
        const outcome = before === 0 ? 'created' : markdownMinor === 0 ? 'removed' : 'changed';
        return accept({ ...input, outcome });
      });
      if (written.size > 0) {
        const [gone, kept] = split([...written.values()]);
        await deleteMarkdowns(tx, gone);
        await upsertMarkdowns(tx, kept);
        await raiseVersion(tx, STOCK_VALUES_VERSION);
      }
      return outcomes;
    },
  });
}

const keyOf = ({ skuId, locationId }: { skuId: Uuid; locationId: Uuid }) => `${skuId}/${locationId}`;

function split(rows: readonly MarkdownRow[]): [MarkdownRow[], MarkdownRow[]] {
  return [rows.filter((row) => row.markdownMinor === 0), rows.filter((row) => row.markdownMinor > 0)];
}
