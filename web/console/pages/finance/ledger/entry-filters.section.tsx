// Which entries are listed: account, what they are booked as, source, days; kept in the address.
import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PeriodFields } from '../parts/period-fields.tsx';
import { accountWord, kindWord } from '../parts/words.ts';
import type { LedgerSearch } from '../routes.ts';
import { ENTRY_KINDS } from './entry-kinds.ts';
import { useBalances } from './use-balances.ts';

export function EntryFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/ledger' });
  const { account, kind, source, from, to } = useSearch({ from: '/ledger' });
  const balances = useBalances();
  const accounts = [...new Set(balances.data?.items.map((row) => row.account))];
  if (account !== undefined && !accounts.includes(account)) accounts.push(account);
  const change = (part: LedgerSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const type = useDebouncedCallback((text: string) => change({ source: text.trim() || undefined }), 300);
  return (
    <Group gap="sm" align="flex-end" mb="xs">
      <Select
        label={t('finance.ledger.account')}
        placeholder={t('ui.all')}
        data={accounts.map((value) => ({ value, label: accountWord(value) }))}
        value={account ?? null}
        onChange={(value) => change({ account: value ?? undefined })}
        clearable
        searchable
        w={210}
      />
      <Select
        label={t('finance.ledger.kind')}
        placeholder={t('ui.all')}
        data={ENTRY_KINDS.map((value) => ({ value, label: kindWord(value) }))}
        value={kind ?? null}
        onChange={(value) => change({ kind: value ?? undefined })}
        clearable
        searchable
        w={200}
      />
      <TextInput
        type="search"
        label={t('finance.ledger.source')}
        placeholder={t('finance.ledger.sourceHint')}
        defaultValue={source ?? ''}
        maxLength={100}
        onChange={(event) => type(event.currentTarget.value)}
        w={230}
      />
      <PeriodFields from={from} to={to} optional onChange={change} />
    </Group>
  );
}
