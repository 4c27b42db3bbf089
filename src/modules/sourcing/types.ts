// The nouns of sourcing: what a caller hands in and what a decision looks like when it is stored.
// Types only; no rule and no calculation lives here.

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface SourcingLocation extends Coordinates {
  readonly id: string;
  /** `supplier` ships without touching the goods (drop-ship); other words mean nothing here. */
  readonly kind?: string;
  /** Paid once for every shipment that leaves here. */
  readonly fixedCostMinor: number;
  /** Paid for every unit that leaves here. */
  readonly handlingCostMinor: number;
  readonly capabilities: readonly string[];
  readonly active: boolean;
  /** Units this location may still take on; null or absent means no limit. */
  readonly capacityLeft?: number | null;
  /** Units of a whole day; with what is left it says how full the day is. */
  readonly capacityPerDay?: number | null;
}

export interface SourcingLine {
  readonly lineNo: number;
  readonly skuId: string;
  /** Whole units, at least 1. */
  readonly quantity: number;
  /** Weight of one unit, whole grams. */
  readonly weightGrams?: number;
  /** Capabilities that a location must have, all of them. */
  readonly requires?: readonly string[];
  /** When given, only these locations may serve the line (a pick-up store, a supplier). */
  readonly locations?: readonly string[];
  readonly excluded?: readonly string[];
  /** Days, counted as `arrivalDay` counts them; absent: nobody asked, nothing was promised. */
  readonly requestedDay?: number;
  readonly promisedDay?: number;
  /** Lines with the same word ship from one location, whole, or not at all. */
  readonly together?: string;
  /** By location index, 1: a rule of the policy forbids it. */
  readonly barred?: ArrayLike<number>;
  /** By location index: what a rule of the policy adds to each unit, minor units. */
  readonly surchargeMinor?: ArrayLike<number>;
}

/** What a planner edits. All in minor units, 0 or more; absent means 0. */
export interface CostModel {
  /** Per shipment and kilometre. */
  readonly perKmMinor: number;
  readonly perShipmentMinor: number;
  readonly perUnitMinor: number;
  /** Per kilogram and kilometre. */
  readonly perKgKmMinor?: number;
  /** What a shipment by a supplier costs on top. */
  readonly dropShipMinor?: number;
  /** Paid for every location after the first. */
  readonly splitPenaltyMinor: number;
  /** Paid in full when a line empties a location's stock of its SKU, pro rata when it takes a part. */
  readonly stockBalanceMinor: number;
  /** A unit from a location whose day is full; by the square of the share of the day that is taken. */
  readonly capacityUsedMinor?: number;
  /** The group as a whole, for each day its last parcel arrives after the date. */
  readonly orderDayAfterRequestedMinor?: number;
  readonly orderDayAfterPromisedMinor?: number;
  /** A line, for each day after its date; units of one line that arrive apart pay their share. */
  readonly lineDayAfterRequestedMinor?: number;
  readonly lineDayAfterPromisedMinor?: number;
  /** Factors on what `shippingCost`, `markdown` and `opportunity` say; 1 when absent. */
  readonly shippingWeight?: number;
  readonly markdownWeight?: number;
  readonly opportunityWeight?: number;
  /** Locations allowed beyond the first; null or absent means no limit. */
  readonly maxSplits?: number | null;
  /** All or nothing: when a unit is missing, nothing is allocated. */
  readonly shipComplete?: boolean;
}

/** Both are positions, in `lines` and in `locations`. */
export type OfLineAndLocation = (lineIndex: number, locationIndex: number) => number;
/** Units of the line's SKU free at the location. */
export type AvailableUnits = OfLineAndLocation;

/** What the rules of a policy say of the locations, by their position in `locations`. */
export interface LocationRules {
  /** 1: ships nothing of this group. */
  readonly excluded?: ArrayLike<number>;
  /** Added to each shipment, minor units, 0 or more. */
  readonly surchargeMinor?: ArrayLike<number>;
}

/** Which policy decided, and which of its rules had a say; stored with the decision. */
export interface PolicyTrace {
  readonly code: string;
  readonly version: number;
  /** Rows that fired, `table/row`. */
  readonly rules: readonly string[];
  /** Rows or tables that failed while they ran and were passed over. */
  readonly skipped: readonly string[];
}

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
  /**
   * Carrier cost of a shipment by the location that sends it and all that it weighs: minor units, 0 or more, never less for more
   * weight; Infinity: no carrier takes that. Asked often, so it must be quick and may not call back.
   */
  readonly shippingCost?: (locationIndex: number, weightGrams: number) => number;
  /** Weights beyond which `shippingCost` may rise at some location, ascending, where the caller knows them all: proofs are quicker. */
  readonly shippingSteps?: readonly number[];
  /** Day on which a parcel that leaves the location now arrives; any count of days. */
  readonly arrivalDay?: (locationIndex: number) => number;
  /** Dates of the whole group, counted alike. */
  readonly requestedDay?: number;
  readonly promisedDay?: number;
  /** Units that the location may still take on today; instead of the location's own `capacityLeft`. */
  readonly capacityLeft?: (locationIndex: number) => number | null;
  /** What a unit is expected to lose at the location if it is not sold, minor units. */
  readonly markdown?: OfLineAndLocation;
  /** What the last unit of scarce stock is worth to later orders, minor units a unit. */
  readonly opportunity?: OfLineAndLocation;
  readonly rules?: LocationRules;
  readonly policy?: PolicyTrace;
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
  | 'ship-complete'
  | 'keep-together'
  | 'weight'
  | 'policy';

export interface Allocation {
  readonly lineNo: number;
  readonly locationId: string;
  readonly quantity: number;
}

/** Minor units. Parts that a cost model need not have are absent when they are 0. */
export interface CostParts {
  readonly fixed: number;
  readonly distance: number;
  readonly handling: number;
  readonly split: number;
  readonly balance: number;
  /** By carrier rate card. */
  readonly shipping?: number;
  readonly lateness?: number;
  readonly capacity?: number;
  /** What ageing stock elsewhere is left to lose. */
  readonly markdown?: number;
  readonly opportunity?: number;
  /** Surcharges of policy rules. */
  readonly preference?: number;
  readonly dropShip?: number;
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
  readonly policy?: PolicyTrace;
}

export interface SourcingOptions {
  /** Elementary steps a search may take before it settles for a bounded answer. */
  readonly effort?: number;
}
