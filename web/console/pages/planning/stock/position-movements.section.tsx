// What moved at the position, newest first, with who and why.
import '../planning.css';
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listMovements, type Movement } from '../../../../api/inventory.ts';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { BETTER, WORSE } from '../cost.ts';
import { STOCK_KEY } from './place.ts';

export function PositionMovements({ sku, location }: { sku: string; location: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: [...STOCK_KEY, 'movements', sku, location],
    queryFn: ({ pageParam }) => listMovements(sku, location, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <Section title={t('planning.stock.movements.title')}>
      <QueryView
        query={query}
        empty={t('planning.stock.movements.none')}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
      >
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              <ul className="plain-list">
                {items.map((movement) => (
                  <MovementLine key={movement.movementId} movement={movement} />
                ))}
              </ul>
              {query.hasNextPage && (
                <LoadMore
                  shown={items.length}
                  hasMore
                  loading={query.isFetchingNextPage}
                  onMore={() => void query.fetchNextPage()}
                />
              )}
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}

function MovementLine({ movement }: { movement: Movement }) {
  const { type, quantity, lot, reference, reason, actor, occurredAt } = movement;
  return (
    <li className="movement">
      <Text span fw={600} className="figures" c={quantity < 0 ? WORSE : BETTER}>
        {quantity > 0 ? `+${formatCount(quantity)}` : formatCount(quantity)}
      </Text>
      <div className="grow">
        <Text size="sm">
          {wordOf('movement', type)}
          {reference && <span className="mono"> {reference}</span>}
          {lot && <span className="mono"> · {lot}</span>}
        </Text>
        {reason && (
          <Text size="sm" c="dimmed" component="div">
            <SafeText text={reason} limit={120} />
          </Text>
        )}
      </div>
      <Text size="xs" c="dimmed" ta="end">
        <When at={occurredAt} />
        <br />
        <SafeText text={actor.replace(/^(?:user|key):/, '')} limit={40} />
      </Text>
    </li>
  );
}
