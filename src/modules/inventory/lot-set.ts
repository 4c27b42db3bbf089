// The single place that changes units of lots: load the lots of a set's SKUs, change them in memory (later changes see earlier
// ones), then write what changed in one conditional pass. What goes with it (movements, stock, order lines) is the caller's.
import { assert } from '../../platform/assert.ts';
import type { Queryable } from '../../platform/db.ts';
import { SetConflict } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { compareLots } from './rules/lots.ts';
import { insertLots, type LotChange, selectLots, updateLots } from './store/lots.ts';
import type { Lot } from './types.ts';

interface Place {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
}

export interface LotLevel {
  readonly lot: string;
  readonly expiresOn: string | null;
  onHand: number;
  allocated: number;
}

interface Entry extends LotLevel {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  /** As stored; null: a new one. */
  readonly before: { readonly onHand: number; readonly allocated: number } | null;
}

export interface LotSet {
  /** Lots at the place, first expired first. */
  at(place: Place): readonly LotLevel[];
  /** Expiry of a lot of the SKU wherever it is; undefined: there is no such lot. */
  expiryOf(skuId: Uuid, lot: string): string | null | undefined;
  /** Adds signed units; the caller has seen that they are there. `expiresOn` is that of a new lot. */
  add(place: Place, lot: string, units: number, expiresOn?: string | null): void;
  /** Tells somebody to take signed units. */
  allocate(place: Place, lot: string, units: number): void;
  write(): Promise<void>;
}

export async function loadLots(tx: Queryable, skuIds: readonly Uuid[]): Promise<LotSet> {
  const byPlace = new Map<string, Map<string, Entry>>();
  const expiries = new Map<string, string | null>();
  const enter = ({ skuId, locationId, lot, expiresOn, onHand, allocated }: Lot, isStored: boolean): Entry => {
    const before = isStored ? { onHand, allocated } : null;
    const entry: Entry = { skuId, locationId, lot, expiresOn, onHand, allocated, before };
    const key = skuId + locationId;
    const lots = byPlace.get(key);
    if (lots) lots.set(lot, entry);
    else byPlace.set(key, new Map([[lot, entry]]));
    expiries.set(`${skuId}\n${lot}`, expiresOn);
    return entry;
  };
  if (skuIds.length > 0) for (const lot of await selectLots(tx, skuIds)) enter(lot, true);

  const find = ({ skuId, locationId }: Place, lot: string) => byPlace.get(skuId + locationId)?.get(lot);
  return {
    at: ({ skuId, locationId }) => [...(byPlace.get(skuId + locationId)?.values() ?? [])].sort(compareLots),
    expiryOf: (skuId, lot) => expiries.get(`${skuId}\n${lot}`),
    add(place, lot, units, expiresOn = null) {
      const { skuId, locationId } = place;
      const known = expiries.get(`${skuId}\n${lot}`);
      const fresh = { skuId, locationId, lot, onHand: 0, allocated: 0 };
      const entry =
        find(place, lot) ?? enter({ ...fresh, expiresOn: known === undefined ? expiresOn : known }, false);
      entry.onHand += units;
      assert(entry.onHand >= entry.allocated, 'a lot keeps what somebody was told to take');
    },
    allocate(place, lot, units) {
      const entry = find(place, lot);
      if (entry === undefined) throw new SetConflict('the lot came meanwhile');
      entry.allocated += units;
      // Lots and what is told of them are read one after the other: somebody changed both in between.
      if (entry.allocated < 0 || entry.allocated > entry.onHand)
        throw new SetConflict('lots were told meanwhile');
    },
    write: () =>
      writeLots(
        tx,
        [...byPlace.values()].flatMap((lots) => [...lots.values()]),
      ),
  };
}

/** In key order, the order in which every transaction touches lots. */
async function writeLots(tx: Queryable, entries: readonly Entry[]): Promise<void> {
  const keyOf = ({ skuId, locationId, lot }: Entry) => skuId + locationId + lot;
  const sorted = entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const changes: LotChange[] = [];
  const fresh: LotChange[] = [];
  for (const { before, ...lot } of sorted) {
    if (before === null) {
      if (lot.onHand > 0) fresh.push(lot);
      continue;
    }
    const onHand = lot.onHand - before.onHand;
    const allocated = lot.allocated - before.allocated;
    if (onHand !== 0 || allocated !== 0) changes.push({ ...lot, onHand, allocated });
  }
  if ((await updateLots(tx, changes)) < changes.length) throw new SetConflict('a lot was taken meanwhile');
  await insertLots(tx, fresh);
}
