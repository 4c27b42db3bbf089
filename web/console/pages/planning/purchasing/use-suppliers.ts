// The suppliers and how they are called.
import { useQuery } from '@tanstack/react-query';
import { listSuppliers, type Supplier } from '../../../../api/supply.ts';

const NONE: readonly Supplier[] = [];

export function useSuppliers(): readonly Supplier[] {
  const suppliers = useQuery({ queryKey: ['suppliers'], queryFn: listSuppliers, staleTime: 300_000 });
  return suppliers.data?.items ?? NONE;
}

export function useSupplierNames(): (code: string) => string {
  const suppliers = useSuppliers();
  return (code) => suppliers.find((supplier) => supplier.code === code)?.name || code;
}
