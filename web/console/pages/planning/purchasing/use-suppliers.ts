// The suppliers, how they are called, and what one sells; and how all of it is read anew.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listSupplierItems,
  listSuppliers,
  type Supplier,
  type SupplierItem,
} from '../../../../api/supply.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';

export const SUPPLIERS_KEY = ['suppliers'];
export const SUPPLIER_ITEMS_KEY = ['supplier-items'];
const NONE: readonly Supplier[] = [];
const NOTHING: readonly SupplierItem[] = [];

export function useSuppliers(): readonly Supplier[] {
  const suppliers = useQuery({ queryKey: SUPPLIERS_KEY, queryFn: listSuppliers, staleTime: 300_000 });
  return suppliers.data?.items ?? NONE;
}

export function useSupplierNames(): (code: string) => string {
  const suppliers = useSuppliers();
  return (code) => withoutOverrides(suppliers.find((supplier) => supplier.code === code)?.name || code);
}

/** Nothing while it is not `asked`. */
export function useSupplierItems(supplier: string, asked = true): readonly SupplierItem[] {
  const items = useQuery({
    queryKey: [...SUPPLIER_ITEMS_KEY, supplier],
    queryFn: () => listSupplierItems(supplier),
    enabled: supplier !== '' && asked,
    staleTime: 60_000,
  });
  return items.data?.items ?? NOTHING;
}

/** What a command has changed of suppliers is read again. */
export function useSuppliersChanged(): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [SUPPLIERS_KEY, SUPPLIER_ITEMS_KEY]) void client.invalidateQueries({ queryKey });
  };
}
