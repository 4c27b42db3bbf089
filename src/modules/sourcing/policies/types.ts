// The nouns of policies: what a planner writes, and what rules may know of an order, its lines and the locations. Types and word
// lists only; no rule and no calculation lives here.
import type { CostModel, LocationRules, PolicyTrace } from '../types.ts';

/** UNIQUE: at most one row may apply; FIRST: the first that applies; COLLECT: all that apply. */
export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'COLLECT'] as const;
export type TableHitPolicy = (typeof HIT_POLICIES)[number];

/**
 * `prefer` adds its amount to the other locations. In a table that looks at lines, amounts are for each unit of the line, else for
 * each shipment. `weight` multiplies a figure of the cost model.
 */
export const EFFECTS = [
  'exclude',
  'only',
  'prefer',
  'surcharge',
  'maxSplits',
  'shipComplete',
  'keepTogether',
  'weight',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Columns that say what a row does. `locations`: codes in quotes, or a condition on `location`; `-`: all of them. */
export const OUTPUTS = ['effect', 'locations', 'amount', 'cost'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Figures of the cost model: what `weight` may name. */
export const COST_FIGURES = [
  'perKmMinor',
  'perShipmentMinor',
  'perUnitMinor',
  'perKgKmMinor',
  'dropShipMinor',
  'splitPenaltyMinor',
  'stockBalanceMinor',
  'capacityUsedMinor',
  'orderDayAfterRequestedMinor',
  'orderDayAfterPromisedMinor',
  'lineDayAfterRequestedMinor',
  'lineDayAfterPromisedMinor',
  'shippingWeight',
  'markdownWeight',
  'opportunityWeight',
] as const satisfies readonly (keyof CostModel)[];
export type CostFigure = (typeof COST_FIGURES)[number];

/** Cells are FEEL: `when` unary tests, one an input; `does` expressions, one an output. */
export interface RuleRow {
  readonly when: readonly string[];
  readonly does: readonly string[];
  readonly note?: string;
}

export interface RuleTable {
  readonly name: string;
  readonly hitPolicy: TableHitPolicy;
  /** FEEL expressions over the facts. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly RuleRow[];
}

export const POLICY_STATES = ['draft', 'live', 'replaced', 'retired'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/** What decides; the rest of a version is paperwork. */
export interface PolicyRules {
  readonly code: string;
  readonly version: number;
  readonly costModel: CostModel;
  readonly tables: readonly RuleTable[];
}

export interface Policy extends PolicyRules {
  readonly state: PolicyState;
  readonly name: string;
  readonly channel: string | null;
  readonly dmn: string | null;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly endedAt: Date | null;
}

/** JSON. */
export type FactValue =
  | null
  | boolean
  | number
  | string
  | readonly FactValue[]
  | { readonly [name: string]: FactValue };

export interface PolicyLineFacts {
  readonly sku: string;
  readonly quantity: number;
  readonly requires: readonly string[];
  readonly attributes: { readonly [name: string]: FactValue };
}

/** What rules may know of a ship group; everything here can be named in FEEL. */
export interface PolicyFacts {
  readonly channel: string;
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly currency: string;
  readonly valueMinor: number;
  readonly customerKind: string | null;
  readonly tags: readonly string[];
  readonly attributes: { readonly [name: string]: FactValue };
  readonly units: number;
  readonly weightGrams: number;
  /** In the order of the lines that are sourced. */
  readonly lines: readonly PolicyLineFacts[];
}

/** In FEEL `location.…`, with `distanceKm` besides. */
export interface PolicyLocation {
  readonly code: string;
  readonly kind: string;
  readonly country: string;
  readonly capabilities: readonly string[];
}

export const ORDER_FACTS: readonly (keyof PolicyFacts)[] = [
  'channel',
  'country',
  'postalCode',
  'currency',
  'valueMinor',
  'customerKind',
  'tags',
  'attributes',
  'units',
  'weightGrams',
  'lines',
];
export const LINE_FACTS: readonly (keyof PolicyLineFacts)[] = ['sku', 'quantity', 'requires', 'attributes'];
export const LOCATION_FACTS = ['code', 'kind', 'country', 'capabilities', 'distanceKm'] as const;

/** Why a policy cannot be published, with its place; rows count from 1. */
export interface PolicyProblem {
  /** null: of the policy as a whole. */
  readonly table: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly reason: string;
}

/** A rule that failed on an order and was passed over. */
export interface RuleFailure {
  /** `table/row`, or a table. */
  readonly rule: string;
  readonly reason: string;
}

/** What rules say of one line; absent: nothing. */
export interface LineRules {
  readonly barred?: Uint8Array;
  readonly surchargeMinor?: Float64Array;
  readonly together?: string;
}

/** In the words of SourcingInput; `maxSplits` and `shipComplete` stand in the cost model. */
export interface AppliedPolicy {
  readonly costModel: CostModel;
  readonly rules?: LocationRules;
  /** By position of the line; null: no rule says anything of any line. */
  readonly lines: readonly LineRules[] | null;
  readonly trace: PolicyTrace;
  readonly failures: readonly RuleFailure[];
}
