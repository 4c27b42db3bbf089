// Invoices and credit notes of the order, each as a PDF.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import type { Invoice } from '../../../../api/ledger.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { invoicesQuery } from './order-queries.ts';

const pdfOf = ({ document, invoiceId }: Invoice) =>
  document === 'invoice'
    ? hrefOf('/v1/invoices/{invoiceId}/pdf', { path: { invoiceId } })
    : hrefOf('/v1/credit-notes/{creditNoteId}/pdf', { path: { creditNoteId: invoiceId } });

export function InvoicesSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const invoices = useQuery(invoicesQuery(orderId));
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
              <Group justify="space-between" wrap="nowrap">
                <Anchor
                  href={pdfOf(invoice)}
                  target="_blank"
                  rel="noreferrer"
                  size="sm"
                  fw={600}
                  aria-label={t('orders.order.invoices.pdf', { number: invoice.number })}
                >
                  {invoice.number}
                </Anchor>
                <Text size="sm" component="div">
                  <Money amountMinor={invoice.totalMinor} currency={invoice.currency} />
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
