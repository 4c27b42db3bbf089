// A length of time as people write one: a number and its unit. Gives seconds; undefined where nothing is written.
import { Group, NumberInput, Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];

export function DurationField({
  label,
  onChange,
}: {
  label: string;
  onChange: (seconds: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [amount, setAmount] = useState<number | string>('');
  const [unit, setUnit] = useState<Unit>('hours');
  const tell = (next: number | string, by: Unit) =>
    onChange(typeof next === 'number' ? next * UNITS[by] : undefined);
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      <NumberInput
        id={id}
        label={label}
        min={0}
        value={amount}
        onChange={(next) => {
          setAmount(next);
          tell(next, unit);
        }}
      />
      <Select
        w={120}
        aria-label={t('insight.filter.unitOf', { field: label })}
        value={unit}
        allowDeselect={false}
        data={NAMES.map((value) => ({ value, label: t(`insight.filter.units.${value}`) }))}
        onChange={(value) => {
          const next = NAMES.find((each) => each === value) ?? 'hours';
          setUnit(next);
          tell(amount, next);
        }}
      />
    </Group>
  );
}
