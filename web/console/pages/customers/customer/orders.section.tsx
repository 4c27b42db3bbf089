// All orders of a customer, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listCustomerOrders } from '../../../../api/customers.ts';
import type { OrderSummary } from '../../../../api/orders.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { customerKey } from './customer-key.ts';

export function CustomerOrdersSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: customerKey(customerId, 'orders'),
    queryFn: ({ pageParam }) => listCustomerOrders(customerId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const columns: Column<OrderSummary>[] = [
    {
      id: 'number',
      title: t('orders.number'),
      fixed: true,
      cell: ({ orderId, number }) => (
        <Link to="/orders/$orderId" params={{ orderId }} className="strong-link">
          {number}
        </Link>
      ),
    },
    {
      id: 'status',
      title: t('orders.status'),
      cell: ({ status }) => <StatusBadge status={status} label={wordOf('status', status)} />,
    },
    {
      id: 'channel',
      title: t('orders.channel'),
      cell: ({ channel }) => <span className="dim">{channel}</span>,
    },
    { id: 'placedAt', title: t('orders.placedAt'), cell: ({ placedAt }) => <When at={placedAt} /> },
    {
      id: 'total',
      title: t('orders.total'),
      align: 'end',
      cell: ({ totalMinor, currency }) => <Money amountMinor={totalMinor} currency={currency} />,
    },
  ];
  return (
    <Section title={t('customers.orders.title')}>
      <DataTable
        id="customer-orders"
        label={t('customers.orders.list')}
        columns={columns}
        query={query}
        rowKey={(row) => row.orderId}
        onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
        empty={t('customers.orders.none')}
      />
    </Section>
  );
}
