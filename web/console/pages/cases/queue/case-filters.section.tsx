// What the queue shows of its cases; kept in the address.
import { Group, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CASE_KINDS, CASE_STATES, PRIORITIES } from '../../../../api/cases.ts';

export function CaseFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/cases' });
  const { kind, state, priority, q } = useSearch({ from: '/cases' });
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const look = (text: string) => change({ q: text.trim() || undefined });
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        key={q}
        type="search"
        label={t('cases.search')}
        placeholder={t('cases.searchHint')}
        defaultValue={q ?? ''}
        maxLength={254}
        onBlur={(event) => {
          if (event.currentTarget.value.trim() !== (q ?? '')) look(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') look(event.currentTarget.value);
        }}
        w={{ base: '100%', xs: 380 }}
      />
      <Select
        label={t('cases.kind')}
        placeholder={t('ui.all')}
        data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kinds.${value}`) }))}
        value={kind ?? null}
        onChange={(value) => change({ kind: value ?? undefined })}
        clearable
        w={160}
      />
      <Select
        label={t('cases.state')}
        placeholder={t('ui.all')}
        data={CASE_STATES.map((value) => ({ value, label: t(`cases.states.${value}`) }))}
        value={state ?? null}
        onChange={(value) => change({ state: value ?? undefined })}
        clearable
        w={190}
      />
      <Select
        label={t('cases.priority')}
        placeholder={t('ui.all')}
        data={PRIORITIES.map((value) => ({ value, label: t(`cases.priorities.${value}`) }))}
        value={priority ?? null}
        onChange={(value) => change({ priority: value ?? undefined })}
        clearable
        w={130}
      />
    </Group>
  );
}
