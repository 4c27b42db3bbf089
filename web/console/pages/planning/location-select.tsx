// Chooses a location by its name, among the active ones.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listLocations } from '../../../api/inventory.ts';

interface LocationSelectProps {
  label: string;
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
  'data-at'?: string;
  /** A location that makes no sense here. */
  without?: string;
  clearable?: boolean;
  placeholder?: string;
  w?: number;
}

export function LocationSelect({ value, onChange, without, ...look }: LocationSelectProps) {
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations, staleTime: 300_000 });
  const known = (locations.data?.items ?? []).filter(({ active, code }) => active && code !== without);
  return (
    <Select
      searchable
      {...look}
      data={known.map(({ code, name }) => ({ value: code, label: name || code }))}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
    />
  );
}
