// The events of the ledger; it listens to nobody.
import type { EventObject, NewEvent } from '../../platform/events.ts';
import { formatId } from '../../platform/ids.ts';
import type { Invoice } from './types.ts';

/** ledger.invoiceIssued or ledger.creditNoteIssued. */
export function documentIssued(document: Invoice): NewEvent {
  const invoiceId = formatId('inv', document.invoiceId);
  const objects: EventObject[] = [
    ['order', formatId('ord', document.orderId), 'order'],
    ['invoice', invoiceId, document.document],
  ];
  if (document.document === 'invoice') objects.push(['shipment', document.sourceId, 'shipment']);
  if (document.correctsInvoiceId)
    objects.push(['invoice', formatId('inv', document.correctsInvoiceId), 'corrected']);
  return {
    type: document.document === 'invoice' ? 'ledger.invoiceIssued' : 'ledger.creditNoteIssued',
    orderId: document.orderId,
    objects,
    attributes: {
      invoiceId,
      number: document.numberText,
      sourceId: document.sourceId,
      currency: document.currency,
      totalMinor: document.totalMinor,
      ...(document.reason === null ? {} : { reason: document.reason }),
    },
  };
}
