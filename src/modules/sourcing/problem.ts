// The single place that says what a sourcing problem is once it is numbers: items (interchangeable lines merged), columns
// (locations that can serve something), and costs as whole thousandths of a minor unit, so that comparisons are exact.
import { createOrigin, type Origin } from './geography.ts';

export const THOUSANDTHS = 1000;

/** Carrier cost by the weight of what leaves a column; asked and bounded in shipping-by-weight.ts. */
export interface ShippingByWeight {
  ask: (locationIndex: number, weightGrams: number) => number;
  /** Thousandths of the model for a minor unit of the card. */
  factor: number;
  steps: readonly number[] | null;
  /** Answers of this decision, by column and weight. */
  readonly keys: Float64Array;
  readonly answers: Float64Array;
  /** What the lightest unit alone costs to send. */
  lightest: Float64Array;
  /** Some column could serve more than a carrier takes from it. */
  isLimited: boolean;
  /** Whether what follows belongs to this problem. */
  isAsked: boolean;
  /** Points below the card, MOST_POINTS a column: no weight up to `pointWeight`, from the point before on, costs less than `pointCost`. */
  pointCount: Int32Array;
  pointWeight: Float64Array;
  pointCost: Float64Array;
  /** A line below the points: whatever leaves a column costs at least `base` and `perGram` for each gram. */
  base: Float64Array;
  perGram: Float64Array;
  /** Opening and unit costs with that line on top: what a plan costs at least. */
  opening: Float64Array;
  unitCost: Float64Array;
}

/** Matrices are by column, then item: `[column * items + item]`. Arrays may be longer than what is in use. */
export interface Problem {
  lines: number;
  items: number;
  columns: number;
  itemOfLine: Int32Array;
  /** First line of each item. */
  lineOfItem: Int32Array;
  /** 1 where rules restrict which locations may serve the item. */
  ruled: Uint8Array;
  gramsPerUnit: Float64Array;
  /** Units to place, after `missing` is taken off. */
  demand: Float64Array;
  /** Units that no permitted location has. */
  missing: Float64Array;
  totalMissing: number;
  /** Items of one SKU under different rules share a number; equal to the item's own when alone. */
  sharedWith: Int32Array;
  sharesStock: boolean;
  /** Items with the same number, 0 or more, ship whole from one location; -1: alone. */
  groupOf: Int32Array;
  groups: number;
  /** Location index of each column. */
  locationOf: Int32Array;
  origin: Origin;
  distanceKm: Float64Array;
  /** Per shipment: fixed, distance, surcharge and split penalty (the first location's penalty is taken off at the end). */
  opening: Float64Array;
  /** Per unit: handling, weight times distance, stock balance, and what extra-costs.ts adds. */
  unitCost: Float64Array;
  /** Most units of the item that the column can serve, never above its demand. */
  units: Float64Array;
  /** What a column has at all: cells `cellStart[column]` to `cellStart[column + 1] - 1`, by item. */
  cellStart: Int32Array;
  cellItem: Int32Array;
  /** Cost of the item's whole demand; Infinity when the column has only a part. */
  cellCost: Float64Array;
  /** Stock seen, needed where items share it. */
  stock: Float64Array;
  /** Units the column may take on in all. */
  room: Float64Array;
  limitsRoom: boolean;
  /** Some column has a part of an item's demand but not all of it. */
  hasPartial: boolean;
  /** Some column may have everything; never false when one has. */
  hasComplete: boolean;
  /** The most that a unit of the item stands to lose at any column that has it, minor units. */
  mostMarkdown: Float64Array;
  /** A rule, a policy or a lack of room left something out or cut it short. */
  isFiltered: boolean;
  /** What the group pays when the column's parcel is its last to arrive. */
  lateCost: Float64Array;
  hasLateCost: boolean;
  /** Carrier cost by the weight of what leaves a column; null: nothing depends on it. */
  shipping: ShippingByWeight | null;
  /** What `shipping` is when it is not null, kept for its memory. */
  spareShipping: ShippingByWeight | null;
}

export function createProblem(): Problem {
  return {
    lines: 0,
    items: 0,
    columns: 0,
    itemOfLine: new Int32Array(16),
    lineOfItem: new Int32Array(16),
    ruled: new Uint8Array(16),
    gramsPerUnit: new Float64Array(16),
    demand: new Float64Array(16),
    missing: new Float64Array(16),
    totalMissing: 0,
    sharedWith: new Int32Array(16),
    sharesStock: false,
    groupOf: new Int32Array(16),
    groups: 0,
    locationOf: new Int32Array(64),
    origin: createOrigin(),
    distanceKm: new Float64Array(64),
    opening: new Float64Array(64),
    unitCost: new Float64Array(1024),
    units: new Float64Array(1024),
    cellStart: new Int32Array(65),
    cellItem: new Int32Array(1024),
    cellCost: new Float64Array(1024),
    stock: new Float64Array(1024),
    room: new Float64Array(64),
    limitsRoom: false,
    hasPartial: false,
    hasComplete: false,
    isFiltered: false,
    mostMarkdown: new Float64Array(16),
    lateCost: new Float64Array(64),
    hasLateCost: false,
    shipping: null,
    spareShipping: null,
  };
}
