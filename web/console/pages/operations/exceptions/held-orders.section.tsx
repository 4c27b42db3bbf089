// Orders on hold: nothing of them is picked or handed over until their holds are lifted, which is done on their page.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listOrders, type OrderSummary } from '../../../../api/orders.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';

export function HeldOrdersSection({ location }: { location: string | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['orders', 'held', location ?? ''],
    queryFn: ({ pageParam }) =>
      listOrders({ held: true, open: true, ...(location === undefined ? {} : { location }) }, pageParam, 50),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const columns: Column<OrderSummary>[] = [
    {
      id: 'order',
      title: t('operations.warehouse.order'),
      fixed: true,
      cell: ({ orderId, number }) => (
        <Link to="/orders/$orderId" params={{ orderId }} className="figures row-number">
          {number}
        </Link>
      ),
    },
    {
      id: 'customer',
      title: t('operations.queue.customer'),
      cell: ({ customerName }) => customerName !== null && <PersonName name={customerName} />,
    },
    {
      id: 'reason',
      title: t('operations.late.why'),
      cell: ({ holds }) => holds.map((reason) => wordOf('hold', reason)).join(', '),
    },
    {
      id: 'placed',
      title: t('operations.exceptions.placed'),
      cell: ({ placedAt }) => <When at={placedAt} />,
    },
    {
      id: 'total',
      title: t('operations.exceptions.total'),
      align: 'end',
      cell: ({ totalMinor, currency }) => <Money amountMinor={totalMinor} currency={currency} />,
    },
    {
      id: 'step',
      title: t('operations.queue.next'),
      fixed: true,
      cell: ({ orderId }) => (
        <Link to="/orders/$orderId" params={{ orderId }}>
          {t('operations.late.lift')}
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      id="held-orders"
      label={t('operations.overview.held')}
      columns={columns}
      query={query}
      rowKey={({ orderId }) => orderId}
      rowName={({ number }) => number}
      empty={t('operations.exceptions.noneHeld')}
    />
  );
}
