// Everything that has happened to the order, newest on top, as it happens: what, when, by whom and why. Narrowed by kind; older
// events come when asked for.
import { Button, Group, Text } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderEvent } from '../../../../api/orders.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatExactly, formatMoment } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { describeEvent, isBadNews, nameActor, reasonOf } from './describe-event.ts';
import { type EventKind, kindOf, kindsIn } from './event-kinds.ts';

const NEW_MS = 5000;

interface TimelineProps {
  events: readonly OrderEvent[];
  timeline: Pick<
    UseInfiniteQueryResult<InfiniteData<unknown>>,
    'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
}

export function TimelineSection({ events, timeline }: TimelineProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<EventKind | null>(null);
  const kinds = kindsIn(events);
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : null;
  const shown = events.filter((event) => kind === null || kindOf(event) === kind).toReversed();
  return (
    <Section
      title={t('orders.order.timeline.title')}
      aside={
        <Text size="xs" c="dimmed" className="figures">
          {shown.length}
          {timeline.hasNextPage && '+'}
        </Text>
      }
    >
      {timeline.error && events.length === 0 && (
        <Failure error={timeline.error} onRetry={() => void timeline.refetch()} />
      )}
      {kinds.length > 1 && (
        <Group gap={4} mb="sm" role="group" aria-label={t('orders.order.timeline.filter')}>
          {[null, ...kinds].map((each) => (
            <Button
              key={each ?? 'all'}
              size="compact-xs"
              variant={kind === each ? 'filled' : 'default'}
              aria-pressed={kind === each}
              onClick={() => setChosen(each)}
            >
              {each === null ? t('ui.all') : t(`orders.order.timeline.kinds.${each}`)}
            </Button>
          ))}
        </Group>
      )}
      {events.length === 0 && !timeline.error && <EmptyState text={t('orders.order.timeline.none')} />}
      <ol className="timeline" aria-live="polite" aria-relevant="additions">
        {shown.map((event) => (
          <TimelineEvent key={event.id} event={event} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('orders.order.timeline.older')}
        </Button>
      )}
    </Section>
  );
}

function TimelineEvent({ event }: { event: OrderEvent }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const sentence = describeEvent(event, nameOf);
  const reason = reasonOf(event, sentence);
  const isNew = Date.parse(event.time) > Date.now() - NEW_MS;
  return (
    <li
      className={isNew ? 'timeline-event is-new' : 'timeline-event'}
      data-module={event.type.split('.')[0]}
      data-tone={isBadNews(event.type) ? 'bad' : undefined}
    >
      <SafeText text={sentence} />
      {reason !== '' && (
        <span className="timeline-reason">
          <SafeText text={reason} />
        </span>
      )}
      <small>
        <time dateTime={event.time} title={formatExactly(event.time)}>
          {formatMoment(event.time)}
        </time>{' '}
        {t('orders.order.timeline.by', { actor: nameActor(event) })}
      </small>
    </li>
  );
}
