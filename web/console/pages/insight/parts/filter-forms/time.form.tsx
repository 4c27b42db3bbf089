// Cases by the day on which they began; days are the reader's.
import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterFormProps } from '../add-filter.tsx';
import { FormFrame } from './form-frame.tsx';

/** Midnight of the reader's zone, `days` later. */
function instantOf(day: string, days = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return undefined;
  return new Date(year, month - 1, date + days).toISOString();
}

export function TimeForm({ onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const why =
    from === '' && to === ''
      ? t('insight.filter.needDay')
      : from !== '' && to !== '' && from > to
        ? t('insight.filter.wrongDays')
        : undefined;
  const rule = () => {
    const [first, behind] = [instantOf(from), instantOf(to, 1)];
    onAdd({ ...(first ? { from: first } : {}), ...(behind ? { to: behind } : {}) });
  };
  return (
    <FormFrame why={why} onAdd={rule}>
      <Group grow>
        <TextInput
          type="date"
          label={t('insight.filter.firstDay')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('insight.filter.lastDay')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
    </FormFrame>
  );
}
