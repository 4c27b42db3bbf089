// Everything that the sections of a new order share: the draft, prices, stock and dates of it, its sending, and why it cannot be sent.
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPrices } from '../../../../api/catalog.ts';
import { readCustomer } from '../../../../api/customers.ts';
import { readAvailability } from '../../../../api/inventory.ts';
import { placeOrder } from '../../../../api/orders.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { customerKey } from '../customer/customer-key.ts';
import { choosePrice } from './choose-price.ts';
import { composeOrder, hasGoal, type LineDraft, type OrderDraft, sumUp, usedGroups } from './order-draft.ts';
import { placeProblems } from './place-refusals.ts';
import { useDraft } from './use-draft.ts';
import { releaseDraftHold, settleDraftHold, usePromise } from './use-promise.ts';

export function useOrderForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const drafting = useDraft();
  const { draft, forget } = drafting;
  const goods = useGoods(draft);
  const promise = usePromise(draft);
  const customer = useQuery({
    queryKey: customerKey(draft.customerId ?? ''),
    queryFn: () => readCustomer(draft.customerId ?? ''),
    enabled: draft.customerId !== null,
  });
  const form = useCommandForm({
    initial: {},
    async send(_none, key) {
      const { holdId } = promise;
      // What is still kept for a cart before would stand in the way of this one.
      if (holdId === null) await releaseDraftHold();
      const placed = await placeProblems(placeOrder(composeOrder(draft, holdId), key));
      settleDraftHold(holdId);
      return placed;
    },
    done: ({ number }) => t('customers.newOrder.done', { number }),
    onDone({ orderId }) {
      forget();
      void client.invalidateQueries({ queryKey: ['orders'] });
      void navigate({ to: '/orders/$orderId', params: { orderId } });
    },
  });
  const sums = sumUp(draft, goods.priceOf);
  const why = whyNot(draft, sums.isIncomplete);
  return {
    ...drafting,
    form,
    goods,
    promise,
    customer: draft.customerId === null ? undefined : customer,
    sums,
    why: why && t(`customers.newOrder.${why}`, { currency: draft.currency }),
  };
}

export type OrderEntry = ReturnType<typeof useOrderForm>;

function whyNot(draft: OrderDraft, isIncomplete: boolean) {
  if (draft.lines.length === 0) return 'needsGoods' as const;
  if (!usedGroups(draft).every(hasGoal)) return 'needsGoal' as const;
  if (isIncomplete) return 'needsPrice' as const;
  return draft.payment === 'card' && draft.token.trim() === '' ? ('needsToken' as const) : undefined;
}

/** Prices and free units of what is in the draft. */
function useGoods(draft: OrderDraft) {
  const skus = [...new Set(draft.lines.map(({ sku }) => sku))].sort();
  const prices = useQueries({
    queries: skus.map((sku) => ({
      queryKey: ['prices', sku],
      queryFn: () => listPrices(sku),
      staleTime: 60_000,
    })),
  });
  const free = useQuery({
    queryKey: ['availability', ...skus],
    queryFn: () => readAvailability(skus),
    enabled: skus.length > 0,
  });
  return {
    priceOf: ({ sku, quantity }: LineDraft) =>
      choosePrice(prices[skus.indexOf(sku)]?.data?.items ?? [], {
        currency: draft.currency,
        channel: draft.channel.trim(),
        quantity,
        now: Date.now(),
      }),
    isPriced: ({ sku }: LineDraft) => prices[skus.indexOf(sku)]?.data !== undefined,
    freeOf: ({ sku }: LineDraft) => free.data?.items.find((item) => item.sku === sku)?.total,
  };
}
