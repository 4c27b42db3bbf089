// What the customer was told about this order.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readOrderMessages } from '../../../../api/messages.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { orderKey } from './use-live-order.ts';

export function MessagesSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const messages = useQuery({
    queryKey: [...orderKey(orderId), 'messages'],
    queryFn: () => readOrderMessages(orderId),
  });
  return (
    <Section title={t('orders.order.messages.title')}>
      <QueryView
        query={messages}
        rows={1}
        empty={t('orders.order.messages.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((message) => (
            <div key={message.messageId} className="entry">
              <Group justify="space-between" wrap="nowrap">
                <Anchor
                  size="sm"
                  aria-label={t('orders.order.messages.open', { name: wordOf('template', message.template) })}
                  renderRoot={(props) => (
                    <Link to="/messages" search={{ message: message.messageId }} {...props} />
                  )}
                >
                  {wordOf('template', message.template)}
                </Anchor>
                <StatusBadge status={message.state} label={wordOf('message', message.state)} />
              </Group>
              <Text size="xs" c="dimmed">
                {message.recipient} · {formatMoment(message.createdAt)}
              </Text>
            </div>
          ))
        }
      </QueryView>
    </Section>
  );
}
