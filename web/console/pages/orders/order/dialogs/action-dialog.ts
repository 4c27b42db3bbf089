// What every dialog of the order page gets: the order, what the server says of the command (its limits, its target), and what to call
// when it closes or has done its work. Limits are read here, in the form in which the modules give them.
import type { Order, OrderAction } from '../../../../../api/orders.ts';

export interface ActionDialogProps {
  order: Order;
  action: OrderAction;
  /** Title of the dialog and label of its button: what the menu calls it. */
  label: string;
  onClose: () => void;
  onDone: () => void;
}

export interface LimitedLine {
  lineNo: number;
  units: number;
}

/** Lines that the command may touch, and how many units of each. */
export function linesOf({ limits }: OrderAction): LimitedLine[] {
  return Array.isArray(limits.lines) ? (limits.lines as LimitedLine[]) : [];
}

/** The largest amount that the command takes. */
export const mostOf = ({ limits }: OrderAction): number =>
  typeof limits.maxMinor === 'number' ? limits.maxMinor : 0;

/** The ship group that the command is about. */
export const groupOf = ({ order, action }: Pick<ActionDialogProps, 'order' | 'action'>) =>
  order.shipGroups.find(({ no }) => String(no) === action.target?.id) ?? order.shipGroups[0]!;
