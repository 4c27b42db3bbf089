// Which SKUs, which location, all or only what is low; kept in the address.
import { Group, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LocationSelect } from '../location-select.tsx';

interface StockSearch {
  sku?: string | undefined;
  location?: string | undefined;
  low?: true | undefined;
}

export function StockFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/stock' });
  const { sku, location, low } = useSearch({ from: '/stock' });
  const change = (part: StockSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const type = useDebouncedCallback((text: string) => change({ sku: text.trim() || undefined }), 250);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={t('planning.stock.sku')}
        placeholder={t('planning.stock.skuHint')}
        defaultValue={sku ?? ''}
        onChange={(event) => type(event.currentTarget.value)}
        w={220}
      />
      <LocationSelect
        label={t('planning.stock.location')}
        placeholder={t('ui.all')}
        clearable
        value={location ?? ''}
        onChange={(code) => change({ location: code || undefined })}
        w={260}
      />
      <Switch
        label={t('planning.stock.lowOnly')}
        checked={low === true}
        onChange={(event) => change({ low: event.currentTarget.checked || undefined })}
        mb={8}
      />
    </Group>
  );
}
