// A location declines work that was offered to it. When all have, it is sourced as any other work, among those that were not asked.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { Location } from '../../inventory/index.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { linesToPick, settleOffers } from '../offer-work.ts';
import { releaseMoved } from '../release-moved.ts';
import { closed, LocationCode, OfferId } from '../schemas.ts';
import { type Offer, selectOffers } from '../store/offers.ts';

const Input = Type.Object(
  { offerId: OfferId, location: LocationCode, reason: Type.Optional(Text(200)) },
  closed,
);
const Output = Type.Object({
  waitingFor: Type.Integer({ description: 'Locations that have not answered yet' }),
});

export function createDeclineOffer(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.declineOffer',
    summary: 'Declines offered work for a location; declined by all, it is sourced anew.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.offerUnknown, refusals.notAsked, refusals.offerSettled],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const ids = new Set(items.flatMap(({ input }) => parseId('off', input.offerId) ?? []));
      const offers = new Map((await selectOffers(tx, [...ids])).map((offer) => [offer.offerId, offer]));
      const set = await loadFulfilmentOrders(tx, [...offers.values()].map(publicFulfilmentId));
      const answered = new Map<Offer, number>();
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const { offerId, location: code, reason } = item.input;
        const offer = offers.get(parseId('off', offerId)!);
        const location = locations.byCode.get(code);
        const problem = findProblem(offer, location, tx.now);
        if (problem) return decline(problem);
        const answer = { declinedAt: tx.now.toISOString(), ...(reason === undefined ? {} : { reason }) };
        offer!.places = offer!.places.map((place) =>
          place.locationId === location!.locationId ? { ...place, ...answer } : place,
        );
        answered.set(offer!, index);
        const waitingFor = offer!.places.filter((place) => place.declinedAt === undefined).length;
        const order = set.order(publicFulfilmentId(offer!))!;
        const told = { offerId, declinedBy: code, reason: reason ?? null, waitingFor };
        tx.emit(
          item,
          fulfilmentEvent('fulfilment.offerDeclined', order, locations, linesToPick(order), told),
        );
        return accept({ waitingFor });
      });
      const some = [...answered.keys()].filter((offer) => !isDeclined(offer));
      const ended = [...answered].flatMap(([offer, index]) =>
        isDeclined(offer) ? [{ index, item: items[index]!, offer, state: 'declined' as const }] : [],
      );
      const works = await settleOffers(tx, parts, locations, set, ended, some);
      await set.write();
      await releaseMoved(tx, parts, works);
      return outcomes;
    },
  });
}

const isDeclined = (offer: Offer) => offer.places.every((place) => place.declinedAt !== undefined);

function findProblem(offer: Offer | undefined, location: Location | undefined, now: Date) {
  if (!offer) return refusals.offerUnknown;
  const place = offer.places.find((each) => each.locationId === location?.locationId);
  if (!place || place.declinedAt !== undefined) return refusals.notAsked;
  if (offer.state !== 'open') return refuse(refusals.offerSettled, { state: offer.state });
  return offer.expiresAt <= now ? refuse(refusals.offerSettled, { state: 'expired' }) : null;
}
