// The command that creates and changes locations; the code is the key. Omitted fields keep their value.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { newUuid } from '../../../platform/ids.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitLocations, type LocationChange } from '../events.ts';
import { LOCATIONS_VERSION } from '../locations.ts';
import { changeLocation } from '../rules/locations.ts';
import { closed, LocationCode, LocationView, locationFields, WriteOutcome } from '../schemas.ts';
import { lockLocations, upsertLocationRows } from '../store/locations.ts';
import { selectLocations } from '../store.ts';
import { showLocation } from '../views.ts';

export const upsertLocation = defineCommand({
  name: 'inventory.upsertLocation',
  summary: 'Creates a location or changes the given fields of one.',
  input: Type.Object({ code: LocationCode, ...Type.Partial(Type.Object(locationFields)).properties }, closed),
  output: Type.Object({ ...LocationView.properties, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [
    inventoryRefusals.locationIncomplete,
    inventoryRefusals.timeZoneUnknown,
    inventoryRefusals.calendarInvalid,
  ],
  maxItems: 1000,
  async run(tx, items) {
    await lockLocations(tx);
    const stored = new Map((await selectLocations(tx)).map((location) => [location.code, location]));
    const current = new Map(stored);
    const changes: LocationChange[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const before = current.get(input.code);
      const changed = changeLocation(before, input, before?.locationId ?? newUuid());
      if (!changed.ok) return decline(changed.refusal);
      const { location } = changed;
      const fields = before ? findChanges(before, location) : [];
      const outcome = before ? (fields.length > 0 ? 'changed' : 'unchanged') : 'created';
      if (outcome !== 'unchanged') current.set(input.code, location);
      changes.push({ actor, location, outcome, fields });
      return accept({ ...showLocation(location), outcome } as const);
    });
    const written = [...current.values()].filter((location) => stored.get(location.code) !== location);
    if (written.length > 0) {
      await upsertLocationRows(tx, written);
      await raiseVersion(tx, LOCATIONS_VERSION);
    }
    emitLocations(tx, 'inventory.locationUpserted', changes);
    return outcomes;
  },
});
