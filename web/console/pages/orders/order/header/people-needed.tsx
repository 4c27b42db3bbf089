// What in the process of the order needs a person now: tasks to do, incidents to settle. Everything can be done from here.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../../api/orders.ts';
import {
  claimTask,
  type Incident,
  listIncidents,
  listTasks,
  settleIncident,
  type Task,
} from '../../../../../api/workflow.ts';
import { ActionButton } from '../../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../../ui/command-button.tsx';
import { SafeText } from '../../../../../ui/safe-text.tsx';
import { When } from '../../../../../ui/when.tsx';
import { CompleteTaskDialog } from '../../../operations/inbox/complete-task.dialog.tsx';
import { RepairIncidentDialog } from '../../../operations/inbox/repair-incident.dialog.tsx';
import { useActionOn, whyOf } from '../actions/use-order-actions.ts';
import { actionsQuery, orderKey } from '../order-queries.ts';

export function PeopleNeeded({ order }: { order: Order }) {
  const { orderId } = order;
  const client = useQueryClient();
  const listed = useQuery(actionsQuery(orderId)).data?.items ?? [];
  const has = (command: string) => listed.some((action) => action.command === command);
  const ids = (command: string) =>
    listed.flatMap((each) => (each.command === command ? (each.target?.id ?? []) : [])).join(' ');
  const tasks = useQuery({
    queryKey: [...orderKey(orderId), 'tasks', ids('workflow.completeTask')],
    queryFn: () => listTasks({ orderId }),
    enabled: has('workflow.completeTask'),
  });
  const incidents = useQuery({
    queryKey: [...orderKey(orderId), 'incidents', ids('workflow.settleIncident')],
    queryFn: () => listIncidents({ orderId }),
    enabled: has('workflow.settleIncident'),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: orderKey(orderId) });
  return (
    <>
      {has('workflow.settleIncident') &&
        incidents.data?.items.map((incident) => (
          <IncidentAlert key={incident.incidentId} orderId={orderId} incident={incident} onDone={refresh} />
        ))}
      {has('workflow.completeTask') &&
        tasks.data?.items.map((task) => (
          <TaskAlert key={task.taskId} orderId={orderId} task={task} onDone={refresh} />
        ))}
    </>
  );
}

interface TaskAlertProps {
  orderId: string;
  task: Task;
  onDone: () => void;
}

function TaskAlert({ orderId, task, onDone }: TaskAlertProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const completing = useActionOn(orderId, 'workflow.completeTask', task.taskId);
  const claiming = useActionOn(orderId, 'workflow.claimTask', task.taskId);
  return (
    <Alert color="blue" title={task.name} p="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('orders.order.needed.task')} <When at={task.createdAt} />
        </Text>
        <Group gap="xs">
          {task.assignee === null && (
            <CommandButton
              label={t('operations.inbox.claim')}
              done={t('operations.inbox.claimed')}
              why={claiming && whyOf(claiming)}
              send={(key) => claimTask(task.taskId, false, key)}
              onDone={onDone}
            />
          )}
          <ActionButton
            size="xs"
            label={t('operations.inbox.complete')}
            why={completing && whyOf(completing)}
            onClick={() => setIsOpen(true)}
          />
        </Group>
      </Group>
      {isOpen && <CompleteTaskDialog task={task} onClose={() => setIsOpen(false)} onDone={onDone} />}
    </Alert>
  );
}

interface IncidentAlertProps {
  orderId: string;
  incident: Incident;
  onDone: () => void;
}

function IncidentAlert({ orderId, incident, onDone }: IncidentAlertProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const settling = useActionOn(orderId, 'workflow.settleIncident', incident.incidentId);
  const why = settling && whyOf(settling);
  return (
    <Alert color="red" title={t('orders.order.needed.incident', { code: incident.code })} p="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" component="div" className="grow">
          <SafeText text={incident.message} />
        </Text>
        <Group gap="xs">
          <CommandButton
            label={t('orders.order.needed.retry')}
            done={t('orders.order.needed.retried')}
            why={why}
            send={(key) => settleIncident(incident.incidentId, { action: 'retry' }, key)}
            onDone={onDone}
          />
          {why === undefined && (
            <Button size="xs" variant="default" onClick={() => setIsOpen(true)}>
              {t('orders.order.needed.repair')}
            </Button>
          )}
        </Group>
      </Group>
      {isOpen && (
        <RepairIncidentDialog incident={incident} onClose={() => setIsOpen(false)} onDone={onDone} />
      )}
    </Alert>
  );
}
