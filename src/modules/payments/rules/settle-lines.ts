// Pure: which operation each line of a payout settles, and what is booked for it. A line that does not agree is a difference and is
// booked by nobody: it stays in the clearing account until a person has found out.
import type { NewEntry } from '../../ledger/index.ts';
import type { SettledOperation, SettlementLine } from '../store/settlements.ts';

export interface PayoutLine {
  readonly reference: string;
  /** Captured above zero, refunded below. */
  readonly grossMinor: number;
  readonly feeMinor: number;
  readonly netMinor: number;
}

export interface Payout {
  readonly provider: string;
  readonly payoutId: string;
  readonly currency: string;
  readonly lines: readonly PayoutLine[];
}

const keyOf = (operation: SettledOperation) =>
  `${operation.orderId}/${operation.operationId ?? operation.paymentId}`;

const NOTHING = { bucket: null, orderId: null, operationId: null, paymentId: null };

/** `taken`: operations that earlier payouts of the set have settled; grows. */
export function matchLines(
  payout: Payout,
  operations: readonly SettledOperation[],
  taken: Set<string>,
): SettlementLine[] {
  const byReference = Map.groupBy(operations, (each) => each.reference);
  return payout.lines.map((line, at) => {
    const kind = line.grossMinor < 0 ? 'refund' : 'capture';
    const candidates = (byReference.get(line.reference) ?? []).filter((each) => each.kind === kind);
    const free = candidates.filter((each) => !each.settledBefore && !taken.has(keyOf(each)));
    const operation =
      free.find((each) => each.amountMinor === Math.abs(line.grossMinor)) ?? free[0] ?? candidates[0] ?? null;
    const problem = findProblem(payout, line, operation, free.length > 0);
    if (problem === null) taken.add(keyOf(operation!));
    const { provider, payoutId } = payout;
    const { bucket, orderId, operationId, paymentId } = operation ?? NOTHING;
    return { provider, payoutId, lineNo: at + 1, ...line, bucket, orderId, operationId, paymentId, problem };
  });
}

function findProblem(
  payout: Payout,
  line: PayoutLine,
  operation: SettledOperation | null,
  isFree: boolean,
): SettlementLine['problem'] {
  if (!operation) return 'unknown-reference';
  if (!isFree) return 'settled-before';
  if (operation.currency !== payout.currency) return 'currency-differs';
  return operation.amountMinor === Math.abs(line.grossMinor) ? null : 'amount-differs';
}

/** Out of the provider's clearing account into the bank's and the fees'. */
export function settlementEntries(line: SettlementLine, currency: string): NewEntry[] {
  const clearing = `provider-clearing:${line.provider}` as const;
  const base = {
    bucket: line.bucket!,
    orderId: line.orderId!,
    sourceId: (line.operationId ?? line.paymentId) as string,
    currency,
  };
  const part = (kind: string, account: 'bank' | 'payment-fees', amountMinor: number): NewEntry => ({
    ...base,
    kind,
    debit: amountMinor >= 0 ? account : clearing,
    credit: amountMinor >= 0 ? clearing : account,
    amountMinor: Math.abs(amountMinor),
  });
  return [
    part('settlement-net', 'bank', line.netMinor),
    part('settlement-fee', 'payment-fees', line.feeMinor),
  ];
}
