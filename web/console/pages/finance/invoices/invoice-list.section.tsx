// The documents, newest first: number, order, customer, amounts, the PDF.
import { Anchor, Badge, CloseButton, Group } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import { type IssuedInvoice, listInvoices } from '../../../../api/finance.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { OrderLink } from '../parts/order-link.tsx';
import { useLiveFinance, usePages } from '../parts/use-pages.ts';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

export const pdfOf = ({ invoiceId, document }: Pick<IssuedInvoice, 'invoiceId' | 'document'>) =>
  document === 'invoice'
    ? hrefOf('/v1/invoices/{invoiceId}/pdf', { path: { invoiceId } })
    : hrefOf('/v1/credit-notes/{creditNoteId}/pdf', { path: { creditNoteId: invoiceId } });

export function InvoiceList() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/invoices' });
  const search = useSearch({ from: '/invoices' });
  const query = usePages(['invoices', search], (after) => listInvoices({ ...search, after, limit: 50 }));
  useLiveFinance();
  const columns = useColumns(search.series === 'credit-note');
  const first = query.data?.pages[0]?.items[0];
  return (
    <DataTable
      id="invoices"
      label={t('finance.invoices.list')}
      columns={columns}
      query={query}
      rowKey={(row) => row.invoiceId}
      empty={t('finance.invoices.none')}
      onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
      tools={
        search.customerId !== undefined && (
          <Group gap={4}>
            <Badge variant="light" radius="sm" tt="none">
              {t('finance.invoices.ofCustomer', { name: textOf(first?.customer.name) ?? '' })}
            </Badge>
            <CloseButton
              size="sm"
              aria-label={t('finance.showAll')}
              onClick={() =>
                void navigate({ search: (before) => ({ ...before, customerId: undefined }), replace: true })
              }
            />
          </Group>
        )
      }
    />
  );
}

function useColumns(isCredit: boolean): Column<IssuedInvoice>[] {
  const { t } = useTranslation();
  const amount = (id: 'net' | 'shipping' | 'tax' | 'total', optional = false): Column<IssuedInvoice> => ({
    id,
    title: t(`finance.invoices.${id}`),
    align: 'end',
    optional,
    cell: (row) => <Money amountMinor={row[`${id}Minor`]} currency={row.currency} />,
  });
  return [
    {
      id: 'number',
      title: t('finance.invoices.number'),
      fixed: true,
      cell: (row) => <strong className="figures">{row.number}</strong>,
    },
    { id: 'issued', title: t('finance.invoices.issued'), cell: (row) => formatDate(row.issuedAt) },
    {
      id: 'order',
      title: t('finance.order'),
      cell: (row) => <OrderLink orderId={row.orderId} number={textOf(row.customer.orderNumber)} />,
    },
    { id: 'customer', title: t('finance.customer'), cell: (row) => <CustomerCell row={row} /> },
    ...(isCredit ? [reasonColumn(t('finance.invoices.reason'))] : []),
    amount('net'),
    amount('shipping', true),
    amount('tax'),
    amount('total'),
    {
      id: 'pdf',
      title: t('finance.invoices.pdf'),
      width: '70px',
      cell: (row) => (
        <Anchor
          href={pdfOf(row)}
          target="_blank"
          rel="noreferrer"
          size="sm"
          aria-label={t('finance.invoices.openPdf', { number: row.number })}
        >
          {t('finance.invoices.pdf')}
        </Anchor>
      ),
    },
  ];
}

const reasonColumn = (title: string): Column<IssuedInvoice> => ({
  id: 'reason',
  title,
  cell: (row) => row.reason && <SafeText text={row.reason} limit={80} />,
});

function CustomerCell({ row }: { row: IssuedInvoice }) {
  const { t } = useTranslation();
  return <PersonName name={textOf(row.customer.name) ?? t('finance.someCustomer')} />;
}
