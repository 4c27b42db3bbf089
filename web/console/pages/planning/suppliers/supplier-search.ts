// What the address of the suppliers says: by what they are filtered, and which one is open.
import { oneOf, textOf } from '../../../search-fields.ts';

export const SUPPLIER_STATES = ['active', 'inactive'] as const;

export interface SupplierSearch {
  state?: (typeof SUPPLIER_STATES)[number] | undefined;
  open?: string | undefined;
}

export const readSupplierSearch = (search: Record<string, unknown>): SupplierSearch => ({
  state: oneOf(SUPPLIER_STATES, search.state),
  open: textOf(search.open),
});
