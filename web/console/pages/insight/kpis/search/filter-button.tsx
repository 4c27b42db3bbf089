// The form of everything that narrows the KPIs, with what there is to choose and how many orders have it. It is sent as a whole.
import { Badge, Button, Group, MultiSelect, NumberInput, Popover, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilterValues, readFilterValues } from '../../../../../api/kpis.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { dimensionName } from '../parts/kpi-words.ts';
import { type KpiSearch, LIST_FIELDS, type ListField } from './kpi-search.ts';
import { useKpiSearch } from './use-kpi-search.ts';
import { valueName } from './value-name.ts';

export function FilterButton() {
  const { t } = useTranslation();
  const { search } = useKpiSearch();
  const [opened, setOpened] = useState(false);
  const count = [...LIST_FIELDS, 'currency' as const].filter((name) => search[name] !== undefined).length;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width="min(720px, calc(100vw - 32px))"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="default"
          onClick={() => setOpened(!opened)}
          rightSection={count > 0 && <Badge circle>{count}</Badge>}
        >
          {t('insight.kpis.filters.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('insight.kpis.filters.open')} className="kpi-filters">
        {opened && <FilterForm onClose={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({ onClose }: { onClose: () => void }) {
  const [sku, setSku] = useState('');
  const [asked] = useDebouncedValue(sku.trim(), 200);
  const query = useQuery({
    queryKey: ['kpi-filter-values', asked],
    queryFn: () => readFilterValues(asked || undefined),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <QueryView query={query} rows={6}>
      {(found) => <Fields found={found} sku={sku} onSku={setSku} onClose={onClose} />}
    </QueryView>
  );
}

interface FieldsProps {
  found: FilterValues;
  sku: string;
  onSku: (text: string) => void;
  onClose: () => void;
}

function Fields({ found, sku, onSku, onClose }: FieldsProps) {
  const { t } = useTranslation();
  const { search, change } = useKpiSearch();
  const locationName = useLocationNames();
  const [draft, setDraft] = useState<KpiSearch>(search);
  const set = (part: KpiSearch) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { period: _period, from: _from, to: _to, ...narrowed } = draft;
    change(narrowed);
    onClose();
  };
  const inside = { comboboxProps: { withinPortal: false } };
  const choicesOf = (name: ListField) => {
    const by = name === 'processVersion' ? 'process-version' : name;
    const known = found[name];
    // What the address names is shown also where no order has it.
    const missing = (draft[name] ?? []).filter((value) => !known.some((each) => each.name === value));
    return [...known, ...missing.map((value) => ({ name: value, orders: 0 }))].map(
      ({ name: value, orders }) => ({
        value,
        label: `${withoutOverrides(valueName(by, value, locationName))} (${formatCount(orders)})`,
      }),
    );
  };
  return (
    <form onSubmit={submit}>
      <div className="kpi-filter-fields">
        {LIST_FIELDS.map((name) => (
          <MultiSelect
            key={name}
            {...inside}
            label={dimensionName(name === 'processVersion' ? 'process-version' : name)}
            data={choicesOf(name)}
            value={draft[name] ?? []}
            onChange={(values) => set({ [name]: values.length > 0 ? values : undefined })}
            {...(name === 'sku' ? { searchValue: sku, onSearchChange: onSku } : {})}
            nothingFoundMessage={t('insight.kpis.filters.none')}
            searchable
            clearable
          />
        ))}
        <Select
          {...inside}
          label={dimensionName('currency')}
          data={found.currency.map(({ name, orders }) => ({
            value: name,
            label: `${name} (${formatCount(orders)})`,
          }))}
          value={draft.currency ?? null}
          onChange={(value) => set({ currency: value ?? undefined })}
          clearable
        />
        <NumberInput
          label={t('insight.kpis.filters.churnDays')}
          description={t('insight.kpis.filters.churnMeaning')}
          min={7}
          max={1095}
          value={draft.churnDays ?? ''}
          placeholder="180"
          onChange={(value) => set({ churnDays: value === '' ? undefined : Number(value) })}
        />
      </div>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui.close')}
        </Button>
        <Button type="submit">{t('insight.kpis.filters.apply')}</Button>
      </Group>
    </form>
  );
}
