// A location claims work that was offered to several: the first one has it, everybody else is told that it is gone. One conditional
// update decides, so two can never have it.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse, SetConflict } from '../../../platform/errors.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { dayAt, type Location, nextDispatch } from '../../inventory/index.ts';
import { isLimited, openDayBook } from '../day-book.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { type FulfilmentSet, loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { moveWork, type WorkToMove } from '../move-work.ts';
import { linesToPick } from '../offer-work.ts';
import { releaseMoved } from '../release-moved.ts';
import { isEnded } from '../rules.ts';
import { closed, LocationCode, OfferId } from '../schemas.ts';
import { type Offer, selectOffers, updateOffers } from '../store/offers.ts';
import type { LocationRules } from '../store-rules.ts';

const Input = Type.Object({ offerId: OfferId, location: LocationCode }, closed);
const Output = Type.Object({ location: LocationCode, claimedUnits: Type.Integer() });
type ClaimItem = Item<Static<typeof Input>>;

export function createClaimOffer(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.claimOffer',
    summary: 'Claims offered work for a location; the first claim wins.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.offerUnknown,
      refusals.notAsked,
      refusals.offerSettled,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.storeFull,
      refusals.stockGone,
      refusals.unitsCancelled,
    ],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await parts.locations.read(tx, versions);
      const rulesOf = await parts.rules.read(tx, versions);
      const ids = new Set(items.flatMap(({ input }) => parseId('off', input.offerId) ?? []));
      const offers = new Map((await selectOffers(tx, [...ids])).map((offer) => [offer.offerId, offer]));
      const set = await loadFulfilmentOrders(tx, [...offers.values()].map(publicFulfilmentId));
      await readSettled(tx, offers, set);
      const hasRoom = await readRoom(tx, items, (code) => locations.byCode.get(code), rulesOf);
      const works: WorkToMove[] = [];
      const claimed: Offer[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const offer = offers.get(parseId('off', item.input.offerId)!);
        const location = locations.byCode.get(item.input.location);
        const problem = findProblem(offer, location, set, tx.now);
        if (problem) return decline(problem);
        const order = set.order(publicFulfilmentId(offer!))!;
        const lines = linesToPick(order);
        const claimedUnits = lines.reduce((sum, line) => sum + line.quantity, 0);
        const isOwn = location!.locationId === order.locationId;
        if (!isOwn && !hasRoom(location!, claimedUnits)) return decline(refusals.storeFull);
        Object.assign(offer!, {
          state: 'claimed',
          claimedBy: location!.locationId,
          settledAt: tx.now,
        });
        claimed.push(offer!);
        const told = { offerId: item.input.offerId, claimedBy: location!.code };
        tx.emit(item, fulfilmentEvent('fulfilment.offerClaimed', order, locations, lines, told));
        order.state = 'open';
        set.touch(order);
        const to = location!.locationId;
        const reference = item.input.offerId;
        if (!isOwn) works.push({ index, item, order, lines, reason: 'offer-claimed', reference, to });
        return accept({ location: location!.code, claimedUnits });
      });
      if ((await updateOffers(tx, claimed)) < claimed.length)
        throw new SetConflict('an offer was answered meanwhile');
      await moveWork(tx, parts, set, works);
      await set.write();
      await releaseMoved(tx, parts, works, { isClaimed: true });
      return outcomes;
    },
  });
}

/**
 * Offers are read before their work: where the work is gone by then, somebody may have claimed it in between, which is what the
 * others are told.
 */
async function readSettled(tx: CommandTx, offers: Map<Uuid, Offer>, set: FulfilmentSet): Promise<void> {
  const gone = [...offers.values()].filter((offer) => {
    const order = set.order(publicFulfilmentId(offer));
    return offer.state === 'open' && (!order || isEnded(order.state) || linesToPick(order).length === 0);
  });
  if (gone.length === 0) return;
  const ids = gone.map((offer) => offer.offerId);
  for (const offer of await selectOffers(tx, ids)) offers.set(offer.offerId, offer);
}

/** Whether a location with a limit still takes so many units today. */
async function readRoom(
  tx: CommandTx,
  items: readonly ClaimItem[],
  find: (code: string) => Location | undefined,
  rulesOf: (location: Location) => LocationRules,
): Promise<(location: Location, units: number) => boolean> {
  const limited = new Set(
    items.flatMap(({ input }) => {
      const location = find(input.location);
      return location && isLimited(rulesOf(location)) ? [location] : [];
    }),
  );
  const scratch = await openDayBook(tx, [...limited]);
  return (location, units) => {
    if (!limited.has(location)) return true;
    const last = scratch.take(location, rulesOf(location), units, true)?.at(-1);
    const { dispatchDate } = nextDispatch(location, tx.now);
    return last !== undefined && last.day <= dispatchDate && last.day >= dayAt(location, tx.now);
  };
}

function findProblem(
  offer: Offer | undefined,
  location: Location | undefined,
  set: FulfilmentSet,
  now: Date,
) {
  if (!offer) return refusals.offerUnknown;
  const place = offer.places.find((each) => each.locationId === location?.locationId);
  if (!place || place.declinedAt !== undefined || !location!.active) return refusals.notAsked;
  if (offer.state !== 'open') return refuse(refusals.offerSettled, { state: offer.state });
  if (offer.expiresAt <= now) return refuse(refusals.offerSettled, { state: 'expired' });
  const order = set.order(publicFulfilmentId(offer));
  if (!order || isEnded(order.state) || linesToPick(order).length === 0) return refusals.fulfilmentOrderEnded;
  return order.held ? refusals.orderHeld : null;
}
