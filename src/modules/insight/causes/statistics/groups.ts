// The nouns of comparing two groups of cases: their counts, and an interval. No logic.

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Counts of the two groups that are compared: cases with the outcome, and all. */
export interface TwoGroups {
  readonly hits: number;
  readonly total: number;
  readonly otherHits: number;
  readonly otherTotal: number;
}
