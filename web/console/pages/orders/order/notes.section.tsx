// What colleagues wrote about the order, newest on top.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order, OrderEvent } from '../../../../api/orders.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { nameActor } from './describe-event.ts';

interface NotesProps {
  order: Order;
  /** Know the names of who wrote. */
  events: readonly OrderEvent[];
}

export function NotesSection({ order, events }: NotesProps) {
  const { t } = useTranslation();
  const actorName = (actor: string) => events.find((event) => event.actor === actor)?.actorName ?? actor;
  if (order.notes.length === 0) return null;
  return (
    <Section title={t('orders.order.notes.title')}>
      {order.notes.toReversed().map((note) => (
        <div key={note.noteId} className="entry">
          <Text size="sm" component="div">
            <SafeText text={note.text} />
          </Text>
          <Text size="xs" c="dimmed">
            {nameActor({ actor: note.author, actorName: actorName(note.author) })} ·{' '}
            {formatMoment(note.writtenAt)}
          </Text>
        </div>
      ))}
    </Section>
  );
}
