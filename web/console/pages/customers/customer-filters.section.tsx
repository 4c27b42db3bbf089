// What the list of customers shows; kept in the address.
import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CUSTOMER_KINDS } from '../../../api/customers.ts';

export function CustomerFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/customers' });
  const { q, kind } = useSearch({ from: '/customers' });
  const [text, setText] = useState(q ?? '');
  const search = useDebouncedCallback((word: string) => {
    void navigate({ search: (before) => ({ ...before, q: word.trim() || undefined }), replace: true });
  }, 250);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="search"
        label={t('customers.search')}
        placeholder={t('customers.searchHint')}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        w={{ base: '100%', xs: 360 }}
      />
      <Select
        label={t('customers.kind')}
        placeholder={t('ui.all')}
        data={CUSTOMER_KINDS.map((value) => ({ value, label: t(`customers.kinds.${value}`) }))}
        value={kind ?? null}
        onChange={(value) =>
          void navigate({ search: (before) => ({ ...before, kind: value ?? undefined }), replace: true })
        }
        clearable
        w={160}
      />
    </Group>
  );
}
