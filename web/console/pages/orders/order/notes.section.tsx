// What colleagues wrote about the order.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { describeActor } from './describe-event.ts';

export function NotesSection({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <Section title={t('orders.order.notes.title')}>
      {order.notes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('orders.order.notes.none')}
        </Text>
      )}
      {order.notes.map((note) => (
        <div key={note.noteId} className="entry">
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {note.text}
          </Text>
          <Text size="xs" c="dimmed">
            {describeActor(note.author)} · {formatMoment(note.writtenAt)}
          </Text>
        </div>
      ))}
    </Section>
  );
}
