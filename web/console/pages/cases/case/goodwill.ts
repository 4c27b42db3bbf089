// The pure part of the form that gives goodwill: the amount that is meant, and what is sent for it.
import type { AppeasementReason } from '../../../../api/cases.ts';
import type { Order } from '../../../../api/orders.ts';
import { toMinor } from '../../../../ui/money.ts';

export interface GoodwillDraft {
  by: 'amount' | 'percent';
  amount: number | string;
  percent: number | string;
  reason: AppeasementReason;
  note: string;
  resolve: boolean;
}

export function amountOf(
  draft: GoodwillDraft,
  order: Pick<Order, 'totalMinor' | 'currency'> | undefined,
): number {
  if (!order) return 0;
  return draft.by === 'amount'
    ? toMinor(Number(draft.amount) || 0, order.currency)
    : Math.round((order.totalMinor * (Number(draft.percent) || 0)) / 100);
}

export const composeGoodwill = (
  draft: GoodwillDraft,
  currency: string,
  rest: { caseId: string; beyondLimit: 'refuse' | 'request' },
) => ({
  ...(draft.by === 'amount'
    ? { amountMinor: toMinor(Number(draft.amount), currency) }
    : { percent: Number(draft.percent) }),
  reason: draft.reason,
  ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
  ...rest,
});
