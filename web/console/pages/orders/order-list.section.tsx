// The orders, newest first, as they are now. Thousands of rows stay light: the browser draws only those in view.
import { Skeleton, Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ORDER_STATUSES, type OrderStatus } from '../../../api/orders.ts';
import { Failure } from '../../../ui/failure.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { OrderRow } from './order-row.tsx';
import { useOrderList } from './use-order-list.ts';

const SKELETONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function OrderList() {
  const { t } = useTranslation();
  const { status, channel } = useSearch({ from: '/orders' });
  const known = ORDER_STATUSES.includes(status as OrderStatus) ? (status as OrderStatus) : undefined;
  const { query, rows } = useOrderList({ status: known, channel });

  if (query.error && !rows) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!rows) {
    return (
      <Stack gap={6} aria-busy="true">
        {SKELETONS.map((key) => (
          <Skeleton key={key} height={40} />
        ))}
      </Stack>
    );
  }
  if (rows.length === 0) {
    return <Text c="dimmed">{known || channel ? t('orders.noneMatch') : t('orders.none')}</Text>;
  }
  return (
    <div>
      <table aria-label={t('orders.list')} className="list">
        <thead>
          <tr className="list-row order-row list-head">
            <th scope="col">{t('orders.number')}</th>
            <th scope="col">{t('orders.status')}</th>
            <th scope="col">{t('orders.customer')}</th>
            <th scope="col">{t('orders.channel')}</th>
            <th scope="col">{t('orders.placedAt')}</th>
            <th scope="col" className="order-total">
              {t('orders.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((order) => (
            <OrderRow key={order.orderId} order={order} />
          ))}
        </tbody>
      </table>
      <LoadMore
        shown={rows.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}
