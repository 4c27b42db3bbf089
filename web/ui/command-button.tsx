// A command without questions as a button; a refusal is shown as a notice. While the line is down it waits with its idempotency
// key and says so.
import type { ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, newIdempotencyKey } from '../api/call.ts';
import { useIsWaiting } from '../api/outbox.ts';
import { ActionButton } from './action-button.tsx';
import { detailOf, sentenceOf } from './problem-text.ts';

interface CommandButtonProps extends Omit<ButtonProps, 'disabled' | 'children'> {
  label: string;
  done: string;
  /** Why it cannot be done now; undefined where it can. */
  why?: string | undefined;
  send: (idempotencyKey: string) => Promise<unknown>;
  onDone?: () => void;
  'aria-label'?: string;
}

export function CommandButton({ label, done, why, send, onDone, ...look }: CommandButtonProps) {
  const { t } = useTranslation();
  const [key, setKey] = useState(newIdempotencyKey);
  const isWaiting = useIsWaiting(key);
  const sending = useMutation({
    mutationFn: () => send(key),
    onSuccess() {
      setKey(newIdempotencyKey());
      notifications.show({ message: done, color: 'teal' });
      onDone?.();
    },
    onError(error) {
      const problem = error instanceof ApiRefusal ? error.problem : null;
      if (problem) setKey(newIdempotencyKey());
      notifications.show({
        title: problem ? sentenceOf(problem) : t('ui.noConnection'),
        message: problem ? detailOf(problem) : '',
        color: 'red',
        autoClose: 10_000,
      });
    },
  });
  const reason = isWaiting ? t('ui.outbox.waitingHere') : why;
  return (
    <ActionButton
      size="xs"
      variant="light"
      {...look}
      label={label}
      why={reason}
      loading={sending.isPending && !isWaiting}
      onClick={() => sending.mutate()}
    />
  );
}
