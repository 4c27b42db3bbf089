// The hours of a week: each day open or not, from when to when.
import { Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandForm } from '../../../../ui/use-command-form.ts';
import type { LocationForm } from './compose-location.ts';
import { nameDay, WEEKDAYS } from './weekday.ts';

const OPEN = { open: '08:00', close: '18:00' };

export function WeekFields({ form }: { form: CommandForm<LocationForm> }) {
  const { t } = useTranslation();
  const change = (day: number, hours: LocationForm['week'][number]) =>
    form.set({ week: form.values.week.map((before, at) => (at === day - 1 ? hours : before)) });
  return (
    <Stack gap={6}>
      {WEEKDAYS.map((day) => {
        const hours = form.values.week[day - 1] ?? null;
        const name = nameDay(day);
        return (
          <Group key={day} gap="sm" mih={36} wrap="nowrap">
            <Switch
              w={150}
              label={name}
              checked={hours !== null}
              onChange={(event) => change(day, event.currentTarget.checked ? OPEN : null)}
            />
            {hours === null ? (
              <Text size="sm" c="dimmed">
                {t('planning.locations.hours.closed')}
              </Text>
            ) : (
              (['open', 'close'] as const).map((end) => (
                <TextInput
                  key={end}
                  w={84}
                  aria-label={t(`planning.locations.hours.${end}`, { day: name })}
                  value={hours[end]}
                  onChange={(event) => change(day, { ...hours, [end]: event.currentTarget.value.trim() })}
                  {...form.at(`calendar.week.${day - 1}.${end}`)}
                />
              ))
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
