// The command that says when a service fetches parcels at a location. Without it, a service is there on each day that the location is open.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import type { CarrierDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { type Change, emitChanges } from '../events.ts';
import { laneKey, RATE_BOOK_VERSION } from '../rate-book.ts';
import { CollectionInput, CollectionView, MAX_ROWS, WriteOutcome } from '../schemas.ts';
import { lockCarriers, selectCollections, selectServices, upsertCollectionRows } from '../store/services.ts';
import type { Collection } from '../types.ts';

const keyOf = ({ location, carrier, service }: Pick<Collection, 'location' | 'carrier' | 'service'>) =>
  `${location}\n${laneKey(carrier, service)}`;

export function createUpsertCollection({ locations: reader }: Pick<CarrierDependencies, 'locations'>) {
  return defineCommand({
    name: 'carriers.upsertCollection',
    summary: 'Says when a service collects parcels at a location.',
    input: CollectionInput,
    output: Type.Object({ ...CollectionView.properties, outcome: WriteOutcome }),
    roles: ['operations'],
    refusals: [refusals.locationUnknown, refusals.serviceUnknown, refusals.cutOffTooLate],
    maxItems: MAX_ROWS,
    async run(tx, items) {
      await lockCarriers(tx);
      const locations = await reader.read(tx, await readVersions(tx));
      const known = new Set((await selectServices(tx)).map((row) => laneKey(row.carrier, row.service)));
      const stored = new Map((await selectCollections(tx)).map((row) => [keyOf(row), row]));
      const current = new Map(stored);
      const changes: Change[] = [];
      const outcomes = items.map(({ input, actor }) => {
        const { location, carrier, service, times, cutOff = null } = input;
        if (!locations.byCode.has(location)) return decline(refuse(refusals.locationUnknown, { location }));
        if (!known.has(laneKey(carrier, service)))
          return decline(refuse(refusals.serviceUnknown, { carrier, service }));
        const missed = times.find((time) => time !== null && cutOff !== null && time < cutOff);
        if (missed !== undefined)
          return decline(refuse(refusals.cutOffTooLate, { location, cutOff, collection: missed }));
        const before = current.get(keyOf(input));
        const after = { location, carrier, service, times, cutOff };
        const outcome = !before ? 'created' : findChanges(before, after).length > 0 ? 'changed' : 'unchanged';
        if (outcome !== 'unchanged') current.set(keyOf(input), after);
        changes.push({ actor, carrier, what: `${service} at ${location}`, outcome });
        return accept({ ...after, outcome } as const);
      });
      const written = [...current].filter(([key, row]) => stored.get(key) !== row).map(([, row]) => row);
      if (written.length > 0) {
        await upsertCollectionRows(tx, written);
        await raiseVersion(tx, RATE_BOOK_VERSION);
      }
      emitChanges(tx, 'carriers.collectionUpserted', changes);
      return outcomes;
    },
  });
}
