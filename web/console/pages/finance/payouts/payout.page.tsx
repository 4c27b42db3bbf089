// One payout line by line: what agreed and was booked, and what did not agree and why.
import '../finance.css';
import { Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Payout, type PayoutLine, readPayoutLines } from '../../../../api/finance.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount, formatMoney } from '../../../../ui/money.ts';
import { Money } from '../../../../ui/money-text.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { OrderLink } from '../parts/order-link.tsx';
import { FINANCE_KEY } from '../parts/use-pages.ts';
import { problemWord } from '../parts/words.ts';

const MOST = 5000;

export function PayoutPage() {
  const { t } = useTranslation();
  const { provider, payoutId } = useParams({ from: '/payouts/$provider/$payoutId' });
  const [isOnlyDifferences, setOnly] = useState(false);
  const query = useQuery({
    queryKey: [...FINANCE_KEY, 'payout', provider, payoutId, isOnlyDifferences],
    queryFn: () => readPayoutLines(provider, payoutId, isOnlyDifferences),
    placeholderData: (before) => before,
  });
  const only = (
    <Switch
      size="sm"
      label={t('finance.payouts.onlyDifferences')}
      checked={isOnlyDifferences}
      onChange={(event) => setOnly(event.currentTarget.checked)}
    />
  );
  return (
    <Stack gap="md">
      <PageHeading
        title={payoutId}
        about={
          <>
            <Link to="/payouts">{t('finance.payouts.title')}</Link> · {provider}
          </>
        }
      />
      <QueryView query={query} rows={8}>
        {({ payout, items }) => (
          <>
            <Summary payout={payout} />
            <Lines payout={payout} items={items} tools={only} />
            {items.length === MOST && (
              <Text size="sm">{t('finance.payouts.cut', { count: items.length })}</Text>
            )}
          </>
        )}
      </QueryView>
    </Stack>
  );
}

interface LinesProps {
  payout: Payout;
  items: readonly PayoutLine[];
  tools: ReactNode;
}

function Lines({ payout, items, tools }: LinesProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      id="payout-lines"
      label={t('finance.payouts.linesOf', { payout: payout.payoutId })}
      columns={useColumns(payout.currency)}
      rows={items}
      rowKey={(row) => String(row.lineNo)}
      empty={t('finance.payouts.linesNone')}
      tools={tools}
    />
  );
}

function Summary({ payout }: { payout: Payout }) {
  const { t } = useTranslation();
  const facts = [
    [t('finance.payouts.paidOn'), formatDate(payout.paidOn)],
    [t('finance.payouts.lines'), formatCount(payout.lines)],
    [t('finance.payouts.differences'), formatCount(payout.differences)],
    [t('finance.payouts.gross'), formatMoney(payout.grossMinor, payout.currency)],
    [t('finance.payouts.fee'), formatMoney(payout.feeMinor, payout.currency)],
    [t('finance.payouts.net'), formatMoney(payout.netMinor, payout.currency)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useColumns(currency: string): Column<PayoutLine>[] {
  const { t } = useTranslation();
  const amount = (id: 'gross' | 'fee' | 'net'): Column<PayoutLine> => ({
    id,
    title: t(`finance.payouts.${id}`),
    align: 'end',
    cell: (row) => <Money amountMinor={row[`${id}Minor`]} currency={currency} />,
  });
  return [
    { id: 'line', title: t('finance.payouts.line'), align: 'end', width: '60px', cell: (row) => row.lineNo },
    {
      id: 'reference',
      title: t('finance.payouts.reference'),
      fixed: true,
      cell: (row) => <span className="mono">{row.reference}</span>,
    },
    {
      id: 'order',
      title: t('finance.order'),
      cell: (row) => row.orderId && <OrderLink orderId={row.orderId} number={row.orderNumber} />,
    },
    {
      id: 'result',
      title: t('finance.payouts.problem'),
      cell: ({ problem }) =>
        problem === null ? (
          <StatusBadge status="done" label={t('finance.payouts.agrees')} />
        ) : (
          <StatusBadge status="unknown" label={problemWord(problem)} />
        ),
    },
    amount('gross'),
    amount('fee'),
    amount('net'),
  ];
}
