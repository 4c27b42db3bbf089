// When a location is open: the hours of each weekday and the dates on which it is closed.
import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../api/inventory.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { nameDay, WEEKDAYS } from './weekday.ts';

export function LocationHours({ calendar }: { calendar: Location['calendar'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('planning.locations.hours.title')}>
      <Table aria-label={t('planning.locations.hours.title')} verticalSpacing={4}>
        <Table.Tbody>
          {WEEKDAYS.map((day) => {
            const hours = calendar.week[day - 1];
            return (
              <Table.Tr key={day}>
                <Table.Th scope="row" fw={400}>
                  {nameDay(day)}
                </Table.Th>
                <Table.Td className="figures">
                  {hours ? `${hours.open} – ${hours.close}` : t('planning.locations.hours.closed')}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <Text size="sm" mt="sm">
        {t('planning.locations.hours.closedOn')}:{' '}
        {calendar.closed.length > 0 ? calendar.closed.map(formatDate).join(' · ') : '–'}
      </Text>
    </Section>
  );
}
