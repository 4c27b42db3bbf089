// The command that removes when a service fetches parcels at a location: it is there again on each day that the location is open.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { refusals } from '../errors.ts';
import { emitRemoval } from '../events.ts';
import { laneKey, RATE_BOOK_VERSION } from '../rate-book.ts';
import { CarrierCode, CollectionView, closed, LocationCode, MAX_ROWS, ServiceCode } from '../schemas.ts';
import { deleteCollectionRows, lockCarriers, selectCollections } from '../store/services.ts';
import type { Collection } from '../types.ts';

const keyOf = ({ location, carrier, service }: Pick<Collection, 'location' | 'carrier' | 'service'>) =>
  `${location}\n${laneKey(carrier, service)}`;

export const removeCollection = defineCommand({
  name: 'carriers.removeCollection',
  summary: 'Removes the collections of a service at a location; it comes on each open day again.',
  input: Type.Object({ carrier: CarrierCode, service: ServiceCode, location: LocationCode }, closed),
  output: CollectionView,
  roles: ['operations'],
  refusals: [refusals.collectionUnknown],
  maxItems: MAX_ROWS,
  async run(tx, items) {
    await lockCarriers(tx);
    const collections = new Map((await selectCollections(tx)).map((row) => [keyOf(row), row]));
    const gone: Collection[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const found = collections.get(keyOf(input));
      if (!found) return decline(refuse(refusals.collectionUnknown, input));
      collections.delete(keyOf(found));
      gone.push(found);
      emitRemoval(tx, actor, 'carriers.collectionRemoved', found.carrier, { ...found });
      return accept({ ...found, times: [...found.times] });
    });
    if (gone.length > 0) {
      await deleteCollectionRows(tx, gone);
      await raiseVersion(tx, RATE_BOOK_VERSION);
    }
    return outcomes;
  },
});
