// The mailbox: the list, and the chosen message as the customer sees it.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MessageList } from './message-list.section.tsx';
import { ShownMessage } from './shown-message.section.tsx';

export function MessagesPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('customers.messages.title')}
      </Title>
      <div className="split">
        <MessageList />
        <ShownMessage />
      </div>
    </Stack>
  );
}
