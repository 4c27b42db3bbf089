// The single place that joins the locations with what is known of the ways from them (rate cards and learned lead times, from memory
// by version) and of their full days. Whoever asks arrival.ts for a day hands in such a list; one without `carriage` goes by distance.
import type { Queryable } from '../../platform/db.ts';
import type { LeadTimeReader, RateBookReader } from '../carriers/index.ts';
import type { LocationList } from '../inventory/index.ts';
import { type Carriage, openCarriage } from './carriage.ts';
import type { DayRoom, DayRoomReader } from './day-room.ts';

export interface Network extends LocationList {
  /** null or absent: no carrier has published anything. */
  readonly carriage?: Carriage | null;
  /** null or absent: no location is ever full. */
  readonly room?: DayRoom | null;
}

export interface NetworkReader {
  /** The same object as long as no location, rate card, lead time or limit of days changes. */
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<Network>;
}

export function createNetworkReader(given: {
  readonly locations: { read: NetworkReader['read'] };
  readonly rateBook: RateBookReader;
  readonly leadTimes: LeadTimeReader;
  readonly dayRoom?: DayRoomReader | undefined;
}): NetworkReader {
  let kept:
    | { readonly from: Network; readonly parts: readonly unknown[]; readonly network: Network }
    | undefined;
  return {
    async read(db, versions) {
      const from = await given.locations.read(db, versions);
      // Joined already by who built this program.
      if (from.carriage !== undefined) return from;
      const book = await given.rateBook.read(db, versions);
      const leadTimes = await given.leadTimes.read(db, versions);
      const room = (await given.dayRoom?.read(db, versions, from)) ?? null;
      const parts = [book, leadTimes, room];
      if (kept?.from !== from || parts.some((part, at) => part !== kept!.parts[at])) {
        const carriage = book.services.length === 0 ? null : openCarriage(book, leadTimes);
        kept = { from, parts, network: { ...from, carriage, room } };
      }
      return kept.network;
    },
  };
}
