// The days of a list or file: two fields and the usual periods beside them.
import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysOf, PERIODS } from './days.ts';

interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

interface PeriodFieldsProps extends Days {
  onChange: (days: Days) => void;
  /** Without a day the list goes as far as it can. */
  optional?: boolean;
  error?: string | undefined;
}

export function PeriodFields({ from, to, onChange, optional = false, error }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const change = (part: Days) => onChange({ from, to, ...part });
  const day = (text: string, before: string | undefined) =>
    text === '' ? (optional ? undefined : before) : text;
  return (
    <Group gap="sm" align="flex-end" className="period-fields">
      <TextInput
        type="date"
        label={t('finance.from')}
        value={from ?? ''}
        max={to}
        error={error}
        onChange={(event) => change({ from: day(event.currentTarget.value, from) })}
      />
      <TextInput
        type="date"
        label={t('finance.to')}
        value={to ?? ''}
        min={from}
        onChange={(event) => change({ to: day(event.currentTarget.value, to) })}
      />
      <Group gap={4} mb={3}>
        {PERIODS.map((name) => {
          const days = daysOf(name);
          const isChosen = days.from === from && days.to === to;
          return (
            <Button
              key={name}
              size="compact-sm"
              variant={isChosen ? 'light' : 'subtle'}
              color={isChosen ? undefined : 'gray'}
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen && optional ? { from: undefined, to: undefined } : days)}
            >
              {t(`finance.${name}`)}
            </Button>
          );
        })}
      </Group>
    </Group>
  );
}
