// The code that a customer reads out, as the server makes it: the end of the pick-up's id. Scanned may also be the id or the order.
import type { QueueItem } from '../../../../api/work.ts';

const CODE_LENGTH = 6;

export const codeOf = (fulfilmentOrderId: string): string =>
  fulfilmentOrderId.slice(-CODE_LENGTH).toUpperCase();

/** Whether what was typed or scanned means this pick-up: its code however it is written, its id, or its order's number. */
export function isMatch(
  { fulfilmentOrderId, orderNumber }: Pick<QueueItem, 'fulfilmentOrderId' | 'orderNumber'>,
  said: string,
): boolean {
  const word = said.toUpperCase().replace(/[\s-]/g, '');
  if (fulfilmentOrderId === null || word === '') return false;
  const number = orderNumber?.toUpperCase().replace(/[\s-]/g, '');
  return word === codeOf(fulfilmentOrderId) || word === fulfilmentOrderId.toUpperCase() || word === number;
}
