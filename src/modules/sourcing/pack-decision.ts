// The single place for how a decision is stored: short arrays instead of named keys, location codes instead of ids, parts that
// are not 0. Packing loses nothing but the caller's reference, which is the order that the decision stands in.
import { COST_PARTS } from './cost-parts.ts';
import type {
  CostParts,
  PolicyTrace,
  SourcingBinding,
  SourcingDecision,
  SourcingMethod,
  SourcingStatus,
} from './types.ts';

/** Positions are stored: add at the end only. */
const STATUSES: readonly SourcingStatus[] = ['sourced', 'partly-sourced', 'unsourceable'];
const METHODS: readonly SourcingMethod[] = ['single', 'exact', 'milp', 'bounded'];
const BINDINGS: readonly SourcingBinding[] = [
  'cost',
  'stock',
  'only-location',
  'capability',
  'capacity',
  'max-splits',
  'ship-complete',
  'keep-together',
  'weight',
  'policy',
];
const HUNDRED = 100;
const TEN = 10;

type PackedPolicy = [code: string, version: number, rules: string[], skipped?: string[]];

/** What is empty at the end is left out. `places` are positions in `locations`. */
export type PackedDecision = [
  /** Binding times 100, method times 10, status. */
  kind: number,
  /** Location codes: those that ship, then others of the runner-up. */
  locations: string[],
  /** Line, place, units, for each allocation. */
  allocations: number[],
  /** Position in COST_PARTS, minor units, for each part that is not 0. */
  parts?: number[],
  /** Tenths of a kilometre to each place that ships. */
  tenthsOfKm?: number[],
  /** What the runner-up costs, its places. */
  runnerUp?: number[],
  /** Line, units, for each line that waits or, when nothing is sourced, is short. */
  missing?: number[],
  gapMinor?: number,
  policy?: PackedPolicy,
];

/** `codeOf`: what people call the location. */
export function packDecision(
  decision: SourcingDecision,
  codeOf: (locationId: string) => string,
): PackedDecision {
  const places = new Map<string, number>();
  const placeOf = (id: string): number => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  };
  const allocations: number[] = [];
  for (const { lineNo, locationId, quantity } of decision.allocations) {
    allocations.push(lineNo, placeOf(locationId), quantity);
  }
  const shipping = [...places.keys()];
  const runnerUp = decision.runnerUp
    ? [decision.runnerUp.costMinor, ...decision.runnerUp.locations.map(placeOf)]
    : [];
  const missing =
    decision.status === 'unsourceable'
      ? (decision.shortage ?? []).flatMap((short) => [short.lineNo, short.missing])
      : decision.backordered.flatMap((later) => [later.lineNo, later.quantity]);
  const isFar = Object.keys(decision.distancesKm).length > 0;
  const packed: PackedDecision = [
    BINDINGS.indexOf(decision.binding) * HUNDRED +
      METHODS.indexOf(decision.method) * TEN +
      STATUSES.indexOf(decision.status),
    [...places.keys()].map(codeOf),
    allocations,
    packParts(decision.costParts),
    isFar ? shipping.map((id) => Math.round(decision.distancesKm[id]! * TEN)) : [],
    runnerUp,
    missing,
    decision.gapMinor,
  ];
  if (decision.policy) packed.push(packPolicy(decision.policy));
  while (packed.length > 3 && isEmpty(packed.at(-1))) packed.pop();
  return packed;
}

function isEmpty(value: unknown): boolean {
  return value === 0 || (Array.isArray(value) && value.length === 0);
}

function packParts(parts: CostParts): number[] {
  const packed: number[] = [];
  for (let at = 0; at < COST_PARTS.length; at++) {
    const amount = parts[COST_PARTS[at]!] ?? 0;
    if (amount !== 0) packed.push(at, amount);
  }
  return packed;
}

function packPolicy({ code, version, rules, skipped }: PolicyTrace): PackedPolicy {
  return skipped.length > 0 ? [code, version, [...rules], [...skipped]] : [code, version, [...rules]];
}

/** `idOf`: the id of the location with this code; the code itself where it is not known any more. */
export function unpackDecision(packed: PackedDecision, idOf: (code: string) => string): SourcingDecision {
  const [kind, codes, flat, parts = [], tenthsOfKm = [], runnerUp = [], missing = [], gapMinor = 0, policy] =
    packed;
  const ids = codes.map(idOf);
  const status = STATUSES[kind % TEN]!;
  const allocations = group(flat, 3).map(([lineNo, place, quantity]) => ({
    lineNo: lineNo!,
    locationId: ids[place!]!,
    quantity: quantity!,
  }));
  const pairs = group(missing, 2);
  const costParts = unpackParts(parts);
  return {
    status,
    allocations,
    backordered:
      status === 'unsourceable'
        ? []
        : pairs.map(([lineNo, quantity]) => ({ lineNo: lineNo!, quantity: quantity! })),
    ...(status === 'unsourceable'
      ? { shortage: pairs.map(([lineNo, short]) => ({ lineNo: lineNo!, missing: short! })) }
      : null),
    costMinor: Object.values<number>({ ...costParts }).reduce((sum, part) => sum + part, 0),
    costParts,
    runnerUp:
      runnerUp.length === 0
        ? null
        : { costMinor: runnerUp[0]!, locations: runnerUp.slice(1).map((place) => ids[place]!) },
    binding: BINDINGS[Math.floor(kind / HUNDRED)]!,
    method: METHODS[Math.floor(kind / TEN) % TEN]!,
    gapMinor,
    distancesKm: Object.fromEntries(tenthsOfKm.map((tenths, place) => [ids[place]!, tenths / TEN])),
    ...(policy ? { policy: unpackPolicy(policy) } : null),
  };
}

function group(flat: readonly number[], size: number): number[][] {
  const groups: number[][] = [];
  for (let at = 0; at < flat.length; at += size) groups.push(flat.slice(at, at + size));
  return groups;
}

function unpackParts(packed: readonly number[]): CostParts {
  const parts: Record<string, number> = { fixed: 0, distance: 0, handling: 0, split: 0, balance: 0 };
  for (const [part, amount] of group(packed, 2)) parts[COST_PARTS[part!]!] = amount!;
  return parts as unknown as CostParts;
}

function unpackPolicy([code, version, rules, skipped = []]: PackedPolicy): PolicyTrace {
  return { code, version, rules, skipped };
}
