// Under what the lists of purchasing and the order that is open are kept, and how all of it is read anew.
import { useQueryClient } from '@tanstack/react-query';

export const PROPOSALS_KEY = ['proposals'];
export const PURCHASE_ORDERS_KEY = ['purchase-orders'];

/** What a command has changed is read again: proposals become orders, orders change and come in. */
export function usePurchasingChanged(): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [PROPOSALS_KEY, PURCHASE_ORDERS_KEY]) void client.invalidateQueries({ queryKey });
  };
}
