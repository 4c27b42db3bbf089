// The single place that says which dated supply a waiting line will get, and so when: what comes is given out day by day, by the
// rule by which it will be given out when it is there. Pure.
import { type AllocationRule, allocateSupply, type Claim } from './allocate-supply.ts';

export interface DatedSupply {
  readonly supplyId: string;
  readonly place: string;
  /** `YYYY-MM-DD`: from then on its units can be used. */
  readonly dueOn: string;
  readonly quantity: number;
}

export interface Peg {
  readonly supplyId: string;
  readonly place: string;
  readonly dueOn: string;
  readonly quantity: number;
}

export interface PeggedClaim<C extends Claim = Claim> {
  readonly claim: C;
  /** In the order of their days. */
  readonly pegs: readonly Peg[];
  /** Units that nothing on its way covers. */
  readonly uncovered: number;
  /** The day of the last unit; null while units are uncovered. */
  readonly dueOn: string | null;
}

/** Every claim in the order given, with the supply that it will get. No unit is pegged twice. */
export function pegSupply<C extends Claim>(
  rule: AllocationRule,
  supplies: readonly DatedSupply[],
  claims: readonly C[],
): PeggedClaim<C>[] {
  const left = claims.map((claim) => claim.quantity);
  const pegs = claims.map((): Peg[] => []);
  const days = Map.groupBy(
    supplies.filter((supply) => supply.quantity > 0),
    (supply) => supply.dueOn,
  );
  for (const [, arriving] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const pools = new Map<string, number>();
    for (const { place, quantity } of arriving) pools.set(place, (pools.get(place) ?? 0) + quantity);
    const open = claims.flatMap((claim, at) =>
      left[at]! > 0 ? [{ ...claim, quantity: left[at]!, at }] : [],
    );
    if (open.length === 0) break;
    const shares = allocateSupply(rule, pools, open).filter((share) => share.granted > 0);
    const rest = arriving.toSorted((a, b) => (a.supplyId < b.supplyId ? -1 : 1)).map((each) => ({ ...each }));
    // Those that can use one place only take there first; everybody else can go anywhere.
    shares.sort(
      (a, b) => Number(a.claim.place === null) - Number(b.claim.place === null) || a.position - b.position,
    );
    for (const { claim, granted } of shares) {
      left[claim.at]! -= granted;
      pegs[claim.at]!.push(...takeFrom(rest, claim.place, granted));
    }
  }
  return claims.map((claim, at) => ({
    claim,
    pegs: pegs[at]!,
    uncovered: left[at]!,
    dueOn: left[at]! > 0 ? null : pegs[at]!.at(-1)!.dueOn,
  }));
}

function takeFrom(
  rest: { -readonly [K in keyof DatedSupply]: DatedSupply[K] }[],
  place: string | null,
  units: number,
): Peg[] {
  const taken: Peg[] = [];
  let wanted = units;
  for (const supply of rest) {
    if (wanted === 0) break;
    if (supply.quantity === 0 || (place !== null && supply.place !== place)) continue;
    const quantity = Math.min(wanted, supply.quantity);
    supply.quantity -= quantity;
    wanted -= quantity;
    taken.push({ supplyId: supply.supplyId, place: supply.place, dueOn: supply.dueOn, quantity });
  }
  return taken;
}
