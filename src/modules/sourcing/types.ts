// The nouns of sourcing: what a caller hands in and what a decision looks like when it is stored.
// Types only; no rule and no calculation lives here.

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface SourcingLocation extends Coordinates {
  readonly id: string;
  /** Paid once for every shipment that leaves here. */
  readonly fixedCostMinor: number;
  /** Paid for every unit that leaves here. */
  readonly handlingCostMinor: number;
  readonly capabilities: readonly string[];
  readonly active: boolean;
  /** Units this location may still take on; null or absent means no limit. */
  readonly capacityLeft?: number | null;
}

export interface SourcingLine {
  readonly lineNo: number;
  readonly skuId: string;
  /** Whole units, at least 1. */
  readonly quantity: number;
  /** Weight of one unit. */
  readonly weightGrams?: number;
  /** Capabilities that a location must have, all of them. */
  readonly requires?: readonly string[];
  /** When given, only these locations may serve the line (a pick-up store, a supplier). */
  readonly locations?: readonly string[];
  readonly excluded?: readonly string[];
}

export interface CostModel {
  /** Per shipment and kilometre. */
  readonly perKmMinor: number;
  readonly perShipmentMinor: number;
  readonly perUnitMinor: number;
  /** Per kilogram and kilometre; 0 when absent. */
  readonly perKgKmMinor?: number;
  /** Paid for every location after the first. */
  readonly splitPenaltyMinor: number;
  /** Paid in full when a line empties a location's stock of its SKU, pro rata when it takes a part. */
  readonly stockBalanceMinor: number;
  /** Locations allowed beyond the first; null or absent means no limit. */
  readonly maxSplits?: number | null;
  /** All or nothing: when a unit is missing, nothing is allocated. */
  readonly shipComplete?: boolean;
}

/** Units of the line's SKU free at the location; both are positions in `lines` and `locations`. */
export type AvailableUnits = (lineIndex: number, locationIndex: number) => number;

export interface SourcingInput {
  readonly reference?: string;
  /** null: not known; distance then costs nothing and the decision says so. */
  readonly destination: Coordinates | null;
  readonly lines: readonly SourcingLine[];
  /** Keep handing in the same array: what follows from the coordinates is remembered per array. */
  readonly locations: readonly SourcingLocation[];
  /** Lines of one SKU must see the same stock; it is shared between them here. */
  readonly available: AvailableUnits;
  readonly costModel: CostModel;
  readonly allowBackorder: boolean;
}

export type SourcingStatus = 'sourced' | 'partly-sourced' | 'unsourceable';

/** single: one location, proven; exact: proven; milp: by the solver; bounded: at most gapMinor too dear. */
export type SourcingMethod = 'single' | 'exact' | 'milp' | 'bounded';

export type SourcingBinding =
  | 'cost'
  | 'stock'
  | 'only-location'
  | 'capability'
  | 'capacity'
  | 'max-splits'
  | 'ship-complete';

export interface Allocation {
  readonly lineNo: number;
  readonly locationId: string;
  readonly quantity: number;
}

export interface CostParts {
  readonly fixed: number;
  readonly distance: number;
  readonly handling: number;
  readonly split: number;
  readonly balance: number;
}

export interface SourcingDecision {
  readonly reference?: string;
  readonly status: SourcingStatus;
  readonly allocations: readonly Allocation[];
  readonly backordered: readonly { readonly lineNo: number; readonly quantity: number }[];
  /** Only when unsourceable: what is missing. */
  readonly shortage?: readonly { readonly lineNo: number; readonly missing: number }[];
  readonly costMinor: number;
  readonly costParts: CostParts;
  /** The cheapest plan found that does without at least one of the chosen locations. */
  readonly runnerUp: { readonly locations: readonly string[]; readonly costMinor: number } | null;
  readonly binding: SourcingBinding;
  readonly method: SourcingMethod;
  /** No plan is cheaper than costMinor - gapMinor; 0 when proven. */
  readonly gapMinor: number;
  /** By chosen location, to a tenth of a kilometre; empty when the destination is not known. */
  readonly distancesKm: Readonly<Record<string, number>>;
}

export interface SourcingOptions {
  /** Elementary steps a search may take before it settles for a bounded answer. */
  readonly effort?: number;
}
