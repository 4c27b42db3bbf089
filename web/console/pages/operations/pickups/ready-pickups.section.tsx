// What is ready to be collected at the store; with a code, the one whose code it is, and clearly where there is none.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collectPickup } from '../../../../api/fulfilment.ts';
import { announceArrival, type QueueItem, readWorkQueue } from '../../../../api/work.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { WORK_KEY } from '../floor/use-location.ts';
import { useWorkChanged } from '../floor/use-work-changed.ts';
import { codeOf, isMatch } from './pickup-code.ts';
import { ReturnPickupDialog } from './return-pickup.dialog.tsx';

interface ReadyPickupsProps {
  location: string;
  /** What the customer read out; empty: all are shown. */
  code: string;
  onAll: () => void;
}

export function ReadyPickups({ location, code, onAll }: ReadyPickupsProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: [...WORK_KEY, 'list', location, 'pick-ups', 'counter'],
    queryFn: ({ pageParam }) => readWorkQueue(location, 'pick-ups', pageParam, 200),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <Section title={t('operations.pickups.ready')}>
      <QueryView
        query={query}
        empty={t('operations.pickups.noneReady')}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      >
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          // Who has come stands above already.
          const found = all.filter((item) => (code === '' ? item.arrivedAt === null : isMatch(item, code)));
          return (
            <>
              {code !== '' && found.length === 0 && (
                <Alert color="red" role="alert" title={t('operations.pickups.noSuch', { code })}>
                  {t('operations.pickups.noSuchHint')}
                </Alert>
              )}
              {code !== '' && (
                <Button className="touch" variant="subtle" onClick={onAll}>
                  {t('operations.pickups.showAll')}
                </Button>
              )}
              {found.map((item) => (
                <Pickup key={item.fulfilmentOrderId} item={item} onHandedOut={onAll} />
              ))}
              {query.hasNextPage && (
                <LoadMore
                  shown={all.length}
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

function Pickup({ item, onHandedOut }: { item: QueueItem; onHandedOut: () => void }) {
  const { t } = useTranslation();
  const refresh = useWorkChanged();
  const [isReturning, setIsReturning] = useState(false);
  const { fulfilmentOrderId, orderNumber, customerName, readyUntil, arrivedAt } = item;
  if (fulfilmentOrderId === null) return null;
  const code = codeOf(fulfilmentOrderId);
  const isOver = readyUntil !== null && Date.parse(readyUntil) < Date.now();
  return (
    <article className="guest" aria-label={orderNumber ?? fulfilmentOrderId}>
      <div>
        <Text fw={600} component="div">
          {customerName !== null && <PersonName name={customerName} />}{' '}
          <span className="dim">{orderNumber}</span>
        </Text>
        <Text size="sm" component="div">
          <SafeText text={item.lines.map((line) => `${line.quantity} × ${line.name}`).join(', ')} />
        </Text>
        {readyUntil !== null && (
          <Text size="sm" c={isOver ? 'red' : 'dimmed'} component="div">
            {isOver ? t('operations.pickups.over') : t('operations.queue.keptUntil')}{' '}
            <When at={readyUntil} as="moment" />
          </Text>
        )}
      </div>
      <Group gap="sm">
        <CommandButton
          className="touch"
          size="md"
          variant="filled"
          label={t('operations.pickups.handOver')}
          aria-label={t('operations.pickups.handOverOf', { code })}
          done={t('operations.warehouse.collectDone')}
          send={(key) => collectPickup(fulfilmentOrderId, {}, key)}
          onDone={() => {
            refresh();
            onHandedOut();
          }}
        />
        {arrivedAt === null && (
          <CommandButton
            className="touch"
            size="md"
            variant="default"
            label={t('operations.pickups.isHere')}
            done={t('operations.pickups.isHereDone')}
            send={(key) => announceArrival(fulfilmentOrderId, key)}
            onDone={refresh}
          />
        )}
        <Button className="touch" size="md" variant="subtle" onClick={() => setIsReturning(true)}>
          {t('operations.pickups.takeBack')}
        </Button>
      </Group>
      {isReturning && (
        <ReturnPickupDialog
          fulfilmentOrderId={fulfilmentOrderId}
          number={orderNumber}
          onClose={() => setIsReturning(false)}
        />
      )}
    </article>
  );
}
