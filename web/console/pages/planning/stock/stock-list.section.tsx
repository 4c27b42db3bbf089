// The positions with a bar of what is free and what is reserved, and the way to correct one.
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listStock, type StockPosition } from '../../../../api/inventory.ts';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { AdjustStockDialog } from './adjust-stock.dialog.tsx';
import { StockRow } from './stock-row.tsx';

const KEY = ['stock'];

export function StockList() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { sku, location } = useSearch({ from: '/stock' });
  const [adjusting, setAdjusting] = useState<StockPosition | null>(null);
  const query = useInfiniteQuery({
    queryKey: [...KEY, sku ?? '', location ?? ''],
    queryFn: ({ pageParam }) => listStock({ sku, location }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([KEY], (type) => !type.startsWith('notifications.'), 2000);
  const numbers = ['onHand', 'reserved', 'safety', 'free'] as const;
  return (
    <QueryView query={query} rows={8}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Text c="dimmed">{t('planning.stock.none')}</Text>;
        return (
          <div>
            <table aria-label={t('planning.stock.list')} className="list">
              <thead>
                <tr className="list-row stock-row list-head">
                  <th scope="col">{t('planning.stock.sku')}</th>
                  <th scope="col">{t('planning.stock.location')}</th>
                  <th scope="col">
                    <span className="hidden">{t('ui.blank')}</span>
                  </th>
                  {numbers.map((name) => (
                    <th scope="col" key={name} className="number">
                      {t(`planning.stock.${name}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="hidden">{t('ui.blank')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((position) => (
                  <StockRow
                    key={`${position.sku} ${position.location}`}
                    position={position}
                    action={
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('planning.stock.adjustLabel', {
                          sku: position.sku,
                          location: position.location,
                        })}
                        onClick={() => setAdjusting(position)}
                      >
                        {t('planning.stock.adjust')}
                      </Button>
                    }
                  />
                ))}
              </tbody>
            </table>
            <LoadMore
              shown={items.length}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
            {adjusting && (
              <AdjustStockDialog
                position={adjusting}
                onClose={() => setAdjusting(null)}
                onDone={() => void client.invalidateQueries({ queryKey: KEY })}
              />
            )}
          </div>
        );
      }}
    </QueryView>
  );
}
