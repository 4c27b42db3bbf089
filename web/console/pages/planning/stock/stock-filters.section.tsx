// Which SKU, which location; kept in the address.
import { Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listLocations } from '../../../../api/inventory.ts';

export function StockFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/stock' });
  const { sku, location } = useSearch({ from: '/stock' });
  const locations = useQuery({ queryKey: ['locations'], queryFn: listLocations, staleTime: 300_000 });
  const change = (part: { sku?: string | undefined; location?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Group gap="sm">
      <TextInput
        key={sku}
        label={t('planning.stock.sku')}
        placeholder={t('planning.stock.skuHint')}
        defaultValue={sku ?? ''}
        onBlur={(event) => change({ sku: event.currentTarget.value.trim() || undefined })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') change({ sku: event.currentTarget.value.trim() || undefined });
        }}
        w={220}
      />
      <Select
        label={t('planning.stock.location')}
        placeholder={t('ui.all')}
        searchable
        clearable
        data={(locations.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name || code }))}
        value={location ?? null}
        onChange={(value) => change({ location: value ?? undefined })}
        w={260}
      />
    </Group>
  );
}
