// What the API and the pages read of stores and of trouble, as it is shown outside.
import type { Actor } from '../../platform/command.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import type { QueryContext } from '../../platform/routes.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationList, LocationReader } from '../inventory/index.ts';
import { formatOrderNumber, readOrders } from '../orders/index.ts';
import { publicFulfilmentId, publicOfferId } from './fulfilment-set.ts';
import { linesToPick } from './offer-work.ts';
import { pickupCode, waitedSeconds } from './pickups.ts';
import { maySee, showOrder } from './queries.ts';
import type { RiskLevel } from './rules/late-risk.ts';
import { selectDayLoads } from './store/day-loads.ts';
import { selectLateRisks } from './store/late-risks.ts';
import { type Offer, selectOffers, selectOffersToAnswer } from './store/offers.ts';
import { selectWaitingCustomers } from './store/pickups.ts';
import { selectFulfilmentOrders } from './store.ts';
import type { RulesReader } from './store-rules.ts';
import type { FulfilmentOrder } from './types.ts';

interface PageQuery {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

const readList = async (db: Queryable, reader: LocationReader) => reader.read(db, await readVersions(db));
const codeOf = (locations: LocationList, id: Uuid) => locations.byId.get(id)?.code ?? formatId('loc', id);

/** Open offers that a location has not answered; an unknown location has none. */
export async function listOffers(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  query: PageQuery & { location: string },
) {
  const limit = query.limit ?? 50;
  const locations = await readList(db, reader);
  const location = locations.byCode.get(query.location);
  if (!location) return { items: [], next: null };
  const after = decodeCursor(query.after, [cursorParts.uuid])?.[0] as Uuid | undefined;
  const ids = await selectOffersToAnswer(db, location.locationId, after ?? null, limit + 1);
  const page = cutPage(ids, limit, (row) => [row.offerId]);
  const offers = await selectOffers(
    db,
    page.items.map((row) => row.offerId),
  );
  const orders = await selectFulfilmentOrders(
    db,
    offers.map((offer) => offer.fulfilmentOrderId),
  );
  const byId = new Map(orders.map((order) => [order.fulfilmentOrderId, order]));
  offers.sort((a, b) => (a.offerId < b.offerId ? -1 : 1));
  const items = offers.flatMap((offer) => {
    const order = byId.get(offer.fulfilmentOrderId);
    return order && maySee(actor, order) ? [showOffer(offer, order, locations)] : [];
  });
  return { items, next: page.next };
}

function showOffer(offer: Offer, order: FulfilmentOrder, locations: LocationList) {
  return {
    offerId: publicOfferId(offer),
    orderId: formatId('ord', offer.orderId),
    fulfilmentOrderId: publicFulfilmentId(offer),
    state: offer.state,
    offeredAt: offer.offeredAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    claimedBy: offer.claimedBy && codeOf(locations, offer.claimedBy),
    places: offer.places.map(({ locationId, declinedAt = null, reason = null }) => ({
      location: codeOf(locations, locationId),
      declinedAt,
      reason,
    })),
    lines: linesToPick(order),
  };
}

/** Customers who have come to a store, the longest wait first. */
export async function listWaitingCustomers(
  { db, clock, actor }: QueryContext,
  reader: LocationReader,
  query: PageQuery & { location: string },
) {
  const limit = query.limit ?? 50;
  const locations = await readList(db, reader);
  const location = locations.byCode.get(query.location);
  if (!location) return { items: [], next: null };
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor && {
    arrivedAt: new Date(Number(cursor[0])),
    fulfilmentOrderId: cursor[1]! as Uuid,
  };
  const ids = await selectWaitingCustomers(db, location.locationId, after, limit + 1);
  const orders = await selectFulfilmentOrders(
    db,
    ids.map((row) => row.fulfilmentOrderId),
  );
  const byId = new Map(orders.map((order) => [order.fulfilmentOrderId, order]));
  const rows = ids.flatMap((row) => byId.get(row.fulfilmentOrderId) ?? []);
  const page = cutPage(rows, limit, (row) => [row.arrivedAt!.getTime(), row.fulfilmentOrderId]);
  const items = page.items
    .filter((order) => maySee(actor, order))
    .map((order) => ({
      ...showOrder(order, locations),
      pickupCode: pickupCode(order),
      waitedSeconds: waitedSeconds(order, clock.now()) ?? 0,
    }));
  return { items, next: page.next };
}

/** Parts of orders that may miss their promise, the most urgent first. */
export async function listLateRisks(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  query: PageQuery & {
    location?: string | undefined;
    level?: RiskLevel | undefined;
    orderId?: string | undefined;
  },
) {
  const limit = query.limit ?? 50;
  const locations = await readList(db, reader);
  const location = query.location === undefined ? null : locations.byCode.get(query.location);
  if (location === undefined) return { items: [], next: null };
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const rows = await selectLateRisks(db, {
    locationId: location?.locationId ?? null,
    level: query.level ?? null,
    orderId: query.orderId === undefined ? null : parseId('ord', query.orderId),
    channel: actor.role === 'channel' ? (actor.channel ?? '') : null,
    after: cursor && { latestShipAt: new Date(Number(cursor[0])), subjectId: cursor[1]! as Uuid },
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.latestShipAt!.getTime(), row.subjectId]);
  const ids = [...new Set(page.items.map((row) => row.orderId))];
  const heads = ids.length === 0 ? [] : await readOrders(db, ids);
  const numbers = new Map(heads.map((head) => [head.orderId, formatOrderNumber(head.number)]));
  const items = page.items.map((row) => ({
    orderId: formatId('ord', row.orderId),
    orderNumber: numbers.get(row.orderId) ?? null,
    shipGroup: row.shipGroup,
    fulfilmentOrderId: row.subjectId === row.orderId ? null : formatId('ful', row.subjectId),
    location: row.locationId && codeOf(locations, row.locationId),
    channel: row.channel,
    level: row.level!,
    reason: row.reason!,
    promisedDate: row.promisedDate,
    latestReleaseAt: row.latestReleaseAt?.toISOString() ?? null,
    latestPickAt: row.latestPickAt?.toISOString() ?? null,
    latestShipAt: row.latestShipAt?.toISOString() ?? null,
    raisedAt: row.raisedAt!.toISOString(),
  }));
  return { items, next: page.next };
}

/** What holds at a location, its own rules or those of every store. */
export async function readStoreRules(
  db: Queryable,
  reader: LocationReader,
  rules: RulesReader,
  code: string,
) {
  const versions = await readVersions(db);
  const location = (await reader.read(db, versions)).byCode.get(code);
  if (!location) return null;
  const { reminderDays, ...numbers } = (await rules.read(db, versions))(location);
  return { location: code, ...numbers, reminderDays: [...reminderDays] };
}

export async function readStoreDays(db: Queryable, reader: LocationReader, code: string, from: string) {
  const location = (await readList(db, reader)).byCode.get(code);
  if (!location) return null;
  const rows = await selectDayLoads(db, [location.locationId], from);
  return { items: rows.map(({ day, units, orders }) => ({ day, units, orders })) };
}
