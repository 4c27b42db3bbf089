// Fulfilment orders as cards, oldest first, kept fresh by the event stream.

import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FULFILMENT_STATES, listFulfilmentOrders } from '../../../../api/fulfilment.ts';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { oneOf } from '../../../search-fields.ts';
import { WorkCard } from './work-card.tsx';

const KEY = ['fulfilment-orders'];

export function WorkList() {
  const { t } = useTranslation();
  const { location, state } = useSearch({ from: '/warehouse' });
  const query = useInfiniteQuery({
    queryKey: [...KEY, location ?? '', state ?? ''],
    queryFn: ({ pageParam }) =>
      listFulfilmentOrders({ location, state: oneOf(FULFILMENT_STATES, state) }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([KEY], (type) => type.startsWith('fulfilment.') || type.startsWith('orders.'), 1500);
  return (
    <QueryView query={query} rows={8}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Text c="dimmed">{t('operations.warehouse.none')}</Text>;
        return (
          <div>
            <section className="cards" aria-label={t('operations.warehouse.list')}>
              {items.map((order) => (
                <WorkCard key={order.fulfilmentOrderId} order={order} />
              ))}
            </section>
            <LoadMore
              shown={items.length}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </div>
        );
      }}
    </QueryView>
  );
}
