// Ends offers whose time is over without a claim: the work is sourced among those that were not asked, or stays where it is.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { settleOffers } from '../offer-work.ts';
import { releaseMoved } from '../release-moved.ts';
import { closed } from '../schemas.ts';
import { selectExpiredOffers, selectOffers } from '../store/offers.ts';

const Output = Type.Object({ expired: Type.Integer({ description: 'As many as the limit: call again' }) });

export function createExpireOffers(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.expireOffers',
    summary: 'Ends offers that nobody has claimed in time.',
    input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }, closed),
    output: Output,
    roles: [],
    refusals: [],
    routeReason: 'The worker runs it every minute.',
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const due = await selectExpiredOffers(tx, tx.now, item.input.limit ?? 200);
      if (due.length === 0) return [accept({ expired: 0 })];
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const offers = await selectOffers(
        tx,
        due.map((each) => each.offerId),
      );
      const set = await loadFulfilmentOrders(tx, offers.map(publicFulfilmentId));
      const ended = offers.flatMap((offer) =>
        offer.state === 'open' ? [{ index: 0, item, offer, state: 'expired' as const }] : [],
      );
      const works = await settleOffers(tx, parts, locations, set, ended, []);
      await set.write();
      await releaseMoved(tx, parts, works);
      return [accept({ expired: ended.length })];
    },
  });
}
