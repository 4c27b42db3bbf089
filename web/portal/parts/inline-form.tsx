// A form that stands in the page: its fields, one button, the server's sentence when it refuses.
import { Button, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsWaiting } from '../../api/outbox.ts';
import { Failure } from '../../ui/failure.tsx';
import type { CommandForm } from '../../ui/use-command-form.ts';

interface InlineFormProps<V> {
  form: CommandForm<V>;
  label: string;
  action: string;
  disabled?: boolean;
  children: ReactNode;
}

export function InlineForm<V>({ form, label, action, disabled, children }: InlineFormProps<V>) {
  const { t } = useTranslation();
  const isWaiting = useIsWaiting(form.idempotencyKey);
  const problems = form.unplaced();
  const isShownAtFields = form.error !== null && problems.length === 0 && hasProblems(form.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form ref={form.formRef} onSubmit={submit} aria-label={label}>
      <Stack gap="md">
        {children}
        {form.error !== null && !isShownAtFields && <Failure error={form.error} problems={problems} />}
        {isWaiting && (
          <Text size="sm" role="status">
            {t('ui.outbox.waitingHere')}
          </Text>
        )}
        <Button
          type="submit"
          loading={form.isPending}
          disabled={disabled}
          size="md"
          className="wide-on-phone"
        >
          {action}
        </Button>
      </Stack>
    </form>
  );
}

/** Said at the fields already: the sentence above them would only repeat it. */
const hasProblems = (error: unknown) =>
  ((error as { problem?: { problems?: unknown[] } }).problem?.problems ?? []).length > 0;
