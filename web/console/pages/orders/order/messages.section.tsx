// What the customer was told about this order; each can be read and sent once more.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type MessageSummary, resendMessage } from '../../../../api/messages.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useActionOn, whyOf } from './actions/use-order-actions.ts';
import { messagesQuery, orderKey } from './order-queries.ts';

export function MessagesSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const messages = useQuery(messagesQuery(orderId));
  return (
    <Section title={t('orders.order.messages.title')}>
      <QueryView
        query={messages}
        rows={1}
        empty={t('orders.order.messages.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((message) => <MessageEntry key={message.messageId} orderId={orderId} message={message} />)
        }
      </QueryView>
    </Section>
  );
}

function MessageEntry({ orderId, message }: { orderId: string; message: MessageSummary }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useActionOn(orderId, 'notifications.resendMessage', message.messageId);
  const name = wordOf('template', message.template);
  return (
    <div className="entry">
      <Group justify="space-between" wrap="nowrap">
        <Anchor
          size="sm"
          aria-label={t('orders.order.messages.open', { name })}
          renderRoot={(props) => <Link to="/messages" search={{ message: message.messageId }} {...props} />}
        >
          {name}
        </Anchor>
        <StatusBadge status={message.state} label={wordOf('message', message.state)} />
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" component="div" className="grow cut">
          <PersonName name={message.recipient} /> · {formatMoment(message.createdAt)}
        </Text>
        {action && (
          <CommandButton
            size="compact-xs"
            variant="subtle"
            label={t('orders.order.messages.again')}
            aria-label={t('orders.order.messages.againOf', { name })}
            done={t('orders.order.messages.againDone')}
            why={whyOf(action)}
            send={(key) => resendMessage(message.messageId, key)}
            onDone={() => void client.invalidateQueries({ queryKey: orderKey(orderId) })}
          />
        )}
      </Group>
    </div>
  );
}
