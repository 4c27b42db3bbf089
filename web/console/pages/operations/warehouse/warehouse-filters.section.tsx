// Which location's work is shown, and in which state; kept in the address.
import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FULFILMENT_STATES } from '../../../../api/fulfilment.ts';
import { listLocations } from '../../../../api/inventory.ts';
import { wordOf } from '../../../../ui/word-of.ts';

export function WarehouseFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/warehouse' });
  const { location, state } = useSearch({ from: '/warehouse' });
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations, staleTime: 300_000 });
  const change = (part: { location?: string | undefined; state?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Group gap="sm">
      <Select
        label={t('operations.warehouse.location')}
        placeholder={t('operations.warehouse.allLocations')}
        searchable
        clearable
        data={(locations.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name || code }))}
        value={location ?? null}
        onChange={(value) => change({ location: value ?? undefined })}
        w={260}
      />
      <Select
        label={t('operations.warehouse.state')}
        placeholder={t('operations.warehouse.toDo')}
        clearable
        data={FULFILMENT_STATES.map((value) => ({ value, label: wordOf('fulfilmentState', value) }))}
        value={state ?? null}
        onChange={(value) => change({ state: value ?? undefined })}
        w={180}
      />
    </Group>
  );
}
