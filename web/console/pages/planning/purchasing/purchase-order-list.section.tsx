// Purchase orders, newest first; one opens beside the list with its lines and receipts.
import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPurchaseOrders, type PurchaseOrderSummary } from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { EditPurchaseOrderDialog } from './edit-purchase-order.dialog.tsx';
import { PurchaseFilters } from './purchase-filters.section.tsx';
import { PurchaseOrderDrawer } from './purchase-order.drawer.tsx';
import { isFiltered } from './purchase-search.ts';
import { PurchaseStateBadge } from './purchase-state-badge.tsx';
import { PURCHASE_ORDERS_KEY } from './purchasing-keys.ts';
import { useSupplierNames } from './use-suppliers.ts';

export function PurchaseOrderList() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/purchasing' });
  const { open, ...search } = useSearch({ from: '/purchasing' });
  const { supplier, location, state, dueBy } = search;
  const [isNew, setIsNew] = useState(false);
  const show = (purchaseOrderId: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, open: purchaseOrderId }), replace: true });
  const filters = { supplier, location, state, dueBy };
  const query = useInfiniteQuery({
    queryKey: [...PURCHASE_ORDERS_KEY, 'list', filters],
    queryFn: ({ pageParam }) => listPurchaseOrders(filters, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  useLiveRefresh([PURCHASE_ORDERS_KEY], (type) => type.startsWith('supply.'));
  return (
    <>
      <PurchaseFilters of="orders" />
      <DataTable
        id="purchase-orders"
        label={t('planning.purchasing.tabs.orders')}
        query={query}
        rowKey={({ purchaseOrderId }) => purchaseOrderId}
        onOpen={({ purchaseOrderId }) => show(purchaseOrderId)}
        isChosen={({ purchaseOrderId }) => purchaseOrderId === open}
        empty={t(isFiltered(search) ? 'planning.purchasing.filters.none' : 'planning.purchasing.noOrders')}
        columns={useColumns(show)}
        tools={
          <ActionButton
            size="xs"
            label={t('planning.purchasing.new')}
            why={may('POST /v1/purchase-orders') ? undefined : t('ui.notAllowed')}
            onClick={() => setIsNew(true)}
          />
        }
      />
      <PurchaseOrderDrawer purchaseOrderId={open ?? null} onClose={() => show(undefined)} />
      {isNew && (
        <EditPurchaseOrderDialog
          onClose={() => setIsNew(false)}
          onDone={(purchaseOrderId) => {
            setIsNew(false);
            show(purchaseOrderId);
          }}
        />
      )}
    </>
  );
}

function useColumns(show: (purchaseOrderId: string) => void): Column<PurchaseOrderSummary>[] {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const supplierOf = useSupplierNames();
  return [
    {
      id: 'number',
      title: t('planning.purchasing.number'),
      fixed: true,
      cell: ({ purchaseOrderId, number }) => (
        <Anchor
          component="button"
          type="button"
          className="mono chosen-name"
          fz="inherit"
          onClick={() => show(purchaseOrderId)}
        >
          {number}
        </Anchor>
      ),
    },
    {
      id: 'state',
      title: t('planning.rules.state'),
      cell: ({ state }) => <PurchaseStateBadge state={state} />,
    },
    {
      id: 'supplier',
      title: t('planning.purchasing.supplier'),
      cell: ({ supplier }) => <bdi>{supplierOf(supplier)}</bdi>,
    },
    { id: 'location', title: t('planning.stock.location'), cell: ({ location }) => nameOf(location) },
    {
      id: 'reference',
      title: t('planning.purchasing.form.reference'),
      optional: true,
      cell: ({ reference }) => <bdi>{reference ?? '–'}</bdi>,
    },
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
  ];
}
