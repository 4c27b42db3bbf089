// The orders that fare most differently on two sides, with both explanations. Keeps a fixed number whatever the length of the
// replay; equal differences keep the older order. Pure.
import { formatId } from '../../../platform/ids.ts';
import { explainDecision } from '../../sourcing/index.ts';
import type { OrderFacts } from '../facts.ts';
import type { OrderResult } from './side.ts';

/** How an order fares on one side. */
export interface Fate {
  readonly isRefused: boolean;
  readonly filledUnits: number;
  readonly comparableMinor: number;
  readonly shipments: number;
  readonly daysLate: number;
  /** In words, one text for each ship group. */
  readonly why: readonly string[];
}

export interface Difference {
  readonly orderId: string;
  readonly placedAt: string;
  /** What the second side costs more, by the live rules; comparable where both serve the same units. */
  readonly moreMinor: number;
  /** Units that the second side serves more. */
  readonly moreUnits: number;
  readonly first: Fate;
  readonly second: Fate;
}

interface Kept {
  readonly at: number;
  readonly order: OrderFacts;
  readonly first: OrderResult;
  readonly second: OrderResult;
  readonly moreUnits: number;
  readonly moreMinor: number;
}

export interface DifferenceList {
  note(order: OrderFacts, first: OrderResult, second: OrderResult): void;
  /** Orders that differ at all. */
  count(): number;
  /** Those that differ most, first. */
  list(): Difference[];
}

export interface Naming {
  /** Names of locations by id, those of both sides. */
  readonly locations: Readonly<Record<string, string>>;
  readonly money: (amountMinor: number) => string;
}

/** Looked at again when it is so many times too long: sorting at every order would take longer than deciding. */
const SLACK = 4;

export function keepDifferences(most: number, naming: Naming): DifferenceList {
  let kept: Kept[] = [];
  let differing = 0;
  const shorten = () => {
    kept = kept.sort(byWeight).slice(0, most);
  };
  return {
    note(order, first, second) {
      if (isSame(first, second)) return;
      const moreUnits = second.filledUnits - first.filledUnits;
      const moreMinor = second.comparableMinor - first.comparableMinor;
      kept.push({ at: differing++, order, first, second, moreUnits, moreMinor });
      if (kept.length > most * SLACK) shorten();
    },
    count: () => differing,
    list() {
      shorten();
      return kept.map(({ order, first, second }) => toDifference(order, first, second, naming));
    },
  };
}

export function toDifference(
  order: OrderFacts,
  first: OrderResult,
  second: OrderResult,
  naming: Naming,
): Difference {
  return {
    orderId: formatId('ord', order.orderId),
    placedAt: order.placedAt.toISOString(),
    moreMinor: second.comparableMinor - first.comparableMinor,
    moreUnits: second.filledUnits - first.filledUnits,
    first: toFate(first, naming),
    second: toFate(second, naming),
  };
}

/** Who is served weighs more than what it costs. */
function byWeight(a: Kept, b: Kept): number {
  return (
    Math.abs(b.moreUnits) - Math.abs(a.moreUnits) ||
    Math.abs(b.moreMinor) - Math.abs(a.moreMinor) ||
    Math.abs(b.second.daysLate - b.first.daysLate) - Math.abs(a.second.daysLate - a.first.daysLate) ||
    a.at - b.at
  );
}

/** Whether both ship the same units from the same places. */
export function isSame(first: OrderResult, second: OrderResult): boolean {
  if (first.isRefused || second.isRefused) return first.isRefused === second.isRefused;
  const unitsOf = ({ groups }: OrderResult) =>
    groups
      .flatMap(({ group, decision }) =>
        decision.allocations.map((each) => `${group.no}/${each.lineNo}/${each.locationId}/${each.quantity}`),
      )
      .sort()
      .join(' ');
  return unitsOf(first) === unitsOf(second);
}

function toFate(result: OrderResult, naming: Naming): Fate {
  const { isRefused, filledUnits, comparableMinor, shipments, daysLate, groups } = result;
  const why = groups.map(({ decision }) => explainDecision(decision, naming));
  return { isRefused, filledUnits, comparableMinor, shipments, daysLate, why };
}
