// The form of all filters of the list. It is sent as a whole, so that the list is asked once.
import { Button, Group, MultiSelect, NumberInput, Popover, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLD_REASONS, ORDER_STATUSES } from '../../../../api/orders.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocations } from '../../../locations/use-locations.ts';
import { CURRENCIES } from '../../customers/new-order/currencies.ts';
import { type ListSearch, statusesOf } from './list-search.ts';

const DAYS = [
  ...(['placedFrom', 'placedTo', 'promisedFrom', 'promisedTo', 'requestedFrom', 'requestedTo'] as const),
];

export function Filters() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      width={820}
      withinPortal
    >
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {t('orders.filters.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('orders.filters.open')} className="order-filters">
        <FilterForm onClose={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/orders' });
  const search = useSearch({ from: '/orders' });
  const locations = useLocations();
  const [draft, setDraft] = useState<ListSearch>(search);
  const set = (part: ListSearch) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: { ...draft, view: search.view }, replace: true });
    onClose();
  };
  const text = (name: 'channel' | 'sku') => ({
    label: t(`orders.filters.${name}`),
    value: draft[name] ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      set({ [name]: event.currentTarget.value.trim() || undefined }),
  });
  const inside = { comboboxProps: { withinPortal: false } };
  return (
    <form onSubmit={submit}>
      <div className="order-filter-fields">
        <MultiSelect
          {...inside}
          label={t('orders.filters.status')}
          data={ORDER_STATUSES.map((value) => ({ value, label: wordOf('status', value) }))}
          value={statusesOf(draft.status)}
          onChange={(values) => set({ status: values.join(',') || undefined })}
          clearable
        />
        <Select
          {...inside}
          label={t('orders.filters.holdReason')}
          data={HOLD_REASONS.map((value) => ({ value, label: wordOf('hold', value) }))}
          value={draft.holdReason ?? null}
          onChange={(value) => set({ holdReason: HOLD_REASONS.find((reason) => reason === value) })}
          clearable
        />
        <TextInput {...text('channel')} />
        <TextInput {...text('sku')} />
        {DAYS.map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`orders.filters.${name}`)}
            value={draft[name] ?? ''}
            onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
          />
        ))}
        {(['totalFrom', 'totalTo'] as const).map((name) => (
          <NumberInput
            key={name}
            label={t(`orders.filters.${name}`)}
            min={0}
            hideControls
            value={draft[name] ?? ''}
            onChange={(value) =>
              set({
                [name]: value === '' ? undefined : Number(value),
                currency: draft.currency ?? CURRENCIES[0],
              })
            }
          />
        ))}
        <Select
          {...inside}
          label={t('orders.filters.currency')}
          data={[...CURRENCIES]}
          value={draft.currency ?? null}
          onChange={(value) => set({ currency: value ?? undefined })}
          clearable
        />
        <Select
          {...inside}
          label={t('orders.filters.location')}
          data={locations.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.location ?? null}
          onChange={(value) => set({ location: value ?? undefined })}
          searchable
          clearable
        />
        <Select
          {...inside}
          label={t('orders.sort.label')}
          data={[
            { value: 'newest', label: t('orders.sort.newest') },
            { value: 'oldest', label: t('orders.sort.oldest') },
          ]}
          value={draft.sort === undefined ? 'newest' : 'oldest'}
          onChange={(value) => set({ sort: value === 'oldest' ? 'placedAt' : undefined })}
          allowDeselect={false}
        />
      </div>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui.close')}
        </Button>
        <Button type="submit">{t('orders.filters.apply')}</Button>
      </Group>
    </form>
  );
}
