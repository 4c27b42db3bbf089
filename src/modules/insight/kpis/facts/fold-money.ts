// The single place that says what an order brought in, what it cost to serve, and how long it was owed. Minor units of the order's currency.
import type { OrderEvent, OrderSnapshot, SnapshotDecision, SnapshotLine } from './types.ts';

/** Without tax, which a line's total contains either way. */
export const netOf = (line: SnapshotLine): number => line.totalMinor - line.taxMinor;

/** Of a line without its cancelled units, to the minor unit. */
export function keptNet(line: SnapshotLine): number {
  if (line.ordered === 0) return 0;
  return Math.round((netOf(line) * (line.ordered - line.cancelled)) / line.ordered);
}

/** Goods and shipping without tax, less cancelled units and credit notes; nothing of an order that was cancelled as a whole. */
export function revenueOf(snapshot: OrderSnapshot, isCancelled: boolean): { ordered: number; kept: number } {
  const ordered = snapshot.totalMinor - snapshot.taxMinor;
  if (isCancelled) return { ordered, kept: 0 };
  const lost = snapshot.lines.reduce((sum, line) => sum + netOf(line) - keptNet(line), 0);
  return { ordered, kept: ordered - lost - snapshot.creditedNetMinor };
}

/** What is paid for; the other parts of a decision's cost steer it and nobody sends a bill for them. */
export function costsOf(decisions: readonly SnapshotDecision[]) {
  if (decisions.length === 0) return null;
  const costs = { shipping: 0, handling: 0, splits: 0 };
  for (const { costParts: parts } of decisions) {
    costs.shipping += (parts.distance ?? 0) + (parts.shipping ?? 0) + (parts.dropShip ?? 0);
    costs.handling += (parts.fixed ?? 0) + (parts.handling ?? 0);
    costs.splits += parts.split ?? 0;
  }
  return costs;
}

export function goodwillOf(events: readonly OrderEvent[]): number {
  return events.reduce(
    (sum, { type, attributes }) =>
      type === 'service.appeasementGranted' ? sum + Number(attributes.amountMinor ?? 0) : sum,
    0,
  );
}

/** Money × seconds, up to the last movement; from then on the balance counts. What was paid ahead owes nothing. */
export function foldReceivable(moves: OrderSnapshot['receivable']) {
  let invoiced = 0;
  let balance = 0;
  let owedSeconds = 0;
  let owedAt: number | null = null;
  for (const { at, amountMinor, isInvoice } of moves) {
    if (owedAt !== null) owedSeconds += (Math.max(0, balance) * (at - owedAt)) / 1000;
    owedAt = at;
    balance += amountMinor;
    if (isInvoice) invoiced += amountMinor;
  }
  return { invoiced, owedSeconds, owedMinor: Math.max(0, balance), owedAt };
}
