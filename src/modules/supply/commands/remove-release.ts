// The command that takes a release date away: the SKU is sold like any other from now on.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import { supplyRefusals } from '../errors.ts';
import { RELEASES_VERSION } from '../releases.ts';
import { closed } from '../schemas.ts';
import { deleteReleases } from '../store/sharing.ts';

export const removeRelease = defineCommand({
  name: 'supply.removeRelease',
  summary: 'Takes the release date of a SKU away: it may leave from now on.',
  input: Type.Object({ sku: Sku }, closed),
  output: Type.Object({ sku: Sku }),
  roles: ['operations'],
  refusals: [supplyRefusals.releaseUnknown],
  async run(tx, items) {
    const removed = await deleteReleases(
      tx,
      items.map(({ input }) => input.sku),
    );
    if (removed.size > 0) await raiseVersion(tx, RELEASES_VERSION);
    return items.map((item) => {
      const { sku } = item.input;
      if (!removed.delete(sku)) return decline(refuse(supplyRefusals.releaseUnknown, { sku }));
      // Whoever waits for it can have what is there.
      tx.emit(item, { type: 'supply.skuReleased', objects: [['sku', sku, 'raised']], attributes: {} });
      return accept({ sku });
    });
  },
});
