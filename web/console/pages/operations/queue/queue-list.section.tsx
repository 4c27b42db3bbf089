// One queue of a location in the order of work, and what may be done with several rows at once.
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Queue, type QueueItem, readWorkQueue } from '../../../../api/work.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { WORK_KEY } from '../floor/use-location.ts';
import { bulkOf, HandOverAll } from './bulk-work.tsx';
import { NewPickList } from './new-pick-list.tsx';
import { queueColumns } from './queue-columns.tsx';

export function QueueList({ location, queue }: { location: string; queue: Queue }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: [...WORK_KEY, 'list', location, queue],
    queryFn: ({ pageParam }) => readWorkQueue(location, queue, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const columns = useMemo(() => queueColumns(t, queue), [queue, i18n.resolvedLanguage]);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const bulk = bulkOf(queue, location);
  return (
    <DataTable
      // Rows that were chosen in one queue are not chosen in another.
      key={`${location}/${queue}`}
      id={`queue-${queue}`}
      label={t('operations.warehouse.list')}
      columns={columns}
      query={query}
      rowKey={keyOf}
      rowName={(item) => item.orderNumber ?? keyOf(item)}
      onOpen={(item) => {
        const code = item.shipmentId ?? item.fulfilmentOrderId;
        if (code !== null) void navigate({ to: '/bench', search: { code } });
      }}
      empty={t('operations.warehouse.none')}
      {...(bulk ? { bulk } : {})}
      tools={
        queue === 'to-pick' && items.length > 0 ? (
          <NewPickList location={location} />
        ) : queue === 'to-hand-over' && items.length > 0 ? (
          <HandOverAll items={items} />
        ) : (
          queue === 'to-ship' && (
            <Text size="sm" c="dimmed">
              {t('operations.queue.toShipHint')}
            </Text>
          )
        )
      }
    />
  );
}

const keyOf = (item: QueueItem) =>
  item.shipmentId ?? item.fulfilmentOrderId ?? `${item.reference}/${item.lines[0]?.sku}/${item.dueAt}`;
