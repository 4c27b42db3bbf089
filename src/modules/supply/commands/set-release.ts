// The command that gives a SKU its release date: until then it is sold ahead and nothing of it leaves a location.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { RELEASES_VERSION } from '../releases.ts';
import { closed } from '../schemas.ts';
import { upsertReleases } from '../store/sharing.ts';
import type { Release } from '../types.ts';

export const ReleaseView = Type.Object({ sku: Sku, releaseOn: CalendarDate });

export const SetReleaseInput = Type.Object({ sku: Sku, releaseOn: CalendarDate }, closed);
export type ReleaseInput = Type.Static<typeof SetReleaseInput>;

export function createSetRelease({ catalog }: Pick<SupplyDependencies, 'catalog'>) {
  return defineCommand({
    name: 'supply.setRelease',
    summary: 'Sells a SKU ahead of a day on which it may leave for the first time.',
    input: SetReleaseInput,
    output: ReleaseView,
    roles: ['operations'],
    refusals: [supplyRefusals.skuUnknown, supplyRefusals.bundleHasNoStock],
    maxItems: 5000,
    async run(tx, items) {
      const skus = [...new Set(items.map(({ input }) => input.sku))];
      const variants = await catalog.readVariants(tx, await readVersions(tx), skus);
      const releases = new Map<string, Release>();
      const outcomes = items.map((item) => {
        const { sku, releaseOn } = item.input;
        const variant = variants.get(sku);
        if (!variant) return decline(refuse(supplyRefusals.skuUnknown, { sku }));
        if (variant.bundle) return decline(refuse(supplyRefusals.bundleHasNoStock, { sku }));
        releases.set(sku, { skuId: variant.skuId, sku, releaseOn });
        tx.emit(item, {
          type: 'supply.releaseSet',
          objects: [['sku', sku, 'sold-ahead']],
          attributes: { releaseOn },
        });
        return accept({ sku, releaseOn });
      });
      await upsertReleases(tx, [...releases.values()], tx.now);
      if (releases.size > 0) await raiseVersion(tx, RELEASES_VERSION);
      return outcomes;
    },
  });
}
