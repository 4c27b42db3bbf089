// The single place for the flat form of a log that the mining kernels read: columns of numbers, events in the order of their cases and, within
// a case, of time (in the live log those of an order as they were logged). It knows no store; log/read-case-log.ts fills it.

export interface CaseLog {
  /** Names by number, sorted by first appearance. */
  readonly activities: readonly string[];
  /** Where each case begins; one more than there are cases, the last is the number of events. */
  readonly offsets: Uint32Array;
  /** Per event: number of its activity. */
  readonly activity: Uint16Array;
  /** Per event: milliseconds since 1970 UTC; NaN where the log has no time. Never falls within a case. */
  readonly time: Float64Array;
  /** Per event: who did it, by number in `resources`; -1 where nobody is named. */
  readonly resource: Int32Array;
  readonly resources: readonly string[];
  /** Per case: its number in the store (`object_no`), for looking up ids and attributes. */
  readonly caseNo: Float64Array;
  /** Per event: its number in the store (`event_no`). */
  readonly eventNo: Float64Array;
}

export const caseCountOf = (log: CaseLog): number => log.offsets.length - 1;
export const eventCountOf = (log: CaseLog): number => log.activity.length;

/** What is known of cases beyond their events (log/read-attributes.ts); a value per case, null or NaN where it is missing. */
export interface CaseAttribute {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'boolean';
  readonly values: ArrayLike<string | number | boolean | null>;
}
