// Completes a person's task: the question it asks, or its variables.
import { JsonInput, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeTask, type Task } from '../../../api/workflow.ts';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
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
      title={t('tasks.completeTitle', { name: task.name })}
      action={t('tasks.completeAction')}
      done={t('tasks.completed')}
      disabled={form ? answer === '' : variables === null}
      onClose={onClose}
      onDone={onDone}
      send={(key) => completeTask(task.taskId, variables ?? {}, key)}
    >
      {form ? (
        <>
          <Radio.Group value={answer} onChange={setAnswer} aria-label={task.name}>
            <Stack gap="xs">
              <Radio value="yes" label={t(`tasks.${form.yes}`)} />
              <Radio value="no" label={t(`tasks.${form.no}`)} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('tasks.comment')}
            maxLength={1000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        </>
      ) : (
        <JsonInput
          label={t('tasks.variables')}
          validationError={t('tasks.notJson')}
          autosize
          minRows={4}
          value={json}
          onChange={setJson}
        />
      )}
    </CommandDialog>
  );
}
