// Which documents are listed; kept in the address.
import { Group, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodFields } from '../parts/period-fields.tsx';
import type { InvoiceSearch } from '../routes.ts';
import { isNumber } from './invoice-number.ts';

const KINDS = ['invoice', 'credit-note'] as const;

export function InvoiceFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/invoices' });
  const search = useSearch({ from: '/invoices' });
  const [number, setNumber] = useState(search.number ?? '');
  const change = (part: InvoiceSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const find = useDebouncedCallback((text: string) => {
    if (isNumber(text)) change({ number: text.trim() || undefined });
  }, 300);
  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl
        aria-label={t('finance.invoices.series')}
        data={KINDS.map((value) => ({ value, label: t(`finance.invoices.kinds.${value}`) }))}
        value={search.series ?? 'invoice'}
        onChange={(value) => change({ series: value === 'credit-note' ? value : undefined })}
      />
      <TextInput
        type="search"
        label={t('finance.invoices.number')}
        placeholder={t('finance.invoices.numberHint')}
        value={number}
        maxLength={60}
        error={isNumber(number) ? undefined : t('finance.invoices.numberWrong')}
        onChange={(event) => {
          setNumber(event.currentTarget.value);
          find(event.currentTarget.value);
        }}
        w={190}
      />
      <PeriodFields from={search.from} to={search.to} optional onChange={change} />
    </Group>
  );
}
