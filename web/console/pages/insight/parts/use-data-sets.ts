// The logs that there are, with the types of objects that cases can be made of; the first is what the server proposes.
import { LIVE } from './log-search.ts';

/** Of the live log, what people ask about; the server proposes the first. */
const LIVE_NOTIONS = ['order', 'shipment', 'fulfilment-order', 'payment', 'invoice', 'case'];

export interface KnownSet {
  id: string;
  name: string;
}

export function useDataSets(): { sets: readonly KnownSet[]; notionsOf: (id: string) => readonly string[] } {
  return {
    sets: [{ id: LIVE, name: LIVE }],
    notionsOf: (id) => (id === LIVE ? LIVE_NOTIONS : []),
  };
}
