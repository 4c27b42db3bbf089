// Invoices and credit notes of the order.
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readInvoices } from '../../../../api/ledger.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { orderKey } from './use-live-order.ts';

export function InvoicesSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const invoices = useQuery({
    queryKey: [...orderKey(orderId), 'invoices'],
    queryFn: () => readInvoices(orderId),
  });
  return (
    <Section title={t('orders.order.invoices.title')}>
      <QueryView
        query={invoices}
        rows={1}
        empty={t('orders.order.invoices.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((invoice) => (
            <div key={invoice.invoiceId} className="entry">
              <Group justify="space-between">
                <Text size="sm" fw={600}>
                  {invoice.number}
                </Text>
                <Text size="sm" className="number">
                  {formatMoney(invoice.totalMinor, invoice.currency)}
                </Text>
              </Group>
              <Text size="xs" c="dimmed">
                {t(`orders.order.invoices.${invoice.document}`)} · {formatMoment(invoice.issuedAt)}
                {invoice.reason && ` · ${invoice.reason}`}
              </Text>
            </div>
          ))
        }
      </QueryView>
    </Section>
  );
}
