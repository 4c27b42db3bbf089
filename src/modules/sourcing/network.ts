// Locations as the innermost loop reads them: one line of memory each, remembered per array of locations and made anew for a
// location that has changed. Fifty objects spread over the heap cost more than the decision itself.
import { createOrigin, setOrigin } from './geography.ts';
import type { SourcingLocation } from './types.ts';

export const WIDTH = 8;
/** Columns of a row: from VECTOR on, the three of its place on the unit sphere. */
export const VECTOR = 0;
export const ROOM = 3;
export const FIXED = 4;
export const HANDLING = 5;
export const SUPPLIER = 6;

export interface Network {
  readonly known: (SourcingLocation | null)[];
  readonly rows: Float64Array;
}

const networks = new WeakMap<readonly SourcingLocation[], Network>();

export function readNetwork(locations: readonly SourcingLocation[]): Network {
  const found = networks.get(locations);
  if (found !== undefined && found.known.length === locations.length) return found;
  const network = {
    known: new Array<SourcingLocation | null>(locations.length).fill(null),
    rows: new Float64Array(locations.length * WIDTH),
  };
  networks.set(locations, network);
  return network;
}

const place = createOrigin();

export function writeLocation({ known, rows }: Network, location: SourcingLocation, n: number): void {
  const at = n * WIDTH;
  known[n] = location;
  setOrigin(place, location);
  rows[at + VECTOR] = place.x;
  rows[at + VECTOR + 1] = place.y;
  rows[at + VECTOR + 2] = place.z;
  const room = Math.floor(location.capacityLeft ?? Number.POSITIVE_INFINITY);
  rows[at + ROOM] = location.active && room >= 1 ? room : 0;
  rows[at + FIXED] = location.fixedCostMinor;
  rows[at + HANDLING] = location.handlingCostMinor;
  rows[at + SUPPLIER] = location.kind === 'supplier' ? 1 : 0;
}
