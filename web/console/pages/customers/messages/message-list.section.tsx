// Messages, newest first.
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listMessages, MESSAGE_STATES } from '../../../../api/messages.ts';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { oneOf } from '../../../search-fields.ts';

const KEY = ['messages'];

export function MessageList() {
  const { t } = useTranslation();
  const { state, message: chosen } = useSearch({ from: '/messages' });
  const query = useInfiniteQuery({
    queryKey: [...KEY, state ?? ''],
    queryFn: ({ pageParam }) => listMessages({ state: oneOf(MESSAGE_STATES, state) }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([KEY], () => true, 2500);
  return (
    <QueryView query={query} rows={8}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Text c="dimmed">{t('customers.messages.none')}</Text>;
        return (
          <div>
            <table aria-label={t('customers.messages.list')} className="list">
              <tbody>
                {items.map((message) => (
                  <tr
                    key={message.messageId}
                    className="list-row message-row"
                    data-chosen={message.messageId === chosen}
                  >
                    <td>
                      <Link
                        to="/messages"
                        search={(before) => ({ ...before, message: message.messageId })}
                        className="row-link"
                      >
                        {wordOf('template', message.template)}
                      </Link>
                    </td>
                    <td>
                      <StatusBadge status={message.state} label={wordOf('message', message.state)} />
                    </td>
                    <td className="dim">{message.recipient}</td>
                    <td className="dim">
                      <time dateTime={message.createdAt}>{formatMoment(message.createdAt)}</time>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
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
