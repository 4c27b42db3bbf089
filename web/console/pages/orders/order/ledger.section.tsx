// Every movement of money of the order: from which account to which.
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { accountWord, kindWord } from '../../finance/parts/words.ts';
import { entriesQuery } from './order-queries.ts';

export function LedgerSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const entries = useQuery(entriesQuery(orderId));
  return (
    <Section title={t('orders.order.ledger.title')}>
      <QueryView
        query={entries}
        empty={t('orders.order.ledger.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <Table.ScrollContainer minWidth={480}>
            <Table fz="xs" verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('orders.order.ledger.when')}</Table.Th>
                  <Table.Th>{t('orders.order.ledger.kind')}</Table.Th>
                  <Table.Th>{t('orders.order.ledger.debit')}</Table.Th>
                  <Table.Th>{t('orders.order.ledger.credit')}</Table.Th>
                  <Table.Th className="number">{t('orders.order.ledger.amount')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((entry) => (
                  <Table.Tr key={`${entry.sourceId} ${entry.kind} ${entry.debit} ${entry.credit}`}>
                    <Table.Td className="nowrap">{formatMoment(entry.occurredAt)}</Table.Td>
                    <Table.Td>{kindWord(entry.kind)}</Table.Td>
                    <Table.Td>{accountWord(entry.debit)}</Table.Td>
                    <Table.Td>{accountWord(entry.credit)}</Table.Td>
                    <Table.Td className="number">{formatMoney(entry.amountMinor, entry.currency)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </QueryView>
    </Section>
  );
}
