// Orders that owe something, the longest due first, with the two things that end a debt: a receipt, or giving it up.
import { Badge, CloseButton, Group, Switch } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listReceivables, type OpenReceivable } from '../../../../api/finance.ts';
import type { CallName } from '../../../../api/roles.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useMay } from '../../../shell/use-me.ts';
import { OrderLink } from '../parts/order-link.tsx';
import { usePages } from '../parts/use-pages.ts';
import { ReceiptDialog } from './receipt.dialog.tsx';
import { WriteOffDialog } from './write-off.dialog.tsx';

const DIALOGS = {
  receipt: { Dialog: ReceiptDialog, call: 'POST /v1/orders/{orderId}/payments/receipts' },
  writeOff: { Dialog: WriteOffDialog, call: 'POST /v1/orders/{orderId}/write-offs' },
} as const satisfies Record<string, { Dialog: unknown; call: CallName }>;
type DialogName = keyof typeof DIALOGS;
type Open = (name: DialogName, row: OpenReceivable) => void;

export function ReceivableList() {
  const { t } = useTranslation();
  const { customerId, overdue } = useSearch({ from: '/receivables' });
  const [opened, setOpened] = useState<{ name: DialogName; row: OpenReceivable } | null>(null);
  const query = usePages(['receivables', customerId ?? '', overdue === true], (after) =>
    listReceivables({ customerId, overdue, after, limit: 50 }),
  );
  const Dialog = opened && DIALOGS[opened.name].Dialog;
  const name = query.data?.pages[0]?.items[0]?.customerName ?? '';
  return (
    <Section title={t('finance.receivables.list')}>
      <DataTable
        id="receivables"
        label={t('finance.receivables.list')}
        columns={useColumns((dialog, row) => setOpened({ name: dialog, row }))}
        query={query}
        rowKey={(row) => `${row.orderId} ${row.currency}`}
        empty={t(customerId || overdue ? 'finance.receivables.noneOfThese' : 'finance.receivables.none')}
        tools={<Filters name={name} />}
      />
      {opened && Dialog && <Dialog row={opened.row} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function Filters({ name }: { name: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/receivables' });
  const { customerId, overdue } = useSearch({ from: '/receivables' });
  return (
    <Group gap="md">
      <Switch
        size="sm"
        label={t('finance.receivables.overdueOnly')}
        checked={overdue === true}
        onChange={(event) => {
          const only = event.currentTarget.checked || undefined;
          void navigate({ search: (before) => ({ ...before, overdue: only }), replace: true });
        }}
      />
      {customerId !== undefined && (
        <Group gap={4}>
          <Badge variant="light" radius="sm" tt="none">
            {t('finance.receivables.ofCustomer', { name })}
          </Badge>
          <CloseButton
            size="sm"
            aria-label={t('finance.showAll')}
            onClick={() =>
              void navigate({ search: (before) => ({ ...before, customerId: undefined }), replace: true })
            }
          />
        </Group>
      )}
    </Group>
  );
}

function useColumns(onOpen: Open): Column<OpenReceivable>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'order',
      title: t('finance.order'),
      fixed: true,
      cell: (row) => <OrderLink orderId={row.orderId} number={row.orderNumber} />,
    },
    {
      id: 'customer',
      title: t('finance.customer'),
      cell: (row) => <PersonName name={row.customerName ?? t('finance.someCustomer')} />,
    },
    { id: 'issued', title: t('finance.receivables.issued'), cell: (row) => formatDate(row.issuedAt) },
    { id: 'due', title: t('finance.receivables.due'), cell: (row) => <DueCell row={row} /> },
    {
      id: 'open',
      title: t('finance.receivables.open'),
      align: 'end',
      cell: (row) => (
        <strong>
          <Money amountMinor={row.openMinor} currency={row.currency} />
        </strong>
      ),
    },
    {
      id: 'actions',
      title: t('ui.blank'),
      align: 'end',
      fixed: true,
      cell: (row) => <Actions row={row} onOpen={onOpen} />,
    },
  ];
}

function DueCell({ row }: { row: OpenReceivable }) {
  const { t } = useTranslation();
  return (
    <>
      {formatDate(row.dueOn)}
      {row.daysOverdue > 0 && (
        <div className="is-late">{t('finance.receivables.overdue', { count: row.daysOverdue })}</div>
      )}
    </>
  );
}

function Actions({ row, onOpen }: { row: OpenReceivable; onOpen: Open }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Group gap="xs" justify="flex-end">
      {(['receipt', 'writeOff'] as const).map((name) => (
        <ActionButton
          key={name}
          size="compact-sm"
          variant={name === 'receipt' ? 'light' : 'subtle'}
          color={name === 'receipt' ? undefined : 'red'}
          label={t(`finance.receivables.${name}.action`)}
          aria-label={`${t(`finance.receivables.${name}.action`)}: ${row.orderNumber ?? row.orderId}`}
          why={may(DIALOGS[name].call) ? undefined : t('ui.notAllowed')}
          onClick={() => onOpen(name, row)}
        />
      ))}
    </Group>
  );
}
