// The command that takes a location out of service: it gets no new orders and holds. What was promised from it stays, and its
// stock can still be counted and moved. inventory.upsertLocation with `active` true puts it back.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitLocations, type LocationChange } from '../events.ts';
import { LOCATIONS_VERSION } from '../locations.ts';
import { closed, LocationCode, WriteOutcome } from '../schemas.ts';
import { lockLocations, upsertLocationRows } from '../store/locations.ts';
import { selectLocations } from '../store.ts';
import type { Location } from '../types.ts';

export const deactivateLocation = defineCommand({
  name: 'inventory.deactivateLocation',
  summary: 'Takes a location out of service: nothing new ships from it.',
  input: Type.Object({ code: LocationCode }, closed),
  output: Type.Object({ code: LocationCode, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [inventoryRefusals.locationUnknown],
  async run(tx, items) {
    await lockLocations(tx);
    const current = new Map((await selectLocations(tx)).map((location) => [location.code, location]));
    const changes: LocationChange[] = [];
    const outcomes = items.map(({ input: { code }, actor }) => {
      const before = current.get(code);
      if (!before) return decline(refuse(inventoryRefusals.locationUnknown, { location: code }));
      if (!before.active) return accept({ code, outcome: 'unchanged' } as const);
      const location: Location = { ...before, active: false };
      current.set(code, location);
      changes.push({ actor, location, outcome: 'changed', fields: ['active'] });
      return accept({ code, outcome: 'changed' } as const);
    });
    if (changes.length > 0) {
      await upsertLocationRows(
        tx,
        changes.map((change) => change.location),
      );
      await raiseVersion(tx, LOCATIONS_VERSION);
    }
    emitLocations(tx, 'inventory.locationDeactivated', changes);
    return outcomes;
  },
});
