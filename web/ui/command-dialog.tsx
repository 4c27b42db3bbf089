// The one form of a command: a dialog with its fields, a button, and the server's sentence when it refuses. Sending twice by
// mistake does the thing once: the dialog has one idempotency key until it is answered.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, newIdempotencyKey } from '../api/call.ts';
import { Failure } from './failure.tsx';

interface CommandDialogProps<R> {
  title: string;
  action: string;
  done: string;
  danger?: boolean;
  size?: string;
  disabled?: boolean;
  send: (idempotencyKey: string) => Promise<R>;
  onDone?: (result: R) => void;
  onClose: () => void;
  children?: ReactNode;
}

export function CommandDialog<R>(props: CommandDialogProps<R>) {
  const { t } = useTranslation();
  const key = useRef(newIdempotencyKey());
  const sending = useMutation({
    mutationFn: () => props.send(key.current),
    onSuccess(result) {
      notifications.show({ message: props.done, color: 'teal' });
      props.onClose();
      props.onDone?.(result);
    },
    onError(error) {
      // Answered with a no: what is sent next is another request.
      if (error instanceof ApiRefusal) key.current = newIdempotencyKey();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title} size={props.size ?? 'md'} centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          {props.children}
          {sending.error && <Failure error={sending.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('ui.close')}
            </Button>
            <Button
              type="submit"
              color={props.danger ? 'red' : undefined}
              loading={sending.isPending}
              disabled={props.disabled}
            >
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
