// The one form of a command: a dialog with its fields, a button, and the server's sentence when it refuses. Sending twice by
// mistake does the thing once: the form has one idempotency key until it is answered. Give it `form` (useCommandForm) to have the
// server's problems at their fields, or `send` where there is nothing to be wrong with.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsWaiting } from '../api/outbox.ts';
import { Failure } from './failure.tsx';
import { type CommandForm, useCommandForm } from './use-command-form.ts';

interface CommandDialogLook {
  title: string;
  action: string;
  danger?: boolean;
  size?: string;
  disabled?: boolean;
  onClose: () => void;
  children?: ReactNode;
}

interface SendingDialogProps<R> extends CommandDialogLook {
  done: string;
  send: (idempotencyKey: string) => Promise<R>;
  onDone?: (result: R) => void;
}

interface FormDialogProps<V> extends CommandDialogLook {
  form: CommandForm<V>;
}

export function CommandDialog<V, R>(props: FormDialogProps<V> | SendingDialogProps<R>) {
  return 'form' in props ? <FormDialog {...props} /> : <SendingDialog {...props} />;
}

function SendingDialog<R>({ send, done, onDone, ...look }: SendingDialogProps<R>) {
  const form = useCommandForm({
    initial: {},
    send: (_values, key) => send(key),
    done,
    onDone(result: R) {
      look.onClose();
      onDone?.(result);
    },
  });
  return <FormDialog form={form} {...look} />;
}

function FormDialog<V>({
  form,
  title,
  action,
  danger,
  size,
  disabled,
  onClose,
  children,
}: FormDialogProps<V>) {
  const { t } = useTranslation();
  const isWaiting = useIsWaiting(form.idempotencyKey);
  const failureId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size ?? 'md'} centered>
      <form ref={form.formRef} onSubmit={submit} noValidate={false}>
        <Stack gap="md">
          {children}
          {form.error !== null && form.error !== undefined && (
            <div id={failureId}>
              <Failure error={form.error} problems={form.unplaced()} />
            </div>
          )}
          {isWaiting && (
            <Text size="sm" role="status">
              {t('ui.outbox.waitingHere')}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.close')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'red' : undefined}
              loading={form.isPending}
              disabled={disabled}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
