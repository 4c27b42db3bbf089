// Open tasks, oldest first: take one, give it back, complete it.
import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMe } from '../../../../api/session.ts';
import { claimTask, listTasks, type Task } from '../../../../api/workflow.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { CompleteTaskDialog } from './complete-task.dialog.tsx';

export function TasksSection() {
  const { t } = useTranslation();
  const [completing, setCompleting] = useState<Task | null>(null);
  const client = useQueryClient();
  const tasks = useQuery({ queryKey: ['tasks'], queryFn: () => listTasks() });
  const refresh = () => void client.invalidateQueries({ queryKey: ['tasks'] });
  return (
    <Section title={t('operations.inbox.tasks')}>
      <QueryView
        query={tasks}
        empty={t('operations.inbox.noTasks')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((task) => (
            <TaskEntry
              key={task.taskId}
              task={task}
              refresh={refresh}
              onComplete={() => setCompleting(task)}
            />
          ))
        }
      </QueryView>
      {completing && (
        <CompleteTaskDialog task={completing} onClose={() => setCompleting(null)} onDone={refresh} />
      )}
    </Section>
  );
}

interface TaskEntryProps {
  task: Task;
  refresh: () => void;
  onComplete: () => void;
}

function TaskEntry({ task, refresh, onComplete }: TaskEntryProps) {
  const { t } = useTranslation();
  const me = useQuery({ queryKey: ['me'], queryFn: readMe, staleTime: 60_000 });
  const isMine = task.assignee !== null && task.assignee === me.data?.actor;
  const facts = [
    t('operations.inbox.since', { when: formatMoment(task.createdAt) }),
    task.dueAt !== null && t('operations.inbox.due', { when: formatMoment(task.dueAt) }),
    task.candidateGroups.length > 0 &&
      t('operations.inbox.forGroups', { groups: task.candidateGroups.join(', ') }),
    task.assignee !== null &&
      (isMine ? t('operations.inbox.mine') : t('operations.inbox.takenBy', { who: task.assignee })),
  ].filter(Boolean);
  return (
    <div className="entry">
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600} size="sm">
            {task.name}
          </Text>
          <Text size="xs" c="dimmed">
            {facts.join(' · ')} ·{' '}
            <Link className="underlined" to="/orders/$orderId" params={{ orderId: task.orderId }}>
              {t('operations.inbox.openOrder')}
            </Link>
          </Text>
        </div>
        <Group gap="xs">
          {task.assignee === null && (
            <CommandButton
              label={t('operations.inbox.claim')}
              done={t('operations.inbox.claimed')}
              send={(key) => claimTask(task.taskId, false, key)}
              onDone={refresh}
            />
          )}
          {isMine && (
            <CommandButton
              variant="default"
              label={t('operations.inbox.release')}
              done={t('operations.inbox.released')}
              send={(key) => claimTask(task.taskId, true, key)}
              onDone={refresh}
            />
          )}
          <Button size="xs" onClick={onComplete}>
            {t('operations.inbox.complete')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
