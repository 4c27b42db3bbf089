// All SQL of work that is offered to several stores. An offer is settled by one conditional update: whoever comes second finds no
// open row, and decides again.
import {
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export type OfferState = 'open' | 'claimed' | 'declined' | 'expired' | 'withdrawn';

export interface OfferPlace {
  readonly locationId: Uuid;
  /** RFC 3339; absent while it has not answered. */
  declinedAt?: string;
  reason?: string;
}

export interface Offer {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly offerId: Uuid;
  readonly fulfilmentOrderId: Uuid;
  readonly revision: number;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  state: OfferState;
  settledAt: Date | null;
  claimedBy: Uuid | null;
  places: OfferPlace[];
}

const OFFER = `o.bucket, o.order_id as "orderId", o.offer_id as "offerId", o.fulfilment_order_id as "fulfilmentOrderId", o.state,
  o.revision, o.offered_at as "offeredAt", o.expires_at as "expiresAt", o.settled_at as "settledAt", o.claimed_by as "claimedBy",
  o.places`;

export function selectOffers(db: Queryable, ids: readonly Uuid[]): Promise<Offer[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.query<Offer>(
    composeSql(
      `select ${OFFER} from unnest($1::smallint[], $2::uuid[]) as k(bucket, id)
       join fulfilment.offers o on o.bucket = k.bucket and o.offer_id = k.id`,
      [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)],
    ),
  );
}

/** Open offers of fulfilment orders. */
export function selectOpenOffers(db: Queryable, fulfilmentOrderIds: readonly Uuid[]): Promise<Offer[]> {
  if (fulfilmentOrderIds.length === 0) return Promise.resolve([]);
  return db.query<Offer>(
    composeSql(
      `select ${OFFER} from unnest($1::smallint[], $2::uuid[]) as k(bucket, id)
       join fulfilment.offers o on o.bucket = k.bucket and o.fulfilment_order_id = k.id where o.state = 'open'`,
      [smallintColumn(fulfilmentOrderIds, bucketOf), uuidColumn(fulfilmentOrderIds, (id) => id)],
    ),
  );
}

/** Open offers whose time is over, oldest first. */
export function selectExpiredOffers(db: Queryable, now: Date, limit: number): Promise<{ offerId: Uuid }[]> {
  return db.query(sql`
    select offer_id as "offerId" from fulfilment.offers where state = 'open' and expires_at <= ${now}
    order by expires_at limit ${limit}`);
}

/** Open offers that a location has not answered, oldest first. */
export function selectOffersToAnswer(
  db: Queryable,
  locationId: Uuid,
  after: Uuid | null,
  limit: number,
): Promise<{ offerId: Uuid }[]> {
  return db.query(sql`
    select offer_id as "offerId" from fulfilment.offers_to_answer
    where location_id = ${locationId} and (${after}::uuid is null or offer_id > ${after}::uuid)
    order by offer_id limit ${limit}`);
}

export async function insertOffers(tx: Queryable, offers: readonly Offer[]): Promise<void> {
  if (offers.length === 0) return;
  await tx.run(sql`
    insert into fulfilment.offers (bucket, order_id, offer_id, fulfilment_order_id, state, offered_at, expires_at, places)
    select * from unnest(
      ${smallintColumn(offers, (row) => row.bucket)}::smallint[],
      ${uuidColumn(offers, (row) => row.orderId)}::uuid[],
      ${uuidColumn(offers, (row) => row.offerId)}::uuid[],
      ${uuidColumn(offers, (row) => row.fulfilmentOrderId)}::uuid[],
      ${textColumn(offers, (row) => row.state)}::text[],
      ${timeColumn(offers, (row) => row.offeredAt)}::timestamptz[],
      ${timeColumn(offers, (row) => row.expiresAt)}::timestamptz[],
      ${jsonColumn(offers, (row) => row.places)}::json[])`);
  const asked = offers.flatMap(({ offerId, places }) =>
    places.map(({ locationId }) => ({ offerId, locationId })),
  );
  await tx.run(sql`
    insert into fulfilment.offers_to_answer (location_id, offer_id)
    select * from unnest(
      ${uuidColumn(asked, (row) => row.locationId)}::uuid[], ${uuidColumn(asked, (row) => row.offerId)}::uuid[])`);
}

/** Writes answers where the offer is open and nobody has changed it since; returns how many rows that were. */
export async function updateOffers(tx: Queryable, unsorted: readonly Offer[]): Promise<number> {
  if (unsorted.length === 0) return 0;
  // In key order: two sets of claims never wait for each other in a circle.
  const offers = unsorted.toSorted((a, b) => a.bucket - b.bucket || (a.offerId < b.offerId ? -1 : 1));
  const written = await tx.run(sql`
    update fulfilment.offers o set state = c.state, settled_at = c.settled_at, claimed_by = c.claimed_by, places = c.places,
      revision = o.revision + 1
    from unnest(
      ${smallintColumn(offers, (row) => row.bucket)}::smallint[],
      ${uuidColumn(offers, (row) => row.orderId)}::uuid[],
      ${uuidColumn(offers, (row) => row.offerId)}::uuid[],
      ${integerColumn(offers, (row) => row.revision)}::int[],
      ${textColumn(offers, (row) => row.state)}::text[],
      ${timeColumn(offers, (row) => row.settledAt)}::timestamptz[],
      ${uuidColumn(offers, (row) => row.claimedBy)}::uuid[],
      ${jsonColumn(offers, (row) => row.places)}::json[])
      as c(bucket, order_id, id, revision, state, settled_at, claimed_by, places)
    where o.bucket = c.bucket and o.order_id = c.order_id and o.offer_id = c.id and o.revision = c.revision and o.state = 'open'`);
  await deleteAnswered(tx, offers);
  return written;
}

/** Settled offers ask nobody any more, open ones not those that have declined. */
async function deleteAnswered(tx: Queryable, offers: readonly Offer[]): Promise<void> {
  const answered = offers.flatMap(({ offerId, state, places }) =>
    places.flatMap(({ locationId, declinedAt }) =>
      state !== 'open' || declinedAt !== undefined ? [{ offerId, locationId }] : [],
    ),
  );
  if (answered.length === 0) return;
  await tx.run(sql`
    delete from fulfilment.offers_to_answer a
    using unnest(
      ${uuidColumn(answered, (row) => row.locationId)}::uuid[], ${uuidColumn(answered, (row) => row.offerId)}::uuid[])
      as d(location_id, offer_id)
    where a.location_id = d.location_id and a.offer_id = d.offer_id`);
}
