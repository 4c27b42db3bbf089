// What waits for a person: tasks of processes, and processes that are stuck.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { IncidentsSection } from './incidents.section.tsx';
import { TasksSection } from './tasks.section.tsx';

export function InboxPage() {
  const { t } = useTranslation();
  useLiveRefresh([['tasks'], ['incidents']], (type) => type.startsWith('workflow.'));
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('operations.inbox.title')}
      </Title>
      <TasksSection />
      <IncidentsSection />
    </Stack>
  );
}
