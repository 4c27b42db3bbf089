// The payouts of a period that were taken, with how many of their lines did not agree.
import { Badge } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPayouts, type Payout, type Period } from '../../../../api/finance.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { usePages } from '../parts/use-pages.ts';

export function PayoutList({ period }: { period: Period }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = usePages(['payouts', period], (after) => listPayouts({ ...period, after, limit: 50 }));
  return (
    <Section title={t('finance.payouts.list')}>
      <DataTable
        id="payouts"
        label={t('finance.payouts.list')}
        columns={useColumns()}
        query={query}
        rowKey={(row) => `${row.provider} ${row.payoutId}`}
        empty={t('finance.payouts.listNone')}
        onOpen={({ provider, payoutId }) =>
          void navigate({ to: '/payouts/$provider/$payoutId', params: { provider, payoutId } })
        }
      />
    </Section>
  );
}

function useColumns(): Column<Payout>[] {
  const { t } = useTranslation();
  const amount = (id: 'gross' | 'fee' | 'net'): Column<Payout> => ({
    id,
    title: t(`finance.payouts.${id}`),
    align: 'end',
    cell: (row) => <Money amountMinor={row[`${id}Minor`]} currency={row.currency} />,
  });
  return [
    {
      id: 'payout',
      title: t('finance.payouts.payout'),
      fixed: true,
      cell: ({ provider, payoutId }) => (
        <Link to="/payouts/$provider/$payoutId" params={{ provider, payoutId }} className="finance-link">
          {payoutId}
        </Link>
      ),
    },
    { id: 'provider', title: t('finance.provider'), cell: (row) => row.provider },
    { id: 'paidOn', title: t('finance.payouts.paidOn'), cell: (row) => formatDate(row.paidOn) },
    {
      id: 'taken',
      title: t('finance.payouts.takenBy'),
      optional: true,
      cell: (row) => <When at={row.recordedAt} />,
    },
    {
      id: 'lines',
      title: t('finance.payouts.lines'),
      align: 'end',
      cell: (row) => formatCount(row.lines),
    },
    {
      id: 'differences',
      title: t('finance.payouts.differences'),
      align: 'end',
      cell: (row) => <Differences count={row.differences} />,
    },
    amount('gross'),
    amount('fee'),
    amount('net'),
  ];
}

export function Differences({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return <span className="dim">{t('finance.payouts.noDifferences')}</span>;
  return (
    <Badge variant="light" color="orange" radius="sm">
      {formatCount(count)}
    </Badge>
  );
}
