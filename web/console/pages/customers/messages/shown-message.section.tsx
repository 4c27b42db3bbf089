// One message as the customer sees it, in a frame that runs no script and reaches nothing.
import { Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readMessage, resendMessage } from '../../../../api/messages.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';

export function ShownMessage() {
  const { t } = useTranslation();
  const { message } = useSearch({ from: '/messages' });
  if (message === undefined) return <Text c="dimmed">{t('customers.messages.choose')}</Text>;
  return <Shown messageId={message} />;
}

function Shown({ messageId }: { messageId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['message', messageId], queryFn: () => readMessage(messageId) });
  return (
    <QueryView query={query} rows={8}>
      {(message) => (
        <Section title={withoutOverrides(message.subject)}>
          <Group justify="space-between" mb="sm">
            <Text size="sm" c="dimmed">
              {message.recipient}
              {message.orderId !== null && (
                <>
                  {' · '}
                  <Link to="/orders/$orderId" params={{ orderId: message.orderId }}>
                    {t('customers.messages.order')}
                  </Link>
                </>
              )}
            </Text>
            <CommandButton
              variant="default"
              label={t('customers.messages.resend')}
              done={t('customers.messages.resendDone')}
              send={(key) => resendMessage(messageId, key)}
              onDone={() => void client.invalidateQueries({ queryKey: ['messages'] })}
            />
          </Group>
          <iframe
            className="mail"
            title={t('customers.messages.rendered')}
            sandbox=""
            srcDoc={message.html}
          />
        </Section>
      )}
    </QueryView>
  );
}
