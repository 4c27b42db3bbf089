// Completes a person's task: the form that the task asks for, drawn from its schema; any variables where it asks for nothing.
import { JsonInput, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../api/call.ts';
import { completeTask, readTask, type Task } from '../../../../api/workflow.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { type FormSchema, filledIn, missingIn, startOf } from '../../../../ui/form-schema.ts';
import { SchemaForm } from '../../../../ui/schema-form.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { readVariables } from './task-forms.ts';

interface CompleteTaskProps {
  task: Task;
  onClose: () => void;
  onDone: () => void;
}

export function CompleteTaskDialog({ task, onClose, onDone }: CompleteTaskProps) {
  const { t } = useTranslation();
  const detail = useQuery({
    queryKey: ['task', task.taskId],
    queryFn: () => readTask(task.taskId),
    gcTime: 0,
  });
  if (detail.data) return <Asked task={task} detail={detail.data} onClose={onClose} onDone={onDone} />;
  return (
    <CommandDialog
      title={t('operations.inbox.completeTitle', { name: task.name })}
      action={t('operations.inbox.completeAction')}
      done={t('operations.inbox.completed')}
      disabled
      onClose={onClose}
      send={() => Promise.resolve()}
    >
      {detail.error ? (
        <Failure error={detail.error} onRetry={() => void detail.refetch()} />
      ) : (
        <Skeleton height={80} />
      )}
    </CommandDialog>
  );
}

type Variables = Parameters<typeof completeTask>[1];

interface AskedProps extends CompleteTaskProps {
  detail: AnswerOf<'/v1/tasks/{taskId}'>;
}

function Asked({ task, detail, onClose, onDone }: AskedProps) {
  const { t } = useTranslation();
  const schema = detail.form.schema as FormSchema;
  const isFree = detail.form.source === 'none';
  const form = useCommandForm({
    initial: { variables: (startOf(schema) ?? {}) as Record<string, unknown>, json: '{}' },
    send: ({ variables, json }, key) =>
      completeTask(
        task.taskId,
        (isFree ? (readVariables(json) ?? {}) : filledIn(variables)) as Variables,
        key,
      ),
    done: t('operations.inbox.completed'),
    onDone() {
      onClose();
      onDone();
    },
  });
  const { variables, json } = form.values;
  const isOpen = isFree ? readVariables(json) === null : missingIn(schema, variables).length > 0;
  return (
    <CommandDialog
      title={t('operations.inbox.completeTitle', { name: task.name })}
      action={t('operations.inbox.completeAction')}
      form={form}
      disabled={isOpen}
      onClose={onClose}
    >
      {isFree ? (
        <JsonInput
          label={t('operations.inbox.variables')}
          validationError={t('operations.inbox.notJson')}
          autosize
          minRows={4}
          value={json}
          onChange={(text) => form.set({ json: text })}
        />
      ) : (
        <SchemaForm
          schema={schema}
          values={variables}
          onChange={(next) => form.set({ variables: next })}
          at={form.at}
          place="variables"
        />
      )}
    </CommandDialog>
  );
}
