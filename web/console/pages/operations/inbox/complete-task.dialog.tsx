// Completes a person's task: the question it asks, or its variables.
import { JsonInput, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeTask, type Task } from '../../../../api/workflow.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formOf, readVariables } from './task-forms.ts';

interface CompleteTaskProps {
  task: Task;
  onClose: () => void;
  onDone: () => void;
}

export function CompleteTaskDialog({ task, onClose, onDone }: CompleteTaskProps) {
  const { t } = useTranslation();
  const form = formOf(task);
  const [answer, setAnswer] = useState('');
  const [comment, setComment] = useState('');
  const [json, setJson] = useState('{}');
  const variables = form
    ? {
        [form.variable]: answer === 'yes',
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      }
    : readVariables(json);
  return (
    <CommandDialog
      title={t('operations.inbox.completeTitle', { name: task.name })}
      action={t('operations.inbox.completeAction')}
      done={t('operations.inbox.completed')}
      disabled={form ? answer === '' : variables === null}
      onClose={onClose}
      onDone={onDone}
      send={(key) => completeTask(task.taskId, variables ?? {}, key)}
    >
      {form ? (
        <>
          <Radio.Group value={answer} onChange={setAnswer} aria-label={task.name}>
            <Stack gap="xs">
              <Radio value="yes" label={t(`operations.inbox.${form.yes}`)} />
              <Radio value="no" label={t(`operations.inbox.${form.no}`)} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('operations.inbox.comment')}
            maxLength={1000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        </>
      ) : (
        <JsonInput
          label={t('operations.inbox.variables')}
          validationError={t('operations.inbox.notJson')}
          autosize
          minRows={4}
          value={json}
          onChange={setJson}
        />
      )}
    </CommandDialog>
  );
}
