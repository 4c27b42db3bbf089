// Purchase orders, newest first; one opens beside the list with its lines and receipts.
import { Anchor, Badge } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPurchaseOrders } from '../../../../api/supply.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { PurchaseOrderDrawer } from './purchase-order.drawer.tsx';

export const PURCHASE_ORDERS_KEY = ['purchase-orders'];

export function PurchaseOrderList() {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const [openId, setOpenId] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: PURCHASE_ORDERS_KEY,
    queryFn: ({ pageParam }) => listPurchaseOrders({}, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([PURCHASE_ORDERS_KEY, ['purchase-order']], (type) => type.startsWith('supply.'));
  return (
    <>
      <DataTable
        id="purchase-orders"
        label={t('planning.purchasing.tabs.orders')}
        query={query}
        rowKey={({ purchaseOrderId }) => purchaseOrderId}
        onOpen={({ purchaseOrderId }) => setOpenId(purchaseOrderId)}
        empty={t('planning.purchasing.noOrders')}
        columns={[
          {
            id: 'number',
            title: t('planning.purchasing.number'),
            fixed: true,
            cell: ({ purchaseOrderId, number }) => (
              <Anchor
                component="button"
                type="button"
                className="mono"
                onClick={() => setOpenId(purchaseOrderId)}
              >
                {number}
              </Anchor>
            ),
          },
          {
            id: 'state',
            title: t('planning.rules.state'),
            cell: ({ state }) => (
              <Badge variant="light" radius="sm" tt="none" color={state === 'received' ? 'green' : 'blue'}>
                {t(`planning.purchasing.states.${state}`)}
              </Badge>
            ),
          },
          { id: 'supplier', title: t('planning.purchasing.supplier'), cell: ({ supplier }) => supplier },
          { id: 'location', title: t('planning.stock.location'), cell: ({ location }) => nameOf(location) },
          {
            id: 'due',
            title: t('planning.stock.supply.dueOn'),
            cell: ({ expectedOn }) => (expectedOn ? formatDate(expectedOn) : '–'),
          },
          {
            id: 'total',
            title: t('planning.purchasing.cost'),
            align: 'end',
            cell: ({ totalMinor, currency }) => <Money amountMinor={totalMinor} currency={currency} />,
          },
        ]}
      />
      <PurchaseOrderDrawer purchaseOrderId={openId} onClose={() => setOpenId(null)} />
    </>
  );
}
