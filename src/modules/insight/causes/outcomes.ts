// The single place that says of each case whether the outcome that is asked about has come: from the facts of orders, or from the log itself.
import { ItemRefused, platformRefusals, refuse } from '../../../platform/errors.ts';
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import type { Outcome } from './count-levels.ts';
import { findCaseEnds, ORDER_OVER, RUNNING } from './ended-cases.ts';
import type { OrderFacts } from './order-facts.ts';
import type { OutcomeName } from './schemas.ts';
import { quantileOf } from './statistics/samples.ts';

export interface AskedOutcome {
  readonly outcome: OutcomeName;
  readonly slowSeconds?: number;
  readonly activity?: string;
}

export interface FoundOutcome {
  readonly values: Outcome;
  /** slow: from when on a case is slow. */
  readonly slowSeconds: number | null;
}

/** What an outcome is made of tells nothing about its causes. */
const ITSELF: Readonly<Record<OutcomeName, RegExp>> = {
  'late-requested': /delay|delivered|deliveryPromised|closed/i,
  'late-promised': /delay|delivered|deliveryPromised|closed/i,
  cancelled: /cancel|void|refund|closed|expired/i,
  returned: /return|refund|credit|exchange|closed/i,
  slow: /delay/i,
  reached: /^$/,
};

export const isOutcomeItself = ({ outcome, activity }: AskedOutcome, name: string): boolean =>
  name === activity || ITSELF[outcome].test(name);

export function findOutcome(asked: AskedOutcome, log: CaseLog, facts: OrderFacts | null): FoundOutcome {
  switch (asked.outcome) {
    case 'slow':
      return findSlow(findSeconds(log, facts === null ? null : ORDER_OVER), asked.slowSeconds);
    case 'reached':
      return { values: findReached(log, asked.activity), slowSeconds: null };
    default:
      return { values: ofOrders(asked.outcome, facts), slowSeconds: null };
  }
}

function ofOrders(outcome: Exclude<OutcomeName, 'slow' | 'reached'>, facts: OrderFacts | null): Outcome {
  if (!facts)
    throw wrong('/outcome', 'is known of the orders of the live log alone; ask for slow or reached');
  switch (outcome) {
    case 'late-requested':
      return facts.late('requested');
    case 'late-promised':
      return facts.late('first');
    case 'cancelled':
      return facts.cancelled();
    case 'returned':
      return facts.returned();
  }
}

const SLOWEST = 0.9;

/** How long each case took; NaN of one that has not ended: of it nobody knows. `over`: what ends a case; null: what cases mostly end with. */
function findSeconds(log: CaseLog, over: readonly string[] | null): Float64Array {
  const ends = findCaseEnds(log, over);
  return Float64Array.from({ length: caseCountOf(log) }, (_, index) =>
    ends[index] === RUNNING ? Number.NaN : (log.time[ends[index]!]! - log.time[log.offsets[index]!]!) / 1000,
  );
}

function findSlow(seconds: Float64Array, stated: number | undefined): FoundOutcome {
  const sorted = seconds.filter((each) => !Number.isNaN(each)).sort();
  const slowSeconds = stated ?? (sorted.length === 0 ? 0 : quantileOf(sorted, SLOWEST));
  const values = Uint8Array.from(seconds, (each) => (Number.isNaN(each) ? 2 : each > slowSeconds ? 1 : 0));
  return { values, slowSeconds };
}

function findReached(log: CaseLog, activity: string | undefined): Outcome {
  const number = activity === undefined ? -1 : log.activities.indexOf(activity);
  if (number < 0)
    throw wrong(
      '/activity',
      activity === undefined ? 'is needed' : `is not an activity of this log: ${activity}`,
    );
  return Uint8Array.from({ length: caseCountOf(log) }, (_, index) =>
    log.activity.subarray(log.offsets[index]!, log.offsets[index + 1]!).includes(number) ? 1 : 0,
  );
}

export const wrong = (at: string, message: string): ItemRefused =>
  new ItemRefused(0, refuse(platformRefusals.invalidInput, { problems: [{ at, message }] }));
