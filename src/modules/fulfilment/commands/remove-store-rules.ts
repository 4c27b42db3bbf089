// Takes the rules of a store away: it takes work without a limit and keeps pick-ups as every store does.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { closed, LocationCode } from '../schemas.ts';
import { deleteStoreRules, selectStoreRules } from '../store/store-rules.ts';
import { STORE_RULES_VERSION } from '../store-rules.ts';

export function createRemoveStoreRules(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.removeStoreRules',
    summary: 'Takes the rules of a store away: no limit a day, pick-ups kept as everywhere.',
    input: Type.Object({ location: LocationCode }, closed),
    output: Type.Object({ location: LocationCode }),
    roles: ['operations'],
    refusals: [refusals.locationUnknown, refusals.rulesUnknown],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const known = new Set((await selectStoreRules(tx)).map((row) => row.locationId));
      const gone: Uuid[] = [];
      const outcomes = items.map((item) => {
        const { location: code } = item.input;
        const location = locations.byCode.get(code);
        if (!location) return decline(refuse(refusals.locationUnknown, { location: code }));
        const { locationId } = location;
        if (!known.delete(locationId)) return decline(refuse(refusals.rulesUnknown, { location: code }));
        gone.push(locationId);
        tx.emit(item, {
          type: 'fulfilment.storeRulesRemoved',
          objects: [['location', formatId('loc', locationId), 'location']],
          attributes: { location: code },
        });
        return accept({ location: code });
      });
      await deleteStoreRules(tx, gone);
      if (gone.length > 0) await raiseVersion(tx, STORE_RULES_VERSION);
      return outcomes;
    },
  });
}
