// A command without questions as a button; a refusal is shown as a notice in the server's own sentence.
import { Button, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, newIdempotencyKey } from '../api/call.ts';

interface CommandButtonProps extends ButtonProps {
  label: string;
  done: string;
  send: (idempotencyKey: string) => Promise<unknown>;
  onDone?: () => void;
}

export function CommandButton({ label, done, send, onDone, ...look }: CommandButtonProps) {
  const { t } = useTranslation();
  const key = useRef(newIdempotencyKey());
  const sending = useMutation({
    mutationFn: () => send(key.current),
    onSuccess() {
      key.current = newIdempotencyKey();
      notifications.show({ message: done, color: 'teal' });
      onDone?.();
    },
    onError(error) {
      const problem = error instanceof ApiRefusal ? error.problem : null;
      if (problem) key.current = newIdempotencyKey();
      notifications.show({
        title: problem?.title ?? t('ui.noConnection'),
        message: problem?.detail ?? '',
        color: 'red',
        autoClose: 10_000,
      });
    },
  });
  return (
    <Button size="xs" variant="light" {...look} loading={sending.isPending} onClick={() => sending.mutate()}>
      {label}
    </Button>
  );
}
