// Asks, while an order is typed, when and at what cost each delivery would be there, and keeps its units meanwhile: the units of the
// cart before are let go first, so that the order does not stand in its own way.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { newIdempotencyKey, type ResultOf, sendOnce } from '../../../../api/call.ts';
import { composePromise, type OrderDraft } from './order-draft.ts';

export type Promised = ResultOf<'POST /v1/promise'>;
export type PromisedGroup = Promised['shipGroups'][number];
export type PromisedOption = PromisedGroup['options'][number];

const TYPING_MS = 450;
const HOLD_MINUTES = 15;
const RENEW_MS = 10 * 60_000;
const HOLD_KEY = 'throughline.order-hold';

const post = <T>(address: string, body: object): Promise<T> =>
  sendOnce<T>({ method: 'POST', address, text: JSON.stringify(body), idempotencyKey: newIdempotencyKey() });

let last: Promise<unknown> = Promise.resolve();

/** One after the other: what is kept for the cart before is known when it is let go, however fast a person types. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** Lets the units of the draft go, where some are kept or are just being asked for. */
export const releaseDraftHold = (): Promise<void> => inTurn(letGo);

async function letGo(): Promise<void> {
  const holdId = localStorage.getItem(HOLD_KEY);
  if (holdId === null) return;
  localStorage.removeItem(HOLD_KEY);
  // It may have ended by the clock, which is as good.
  await post(`/v1/inventory/holds/${encodeURIComponent(holdId)}/release`, {}).catch(() => undefined);
}

/** An order has taken the units of this hold; what is kept beside them is let go. */
export function settleDraftHold(taken: string | null): void {
  if (localStorage.getItem(HOLD_KEY) === taken) localStorage.removeItem(HOLD_KEY);
  else void releaseDraftHold();
}

export function usePromise(draft: OrderDraft) {
  const body = composePromise(draft);
  const asked = JSON.stringify({ body, keep: draft.keep });
  const [settled] = useDebouncedValue(asked, TYPING_MS);
  const query = useQuery({
    queryKey: ['promise', settled],
    queryFn: () =>
      inTurn(async () => {
        const { body: cart, keep } = JSON.parse(settled) as { body: object; keep: boolean };
        await letGo();
        const answer = await post<Promised>('/v1/promise', {
          ...cart,
          ...(keep ? { hold: { minutes: HOLD_MINUTES, reference: 'order entry' } } : {}),
        });
        if (answer.hold) localStorage.setItem(HOLD_KEY, answer.hold.holdId);
        return answer;
      }),
    enabled: !settled.startsWith('{"body":null'),
    placeholderData: keepPreviousData,
    staleTime: RENEW_MS,
    refetchInterval: RENEW_MS,
    refetchOnMount: 'always',
    gcTime: 0,
  });
  const isCurrent = settled === asked && !query.isPlaceholderData && !query.isFetching;
  const isAsked = body !== null;
  return {
    promised: isAsked ? query.data : undefined,
    error: isAsked ? query.error : null,
    isAsked,
    isAsking: isAsked && !isCurrent,
    /** The hold of exactly this cart. */
    holdId: isCurrent ? (query.data?.hold?.holdId ?? null) : null,
  };
}
