// The refunds of a group with what the provider answered, and what can be done about each.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRefunds, type Refund, type RefundGroup } from '../../../../api/finance.ts';
import { resolveUnknown } from '../../../../api/payments.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { OrderLink } from '../parts/order-link.tsx';
import { FINANCE_KEY, useLiveFinance, usePages } from '../parts/use-pages.ts';
import { RetryRefundDialog } from './retry-refund.dialog.tsx';

const TONES: Record<string, string> = {
  declined: 'failed',
  requested: 'pending',
  waiting: 'pending',
  succeeded: 'done',
};

export function RefundList({ group }: { group: RefundGroup }) {
  const { t } = useTranslation();
  const [retried, setRetried] = useState<Refund | null>(null);
  const query = usePages(['refunds', group], (after) => listRefunds({ state: group, after, limit: 50 }));
  useLiveFinance();
  return (
    <>
      <DataTable
        id="refunds"
        label={t('finance.refunds.list')}
        columns={useColumns(group, setRetried)}
        query={query}
        rowKey={(row) => row.operationId}
        empty={t(`finance.refunds.none.${group}`)}
      />
      {retried && <RetryRefundDialog refund={retried} onClose={() => setRetried(null)} />}
    </>
  );
}

function useColumns(group: RefundGroup, onRetry: (refund: Refund) => void): Column<Refund>[] {
  const { t } = useTranslation();
  const columns: Column<Refund>[] = [
    {
      id: 'order',
      title: t('finance.order'),
      fixed: true,
      cell: (row) => <OrderLink orderId={row.orderId} number={row.orderNumber} />,
    },
    { id: 'asked', title: t('finance.refunds.asked'), cell: (row) => <When at={row.requestedAt} /> },
    { id: 'provider', title: t('finance.provider'), cell: (row) => row.provider },
    {
      id: 'reason',
      title: t('finance.refunds.reason'),
      cell: (row) => row.reason && <SafeText text={row.reason} limit={80} />,
    },
    {
      id: 'state',
      title: t('finance.refunds.state'),
      cell: (row) => <StateCell refund={row} />,
    },
    {
      id: 'amount',
      title: t('finance.amount'),
      align: 'end',
      cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} />,
    },
  ];
  if (group === 'done') return columns;
  return [
    ...columns,
    {
      id: 'action',
      title: t('ui.blank'),
      align: 'end',
      fixed: true,
      width: '150px',
      cell: (row) => <RefundAction refund={row} onRetry={() => onRetry(row)} />,
    },
  ];
}

function StateCell({ refund }: { refund: Refund }) {
  const { t } = useTranslation();
  const key = `finance.refunds.states.${refund.state}`;
  const answer = refund.message ?? refund.code;
  return (
    <>
      <StatusBadge status={TONES[refund.state] ?? refund.state} label={String(t(key as never))} />
      {answer !== null && (
        <div className="dim">
          <SafeText text={answer} limit={120} />
        </div>
      )}
    </>
  );
}

function RefundAction({ refund, onRetry }: { refund: Refund; onRetry: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  if (refund.state === 'declined') {
    const why = may('POST /v1/orders/{orderId}/payments/refund') ? undefined : t('ui.notAllowed');
    return (
      <ActionButton
        size="xs"
        variant="light"
        label={t('finance.refunds.retry.action')}
        why={why}
        onClick={onRetry}
      />
    );
  }
  if (refund.state !== 'unknown') return null;
  return (
    <CommandButton
      label={t('finance.refunds.resolve.action')}
      done={t('finance.refunds.resolve.done')}
      why={may('POST /v1/orders/{orderId}/payments/resolve') ? undefined : t('ui.notAllowed')}
      send={(key) => resolveUnknown(refund.orderId, key)}
      onDone={() => void client.invalidateQueries({ queryKey: FINANCE_KEY })}
    />
  );
}
