// The single place where service moves money: a credit note for each invoice that is corrected, and the refund of what was paid, by the
// commands of ledger and payments in the same transaction. What they decline is this command's refusal, and nothing is written.
import type { CommandTx, Item, Outcome } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { ItemRefused, type Refusal, refuse } from '../../platform/errors.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { type Invoice, issueCreditNote, readInvoicesOfOrders, readOrderSums } from '../ledger/index.ts';
import {
  depositMinor,
  type OrderBook,
  readOrderBooks,
  refundableMinor,
  refundPayment,
} from '../payments/index.ts';
import { refusals } from './errors.ts';
import { type CreditPlan, creditableOf } from './rules/plan-credit.ts';
import type { Settle } from './types.ts';

/** The money of one order, as it stands and as earlier items of the set leave it. */
export interface OrderMoney {
  /** Credit notes of earlier items of the set among them. */
  readonly documents: Invoice[];
  readonly currency: string | null;
  creditableMinor: number;
  refundableMinor: number;
  receivableMinor: number;
  readonly onAccount: boolean;
}

/** Reads the money of orders; `lock` holds it: documents first, payments second, as everybody does. */
export async function readMoney(
  tx: Queryable,
  orderIds: readonly Uuid[],
  lock = true,
): Promise<Map<Uuid, OrderMoney>> {
  const ids = [...new Set(orderIds)];
  if (ids.length === 0) return new Map();
  const byOrder = Map.groupBy(await readInvoicesOfOrders(tx, ids, lock), (each) => each.orderId);
  const books = await readOrderBooks(tx, ids, lock);
  const sums = new Map((await readOrderSums(tx, ids)).map((row) => [row.orderId, row]));
  return new Map(
    ids.map((orderId) => {
      const own = [...(byOrder.get(orderId) ?? [])];
      const payments = books.get(orderId)?.payments ?? [];
      return [
        orderId,
        {
          documents: own,
          currency: own[0]?.currency ?? null,
          creditableMinor: creditableOf(own).minor,
          refundableMinor: paidMinor(books.get(orderId)),
          receivableMinor: Math.max(0, sums.get(orderId)?.receivableMinor ?? 0),
          onAccount: payments.some((each) => each.openedAs === 'on-account'),
        },
      ];
    }),
  );
}

/** Taken for what was invoiced, and neither given back nor on its way back; deposits pay nothing yet. */
function paidMinor(book: OrderBook | undefined): number {
  if (!book) return 0;
  return book.payments
    .filter((payment) => payment.openedAs !== 'history')
    .reduce((sum, each) => sum + refundableMinor(each) - depositMinor(each, book.operations), 0);
}

/** How an amount is given back, or why it cannot be. */
export function chooseSettle(money: OrderMoney | undefined, amountMinor: number): Settle | Refusal {
  if (!money || money.documents.length === 0) return refusals.nothingInvoiced;
  const { creditableMinor, receivableMinor } = money;
  if (amountMinor > creditableMinor) return refuse(refusals.amountExceedsInvoiced, { creditableMinor });
  if (money.onAccount && amountMinor <= receivableMinor) return 'receivable';
  if (amountMinor <= money.refundableMinor) return 'refund';
  return refuse(refusals.amountExceedsPaid, {
    refundableMinor: money.refundableMinor,
    receivableMinor: money.onAccount ? receivableMinor : 0,
  });
}

/** Notes in memory that what the plans give back is gone. */
export function spend(
  money: OrderMoney,
  plans: readonly CreditPlan[],
  sourceId: string,
  settle: Settle,
): void {
  const amountMinor = sumOf(plans);
  money.creditableMinor -= amountMinor;
  if (settle === 'refund') money.refundableMinor -= amountMinor;
  else money.receivableMinor -= amountMinor;
  for (const { invoice, lines, totalMinor } of plans) {
    const correctsInvoiceId = invoice.invoiceId;
    money.documents.push({
      ...invoice,
      document: 'credit-note',
      sourceId,
      lines,
      totalMinor,
      correctsInvoiceId,
      settle,
    });
  }
}

export interface Settlement {
  index: number;
  item: Item<unknown>;
  orderId: Uuid;
  sourceId: string;
  reason: string;
  currency: string;
  settle: Settle;
  plans: readonly CreditPlan[];
}

/** Books and pays; throws ItemRefused where ledger or payments decline. */
export async function settleAll(tx: CommandTx, settlements: readonly Settlement[]): Promise<void> {
  const notes = settlements.flatMap((each) => each.plans.map((plan, at) => ({ each, plan, at })));
  const noted = await tx.call(
    issueCreditNote,
    notes.map(({ each, plan, at }) => ({
      actor: each.item.actor,
      input: {
        orderId: formatId('ord', each.orderId),
        sourceId: at === 0 ? each.sourceId : `${each.sourceId}/${at + 1}`,
        invoiceId: formatId('inv', plan.invoice.invoiceId),
        reason: each.reason,
        settle: each.settle,
        currency: each.currency,
        lines: plan.lines,
        shippingMinor: plan.shippingMinor,
        shippingTaxMinor: plan.shippingTaxMinor,
        totalMinor: plan.totalMinor,
        taxesIncluded: plan.taxesIncluded,
      },
    })),
  );
  refuseFailed(
    noted,
    notes.map(({ each }) => each),
  );
  const refunds = settlements.filter((each) => each.settle === 'refund');
  const refunded = await tx.call(
    refundPayment,
    refunds.map((each) => ({
      actor: each.item.actor,
      input: {
        orderId: formatId('ord', each.orderId),
        amountMinor: sumOf(each.plans),
        reason: each.reason,
        sourceId: each.sourceId,
      },
    })),
  );
  refuseFailed(refunded, refunds);
}

export const sumOf = (plans: readonly CreditPlan[]) => plans.reduce((sum, plan) => sum + plan.totalMinor, 0);

function refuseFailed(outcomes: readonly Outcome<unknown>[], settlements: readonly Settlement[]): void {
  outcomes.forEach((outcome, at) => {
    if (outcome.ok) return;
    const { code, details } = outcome.refusal;
    throw new ItemRefused(
      settlements[at]!.index,
      refuse(refusals.settlementRefused, { because: code, ...details }),
    );
  });
}
