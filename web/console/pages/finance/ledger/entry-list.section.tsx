// Entries, newest first: from which account to which, for which order.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BookedEntry, listEntries } from '../../../../api/finance.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { usePages } from '../parts/use-pages.ts';
import { accountWord, kindWord } from '../parts/words.ts';
import { EntryFilters } from './entry-filters.section.tsx';

export function EntryList() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/ledger' });
  const search = useSearch({ from: '/ledger' });
  const query = usePages(['entries', search], (after) => listEntries({ ...search, after, limit: 50 }));
  const { account } = search;
  return (
    <Section
      title={
        account === undefined
          ? t('finance.ledger.entries')
          : t('finance.ledger.entriesOf', { account: accountWord(account) })
      }
    >
      <EntryFilters />
      <DataTable
        id="entries"
        label={t('finance.ledger.entries')}
        columns={useColumns()}
        query={query}
        rowKey={(row) => `${row.orderId} ${row.sourceId} ${row.kind} ${row.debit} ${row.credit}`}
        empty={t('finance.ledger.none')}
        onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
      />
    </Section>
  );
}

function useColumns(): Column<BookedEntry>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'when',
      title: t('finance.ledger.when'),
      cell: (row) => <When at={row.occurredAt} as="moment" />,
    },
    {
      id: 'order',
      title: t('finance.order'),
      fixed: true,
      cell: (row) => <OrderLink orderId={row.orderId} number={row.orderNumber} />,
    },
    { id: 'kind', title: t('finance.ledger.kind'), cell: (row) => kindWord(row.kind) },
    { id: 'debit', title: t('finance.ledger.debit'), cell: (row) => accountWord(row.debit) },
    { id: 'credit', title: t('finance.ledger.credit'), cell: (row) => accountWord(row.credit) },
    {
      id: 'source',
      title: t('finance.ledger.source'),
      optional: true,
      cell: (row) => <span className="mono">{row.sourceId}</span>,
    },
    {
      id: 'amount',
      title: t('finance.amount'),
      align: 'end',
      cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} />,
    },
  ];
}
