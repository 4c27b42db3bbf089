// What every dialog about an order is given, and how the page reads the order again after it.
import { useQueryClient } from '@tanstack/react-query';
import type { Action, PortalOrder } from '../../api/portal.ts';

export interface OrderDialogProps {
  order: PortalOrder;
  action: Action;
  onClose: () => void;
}

/** Resolves when the order has been read anew. */
export function useReadAgain(orderId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['order', orderId] });
    void client.invalidateQueries({ queryKey: ['orders'] });
  };
}
