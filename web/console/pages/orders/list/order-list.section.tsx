// The orders as they are now: a table of the chosen columns, how far was looked, and what may be done with selected rows.
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../../api/orders.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { formatInstant } from '../../../../ui/time.ts';
import { prefetchOrder } from '../order/order-queries.ts';
import { BulkActions } from './bulk-actions.tsx';
import { LIST_TABLE, listColumns } from './columns.tsx';
import { useOrderList } from './use-order-list.ts';

const HOVER_MS = 80;

export function OrderList({ listRef }: { listRef: React.RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/orders' });
  const { query, rows, searchedTo, isPartial } = useOrderList(search);
  const isNarrow = Object.keys(search).some((name) => name !== 'sort' && name !== 'view');
  const openOrder = (orderId: string) => void navigate({ to: '/orders/$orderId', params: { orderId } });
  const rowProps = useRowMouse(openOrder);
  if (query.error && !rows) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div ref={listRef} className="order-list" {...rowProps}>
      <DataTable<OrderSummary>
        id={LIST_TABLE}
        label={t('orders.list')}
        columns={listColumns(t)}
        {...(rows ? { rows } : {})}
        rowKey={({ orderId }) => orderId}
        rowName={({ number }) => number}
        onOpen={({ orderId }) => openOrder(orderId)}
        empty={emptyText()}
        bulk={(selected, clear) => <BulkActions orders={selected} clear={clear} />}
        tools={
          isPartial && (
            <Text size="sm" c="dimmed">
              {t('orders.search.partial')}
            </Text>
          )
        }
      />
      {rows && (rows.length > 0 || query.hasNextPage) && (
        <Group justify="center" gap="md" py="md">
          <Text size="sm" c="dimmed" role="status">
            {t('ui.shown', { count: rows.length })}
            {searchedTo !== null && ` · ${t('orders.searchedTo', { when: formatInstant(searchedTo) })}`}
          </Text>
          {query.hasNextPage && (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t(searchedTo === null ? 'ui.loadMore' : 'orders.searchFurther')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );

  function emptyText(): string {
    if (query.hasNextPage) return t('orders.noneYet');
    return t(isNarrow ? 'orders.noneMatch' : 'orders.none');
  }
}

/** The whole row is pressed like its link, and what its order's page needs is read while the mouse rests on it. */
function useRowMouse(openOrder: (orderId: string) => void) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const orderOf = (target: EventTarget) =>
    target instanceof Element
      ? target.closest('tr')?.querySelector<HTMLElement>('[data-order]')?.dataset.order
      : undefined;
  return {
    onMouseOver(event: MouseEvent) {
      clearTimeout(timer.current);
      const orderId = orderOf(event.target);
      if (orderId) timer.current = setTimeout(() => prefetchOrder(client, orderId), HOVER_MS);
    },
    onMouseLeave: () => clearTimeout(timer.current),
    onClick(event: MouseEvent) {
      if (!(event.target instanceof Element) || event.target.closest('a, button, input, label, .data-select'))
        return;
      if (window.getSelection()?.toString() !== '') return;
      const orderId = event.target.closest('tbody') ? orderOf(event.target) : undefined;
      if (orderId) openOrder(orderId);
    },
  };
}
