// What the address of purchasing says: by what the lists are filtered, and which purchase order is open.
import { oneOf, textOf } from '../../../search-fields.ts';

export const PROPOSAL_STATES = ['open', 'ordered', 'dismissed'] as const;
export const PURCHASE_STATES = [
  'draft',
  'placed',
  'confirmed',
  'partly-received',
  'received',
  'closed-short',
  'cancelled',
] as const;

export interface PurchaseSearch {
  supplier?: string | undefined;
  location?: string | undefined;
  dueBy?: string | undefined;
  /** Of purchase orders. */
  state?: (typeof PURCHASE_STATES)[number] | undefined;
  /** Of proposals; open ones unless told. */
  proposals?: (typeof PROPOSAL_STATES)[number] | undefined;
  open?: string | undefined;
}

const dayOf = (value: unknown) => textOf(value)?.match(/^\d{4}-\d\d-\d\d$/)?.[0];

export const readPurchaseSearch = (search: Record<string, unknown>): PurchaseSearch => ({
  supplier: textOf(search.supplier),
  location: textOf(search.location),
  dueBy: dayOf(search.dueBy),
  state: oneOf(PURCHASE_STATES, search.state),
  proposals: oneOf(PROPOSAL_STATES, search.proposals),
  open: textOf(search.open),
});

export const isFiltered = ({ supplier, location, dueBy, state, proposals }: PurchaseSearch): boolean =>
  [supplier, location, dueBy, state, proposals].some((each) => each !== undefined);
