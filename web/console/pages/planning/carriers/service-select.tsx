// Chooses one of a carrier's services, or none: every service.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listServices } from '../../../../api/network.ts';
import { CARRIERS_KEY } from './carriers-key.ts';

interface ServiceSelectProps {
  carrier: string;
  label: string;
  value: string;
  onChange: (service: string) => void;
  error?: string | undefined;
  'data-at'?: string;
  'data-autofocus'?: boolean;
  clearable?: boolean;
  placeholder?: string;
  disabled?: boolean;
}

export function ServiceSelect({ carrier, value, onChange, ...look }: ServiceSelectProps) {
  const services = useQuery({ queryKey: [...CARRIERS_KEY, 'services'], queryFn: listServices });
  const own = (services.data?.items ?? []).filter((service) => service.carrier === carrier);
  return (
    <Select
      searchable
      {...look}
      data={own.map(({ service, name }) => ({ value: service, label: `${name} (${service})` }))}
      value={value === '' ? null : value}
      onChange={(service) => onChange(service ?? '')}
    />
  );
}
