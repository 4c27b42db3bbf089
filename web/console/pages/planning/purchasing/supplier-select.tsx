// Chooses a supplier by its name.
import { Select } from '@mantine/core';
import { useSuppliers } from './use-suppliers.ts';

interface SupplierSelectProps {
  label: string;
  value: string;
  onChange: (code: string) => void;
  /** Only those that take orders. */
  active?: boolean;
  error?: string | undefined;
  'data-at'?: string;
  clearable?: boolean;
  placeholder?: string;
  w?: number;
  required?: boolean;
  'data-autofocus'?: boolean;
}

export function SupplierSelect({ value, onChange, active = false, ...look }: SupplierSelectProps) {
  const shown = useSuppliers().filter((supplier) => supplier.active || !active);
  return (
    <Select
      searchable
      {...look}
      data={shown.map(({ code, name }) => ({ value: code, label: name || code }))}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
    />
  );
}
