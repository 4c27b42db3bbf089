// By which day carts would be there, as the server promises orders; asked anew now and then, as the day goes on.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Cart, promiseCarts } from '../../api/portal.ts';
import type { Destination } from './destination.ts';

const AGAIN_MS = 10 * 60_000;

/** As a cart names it. */
export const toDestination = ({ country, postalCode }: Destination): Cart['destination'] => {
  const code = postalCode.trim();
  return code === '' ? { country } : { country, postalCode: code };
};

/** Answers beside the carts. `isLate`: they are of what was asked before. */
export function usePromises(carts: Cart[], currency: string) {
  const query = useQuery({
    queryKey: ['promises', currency, carts],
    queryFn: () => promiseCarts(carts, currency),
    enabled: carts.length > 0,
    placeholderData: keepPreviousData,
    staleTime: AGAIN_MS,
    refetchInterval: AGAIN_MS,
  });
  return { promises: query.isError ? undefined : query.data?.carts, isLate: query.isPlaceholderData };
}
