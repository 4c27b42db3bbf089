// Pure: how much of each invoice of an order is paid. Money is kept by order, so it pays the oldest invoice first.
import type { Uuid } from '../../../platform/ids.ts';

interface BookedEntry {
  readonly sourceId: string;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: number;
}

/** What is open of invoice `invoiceUuid`, given all entries of its order, oldest first. */
export function openOfInvoice(
  entries: readonly BookedEntry[],
  invoices: readonly { readonly uuid: Uuid; readonly totalMinor: number }[],
  invoiceUuid: Uuid,
): number {
  let settled = 0;
  for (const entry of entries) {
    if (entry.credit === 'receivable') settled += entry.amountMinor;
    // A payment that was taken back makes the customer owe again; invoices themselves are what is settled.
    else if (entry.debit === 'receivable' && !invoices.some(({ uuid }) => uuid === entry.sourceId))
      settled -= entry.amountMinor;
  }
  for (const { uuid, totalMinor } of invoices) {
    const open = Math.max(0, totalMinor - Math.max(0, settled));
    if (uuid === invoiceUuid) return open;
    settled -= totalMinor;
  }
  return 0;
}
