// The single place that decides which lots are taken: first expired, first out. Pure.
import type { Lot, LotPick, ToldLot } from '../types.ts';

/** Lot of units whose lot nobody knows: those that were there before lots were tracked. */
export const UNKNOWN_LOT = 'unknown';

type Shelf = Pick<Lot, 'lot' | 'expiresOn' | 'onHand' | 'allocated'>;

/** First expired first; what keeps for ever comes last. Equal ones by their names, so that everybody chooses alike. */
export function compareLots(a: Pick<Lot, 'lot' | 'expiresOn'>, b: Pick<Lot, 'lot' | 'expiresOn'>): number {
  if (a.expiresOn !== b.expiresOn) {
    if (a.expiresOn === null) return 1;
    if (b.expiresOn === null) return -1;
    return a.expiresOn < b.expiresOn ? -1 : 1;
  }
  return a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0;
}

/**
 * Lots for `quantity` units of which nobody was told yet, as far as there are any. `goodUntil`: only lots that may still be sold on
 * this day; absent: all, as for units that left anyway.
 */
export function chooseLots(lots: readonly Shelf[], quantity: number, goodUntil?: string): LotPick[] {
  const picks: LotPick[] = [];
  let left = quantity;
  for (const { lot, expiresOn, onHand, allocated } of lots.toSorted(compareLots)) {
    if (left === 0) break;
    if (goodUntil !== undefined && expiresOn !== null && expiresOn < goodUntil) continue;
    const units = Math.min(left, onHand - allocated);
    if (units === 0) continue;
    picks.push({ lot, expiresOn, quantity: units });
    left -= units;
  }
  return picks;
}

/** The same picks less `quantity` units, those that keep longest first: they are the easiest to sell to somebody else. */
export function giveBack(picks: readonly LotPick[], quantity: number): { kept: LotPick[]; given: LotPick[] } {
  let left = quantity;
  const kept: LotPick[] = [];
  const given: LotPick[] = [];
  for (const pick of picks.toSorted((a, b) => compareLots(b, a))) {
    const units = Math.min(left, pick.quantity);
    left -= units;
    if (units > 0) given.push({ ...pick, quantity: units });
    if (pick.quantity > units) kept.push({ ...pick, quantity: pick.quantity - units });
  }
  return { kept: kept.sort(compareLots), given };
}

/** The first `quantity` units of the picks, first expired first, and the others. */
export function takeFirst(
  picks: readonly LotPick[],
  quantity: number,
): { taken: LotPick[]; left: LotPick[] } {
  const { kept, given } = giveBack(picks, Math.max(0, sumPicks(picks) - quantity));
  return { taken: kept, left: given };
}

/** What of the told lots is picked, and what is still on the shelf. */
export function splitTold(told: readonly ToldLot[]): { picked: LotPick[]; open: LotPick[] } {
  const part = (units: (lot: ToldLot) => number) =>
    told.flatMap((each): LotPick[] => {
      const { lot, expiresOn } = each;
      return units(each) > 0 ? [{ lot, expiresOn, quantity: units(each) }] : [];
    });
  return { picked: part((each) => each.picked), open: part((each) => each.quantity - each.picked) };
}

/** One entry a lot. */
export function joinTold(picked: readonly LotPick[], open: readonly LotPick[]): ToldLot[] {
  const joined = new Map<
    string,
    { lot: string; expiresOn: string | null; quantity: number; picked: number }
  >();
  const add = ({ lot, expiresOn, quantity }: LotPick, isPicked: boolean) => {
    const known = joined.get(lot) ?? { lot, expiresOn, quantity: 0, picked: 0 };
    known.quantity += quantity;
    if (isPicked) known.picked += quantity;
    joined.set(lot, known);
  };
  for (const pick of picked) add(pick, true);
  for (const pick of open) add(pick, false);
  return [...joined.values()].sort(compareLots);
}

/** One entry a lot. */
export function joinPicks(picks: readonly LotPick[]): LotPick[] {
  return joinTold([], picks).map(({ lot, expiresOn, quantity }) => ({ lot, expiresOn, quantity }));
}

export const sumPicks = (picks: readonly { readonly quantity: number }[]): number =>
  picks.reduce((sum, pick) => sum + pick.quantity, 0);
