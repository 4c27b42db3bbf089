// The single place that offers work to several stores and settles offers that nobody has taken. Until somebody claims it, the units
// stay reserved where they are, so an offer costs nobody the stock.
import type { CommandTx, Item } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { newUuid } from '../../platform/ids.ts';
import type { Location, LocationList } from '../inventory/index.ts';
import { type LoadedOrder, readExclusions } from '../orders/index.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { fulfilmentEvent } from './events.ts';
import { type FulfilmentSet, publicFulfilmentId, publicOfferId } from './fulfilment-set.ts';
import { moveWork, type WorkToMove } from './move-work.ts';
import { isEnded, toPick } from './rules.ts';
import { insertOffers, type Offer, selectOpenOffers, updateOffers } from './store/offers.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';

/** Work that is released to a location with this capability is offered to all that have it. */
export const CLAIM = 'claim';
export const DEFAULT_OFFER_MINUTES = 60;

/** Units of a fulfilment order that are still on the shelf. */
export function linesToPick(order: FulfilmentOrder): PackedLine[] {
  return order.lines.flatMap((line) => {
    const quantity = toPick(line);
    return quantity > 0 ? [{ lineNo: line.lineNo, sku: line.sku, quantity }] : [];
  });
}

/** Marks a fulfilment order as offered, in memory, and tells it; the offer is for insertOffers. */
export function offerWork(
  tx: CommandTx,
  item: Item<unknown>,
  locations: LocationList,
  set: FulfilmentSet,
  order: FulfilmentOrder,
  places: readonly Location[],
  minutes: number = DEFAULT_OFFER_MINUTES,
): Offer {
  const offer: Offer = {
    bucket: order.bucket,
    orderId: order.orderId,
    offerId: newUuid(order.bucket),
    fulfilmentOrderId: order.fulfilmentOrderId,
    revision: 0,
    offeredAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + minutes * 60_000),
    state: 'open',
    settledAt: null,
    claimedBy: null,
    places: places.map(({ locationId }) => ({ locationId })),
  };
  order.state = 'offered';
  set.touch(order);
  tx.emit(
    item,
    fulfilmentEvent('fulfilment.workOffered', order, locations, linesToPick(order), {
      offerId: publicOfferId(offer),
      locations: places.map(({ code }) => code),
      expiresAt: offer.expiresAt.toISOString(),
    }),
  );
  return offer;
}

/** Offers new work of locations that share theirs to all that do and have the units. Others pay nothing. */
export async function offerNewWork(
  tx: CommandTx,
  { stock }: FulfilmentParts,
  locations: LocationList,
  set: FulfilmentSet,
  fresh: readonly { item: Item<unknown>; order: FulfilmentOrder; of: LoadedOrder }[],
): Promise<void> {
  const shared = fresh.filter(
    ({ order }) => order.kind === 'ship' && sharesWork(locations.byId.get(order.locationId)!),
  );
  if (shared.length === 0) return;
  const skuIds = new Set(
    shared.flatMap(({ order, of }) => order.lines.map((line) => of.lines.get(line.lineNo)!.skuId)),
  );
  const free = await stock.read(tx, locations, skuIds, false);
  const turnedDown = await readExclusions(
    tx,
    shared.map(({ order }) => order),
  );
  const hasDeclined = new Set(turnedDown.map((each) => each.orderId + each.locationId));
  const offers = shared.flatMap(({ item, order, of }) => {
    const units = (lineNo: number, at: number) => free.get(of.lines.get(lineNo)!.skuId)?.[at] ?? 0;
    const places = locations.list.filter((location, at) => {
      if (location.locationId === order.locationId) return true;
      if (!sharesWork(location) || hasDeclined.has(order.orderId + location.locationId)) return false;
      return linesToPick(order).every((line) => units(line.lineNo, at) >= line.quantity);
    });
    return places.length > 1 ? [offerWork(tx, item, locations, set, order, places)] : [];
  });
  await insertOffers(tx, offers);
}

const sharesWork = (location: Location) => location.active && location.capabilities.includes(CLAIM);

/**
 * Ends offers that nobody has taken (all declined, or time over): the work is open where it is, unless that store was asked as
 * well; then it is sourced among the others. Changes memory, offers and orders; the caller writes the set and releases what moved.
 * `answered`: offers that are still open, with one answer more.
 */
export async function settleOffers(
  tx: CommandTx,
  parts: FulfilmentParts,
  locations: LocationList,
  set: FulfilmentSet,
  ended: readonly { index: number; item: Item<unknown>; offer: Offer; state: 'declined' | 'expired' }[],
  answered: readonly Offer[],
): Promise<WorkToMove[]> {
  const works: WorkToMove[] = [];
  for (const { index, item, offer, state } of ended) {
    const order = set.order(publicFulfilmentId(offer));
    const lines = order && !isEnded(order.state) ? linesToPick(order) : [];
    offer.settledAt = tx.now;
    offer.state = lines.length === 0 ? 'withdrawn' : state;
    if (!order || lines.length === 0) continue;
    if (order.state === 'offered') order.state = 'open';
    set.touch(order);
    const attributes = { offerId: publicOfferId(offer), because: state };
    tx.emit(item, fulfilmentEvent('fulfilment.offerEnded', order, locations, lines, attributes));
    const own = offer.places.find((place) => place.locationId === order.locationId);
    if (!own) continue;
    const notFrom = offer.places.map((place) => place.locationId);
    // A store that has only kept silent keeps the work when nobody else has the units.
    const refused = own.declinedAt === undefined ? { onlyBefore: null } : { exclude: true };
    const reference = publicOfferId(offer);
    const excludeAlso = offer.places
      .filter((place) => place.declinedAt !== undefined && place !== own)
      .map((place) => place.locationId);
    const where = { notFrom, excludeAlso, ...refused };
    works.push({ index, item, order, lines, reason: 'offer-declined', reference, ...where });
  }
  const offers = [...answered, ...ended.map(({ offer }) => offer)];
  if ((await updateOffers(tx, offers)) < offers.length)
    throw new SetConflict('an offer was answered meanwhile');
  await moveWork(tx, parts, set, works);
  return works;
}

/** Ends open offers of work that is gone, or goes another way. */
export async function withdrawOffers(tx: CommandTx, orders: readonly FulfilmentOrder[]): Promise<void> {
  const offers = await selectOpenOffers(
    tx,
    orders.map((order) => order.fulfilmentOrderId),
  );
  for (const offer of offers) Object.assign(offer, { state: 'withdrawn', settledAt: tx.now });
  if ((await updateOffers(tx, offers)) < offers.length)
    throw new SetConflict('an offer was answered meanwhile');
}
