// What is on its way to the position.
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listExpectedSupply } from '../../../../api/inventory.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { STOCK_KEY } from './place.ts';

export function PositionSupply({ sku, location }: { sku: string; location: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...STOCK_KEY, 'supply', sku, location],
    queryFn: () => listExpectedSupply(sku, location),
  });
  return (
    <Section title={t('planning.stock.supply.title')}>
      <QueryView
        query={query}
        empty={t('planning.stock.supply.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <Table aria-label={t('planning.stock.supply.title')} withRowBorders={false} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('planning.stock.supply.dueOn')}</Table.Th>
                <Table.Th>{t('planning.stock.supply.by')}</Table.Th>
                <Table.Th ta="end">{t('planning.stock.units')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((supply) => (
                <Table.Tr key={`${supply.reference} ${supply.dueOn} ${supply.quantity}`}>
                  <Table.Td>{formatDate(supply.dueOn)}</Table.Td>
                  <Table.Td>
                    {wordOf('supplySource', supply.source)} <span className="mono">{supply.reference}</span>
                  </Table.Td>
                  <Table.Td ta="end" className="figures">
                    {formatCount(supply.quantity)}
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
