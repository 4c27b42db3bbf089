// Chooses days of the week.
import { Checkbox, Group } from '@mantine/core';
import { nameDay, nameDayShort, WEEKDAYS } from '../places/weekday.ts';

interface DaysFieldProps {
  label: string;
  value: readonly number[];
  onChange: (days: number[]) => void;
  error?: string | undefined;
  'data-at'?: string;
}

export function DaysField({ value, onChange, ...look }: DaysFieldProps) {
  return (
    <Checkbox.Group
      {...look}
      value={value.map(String)}
      onChange={(days) => onChange(days.map(Number).sort())}
    >
      <Group gap="md" mt={4}>
        {WEEKDAYS.map((day) => (
          <Checkbox key={day} value={String(day)} label={nameDayShort(day)} title={nameDay(day)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
