// The command that tells when the release days of SKUs have come, so that those who wait get what is there; the worker calls it.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { RELEASES_VERSION, today } from '../releases.ts';
import { closed } from '../schemas.ts';
import { announceDue } from '../store/sharing.ts';

export function createAnnounceReleases({ timeZone }: Pick<SupplyDependencies, 'timeZone'>) {
  return defineCommand({
    name: 'supply.announceReleases',
    summary: 'Tells which SKUs may leave from today on.',
    input: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 1000 }) }, closed),
    output: Type.Object({ released: Type.Integer() }),
    roles: [],
    refusals: [],
    routeReason: 'the worker calls it by the clock; a person takes the release date away instead',
    maxItems: 1,
    async run(tx, items) {
      const { input } = items[0]!;
      const released = await announceDue(tx, today(timeZone, tx.now), tx.now, input.limit);
      if (released.length > 0) {
        await raiseVersion(tx, RELEASES_VERSION);
        tx.emit(items[0]!, {
          type: 'supply.skuReleased',
          objects: released.map(({ sku }) => ['sku', sku, 'raised'] as const),
          attributes: { released: released.length },
        });
      }
      return [accept({ released: released.length })];
    },
  });
}
