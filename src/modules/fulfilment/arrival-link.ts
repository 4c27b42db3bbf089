// The links by which customers say that they have come: about a pick-up, signed by a key that the database keeps; no row is written
// for a link.
import { readSubject, signSubject } from '../../platform/signed-text.ts';

const PURPOSE = 'arrival';

export const signArrival = (key: Buffer, fulfilmentOrderId: string, until: Date): string =>
  signSubject(key, PURPOSE, fulfilmentOrderId, until);

/** The pick-up of a link; null when it was not made here or its time is over. */
export const readArrival = (key: Buffer, token: string, now: Date): string | null =>
  readSubject(key, PURPOSE, token, now);
