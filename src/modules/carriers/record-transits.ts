// The door by which fulfilment tells what was delivered: one statement a set, no counting and no waiting for anybody. Parcels of
// services that are not in the rate book are nobody's concern here.
import type { Queryable } from '../../platform/db.ts';
import { findLane } from './quotes/quote-delivery.ts';
import type { RateBook } from './rate-book.ts';
import type { OriginPlace } from './rules/collections.ts';
import { localDay } from './rules/days.ts';
import { insertTransits, type Transit } from './store/transits.ts';
import type { Destination, ServiceKey } from './types.ts';

export interface DeliveredParcel extends ServiceKey {
  readonly origin: Pick<OriginPlace, 'code' | 'address' | 'timeZone'>;
  readonly destination: Destination;
  /** When the location was asked to send it; null: not known. */
  readonly releasedAt: Date | null;
  readonly dispatchedAt: Date;
  readonly deliveredAt: Date;
  /** The last day that the customer was promised, `YYYY-MM-DD`; null: none. */
  readonly promisedOn: string | null;
}

/** Writes down how long delivered parcels took; returns how many went by a known lane. */
export async function recordTransits(
  tx: Queryable,
  book: RateBook,
  parcels: readonly DeliveredParcel[],
): Promise<number> {
  const rows = parcels.flatMap((parcel): Transit[] => {
    const service = book.findService(parcel.carrier, parcel.service);
    if (!service) return [];
    const day = localDay(parcel.dispatchedAt, parcel.origin.timeZone);
    const lane = findLane(book, service, parcel.origin, parcel.destination, day);
    if (typeof lane === 'string') return [];
    const { carrier, service: code, releasedAt, dispatchedAt, deliveredAt, promisedOn } = parcel;
    return [
      {
        carrier,
        service: code,
        origin: parcel.origin.code,
        country: parcel.destination.country,
        zone: lane.zone,
        daysMin: lane.transit.daysMin,
        daysMax: lane.transit.daysMax,
        ...{ releasedAt, dispatchedAt, deliveredAt, promisedOn },
      },
    ];
  });
  if (rows.length > 0) await insertTransits(tx, rows);
  return rows.length;
}
