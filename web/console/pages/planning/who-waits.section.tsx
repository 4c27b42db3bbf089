// Who waits for a SKU, in the order in which they are served, and what each will get and when.
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { explainWaiting } from '../../../api/supply.ts';
import { formatCount } from '../../../ui/money.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { Section } from '../../../ui/section.tsx';
import { formatDate } from '../../../ui/time.ts';
import { wordOf } from '../../../ui/word-of.ts';
import { useLocationNames } from '../../locations/use-location-names.ts';
import { useMay } from '../../shell/use-me.ts';

export function WhoWaits({ sku }: { sku: string }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const may = useMay()('POST /v1/orders/explain-waiting');
  const query = useQuery({
    queryKey: ['stock', 'waiting', sku],
    queryFn: () => explainWaiting(sku),
    enabled: may,
  });
  if (!may) return null;
  return (
    <Section title={t('planning.waiting.title', { sku })}>
      <QueryView query={query} empty={t('planning.waiting.none')} isEmpty={({ lines }) => lines.length === 0}>
        {({ rule, waitingUnits, uncoveredUnits, lines }) => (
          <>
            <Text size="sm" mb="xs">
              {t('planning.waiting.sum', {
                units: formatCount(waitingUnits),
                uncovered: formatCount(uncoveredUnits),
                rule: wordOf('sharingRule', rule),
              })}
            </Text>
            <Table
              aria-label={t('planning.waiting.title', { sku })}
              withRowBorders={false}
              verticalSpacing={4}
            >
              <Table.Thead>
                <Table.Tr>
                  <Table.Th ta="end">{t('planning.waiting.position')}</Table.Th>
                  <Table.Th>{t('planning.waiting.order')}</Table.Th>
                  <Table.Th ta="end">{t('planning.stock.units')}</Table.Th>
                  <Table.Th>{t('planning.waiting.gets')}</Table.Th>
                  <Table.Th>{t('planning.waiting.promised')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lines.map((line) => (
                  <Table.Tr key={`${line.orderId} ${line.lineNo}`}>
                    <Table.Td ta="end">{line.position}</Table.Td>
                    <Table.Td>
                      <Link to="/orders/$orderId" params={{ orderId: line.orderId }}>
                        {t('planning.waiting.line', { channel: line.channel, line: line.lineNo })}
                      </Link>
                    </Table.Td>
                    <Table.Td ta="end" className="figures">
                      {formatCount(line.quantity)}
                    </Table.Td>
                    <Table.Td>
                      {line.supplies.map((supply) => (
                        <div key={`${supply.reference} ${supply.location}`}>
                          {t('planning.waiting.supply', {
                            units: formatCount(supply.quantity),
                            from: supply.reference ?? nameOf(supply.location),
                            on: supply.dueOn ? formatDate(supply.dueOn) : t('planning.waiting.now'),
                          })}
                        </div>
                      ))}
                      {line.uncovered > 0 && (
                        <Text size="sm" c="var(--mantine-color-error)">
                          {t('planning.waiting.uncovered', { units: formatCount(line.uncovered) })}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{line.promisedDate ? formatDate(line.promisedDate) : '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </QueryView>
    </Section>
  );
}
