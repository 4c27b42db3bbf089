// What every dialog of the order page gets: the order, and what to call when it closes or has done its work.
import type { Order } from '../../../../api/orders.ts';

export interface OrderDialogProps {
  order: Order;
  onClose: () => void;
  onDone: () => void;
}
