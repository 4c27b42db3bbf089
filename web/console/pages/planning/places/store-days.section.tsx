// What a location with a limit has taken, day by day.
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readStoreDays } from '../../../../api/network.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';

export function StoreDays({ location }: { location: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['locations', location, 'days'],
    queryFn: () => readStoreDays(location),
  });
  return (
    <Section title={t('planning.locations.days.title')}>
      <QueryView
        query={query}
        empty={t('planning.locations.days.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <Table aria-label={t('planning.locations.days.title')} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('planning.locations.days.day')}</Table.Th>
                <Table.Th scope="col" ta="end">
                  {t('planning.locations.days.orders')}
                </Table.Th>
                <Table.Th scope="col" ta="end">
                  {t('planning.locations.days.units')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ day, orders, units }) => (
                <Table.Tr key={day}>
                  <Table.Td>{formatDate(day)}</Table.Td>
                  <Table.Td className="figures" ta="end">
                    {formatCount(orders)}
                  </Table.Td>
                  <Table.Td className="figures" ta="end">
                    {formatCount(units)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </QueryView>
    </Section>
  );
}
