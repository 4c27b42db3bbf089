// The door of the ledger: everything that other modules may use.
export { postEntries } from './post-entries.ts';
export type { AccountCode, DocumentKind, Entry, Invoice, InvoiceLine, NewEntry } from './types.ts';
