// Everything that has happened to the order, newest on top, as it happens.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderEvent } from '../../../../api/orders.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { describeActor, describeEvent, isBadNews } from './describe-event.ts';

const NEW_MS = 5000;

export function TimelineSection({ events }: { events: readonly OrderEvent[] }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const newest = Date.now() - NEW_MS;
  return (
    <Section
      title={t('orders.order.timeline.title')}
      aside={
        <Text size="xs" c="dimmed">
          {events.length}
        </Text>
      }
    >
      {events.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('orders.order.timeline.none')}
        </Text>
      )}
      <ol className="timeline" aria-live="polite" aria-relevant="additions">
        {events.toReversed().map((event) => (
          <li
            key={event.id}
            className={Date.parse(event.time) > newest ? 'timeline-event is-new' : 'timeline-event'}
            data-module={event.type.split('.')[0]}
            data-tone={isBadNews(event.type) ? 'bad' : undefined}
            title={event.type}
          >
            {describeEvent(event, nameOf)}
            <small>
              <time dateTime={event.time}>{formatMoment(event.time)}</time>{' '}
              {t('orders.order.timeline.by', { actor: describeActor(event.actor) })}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
