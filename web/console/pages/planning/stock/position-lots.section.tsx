// The lots of the position; absent where the SKU has none.
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listLots } from '../../../../api/inventory.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { STOCK_KEY } from './place.ts';

export function PositionLots({ sku, location }: { sku: string; location: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...STOCK_KEY, 'lots', sku, location],
    queryFn: () => listLots(sku, location),
  });
  if (query.data?.items.length === 0) return null;
  return (
    <Section title={t('planning.stock.lots.title')}>
      <QueryView query={query}>
        {({ items }) => (
          <Table aria-label={t('planning.stock.lots.title')} withRowBorders={false} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('planning.stock.lot')}</Table.Th>
                <Table.Th>{t('planning.stock.expiresOn')}</Table.Th>
                <Table.Th ta="end">{t('planning.stock.onHand')}</Table.Th>
                <Table.Th ta="end">{t('planning.stock.lots.allocated')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((lot) => (
                <Table.Tr key={lot.lot}>
                  <Table.Td className="mono">{lot.lot}</Table.Td>
                  <Table.Td>{lot.expiresOn ? formatDate(lot.expiresOn) : '–'}</Table.Td>
                  <Table.Td ta="end" className="figures">
                    {formatCount(lot.onHand)}
                  </Table.Td>
                  <Table.Td ta="end" className="figures">
                    {formatCount(lot.allocated)}
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
