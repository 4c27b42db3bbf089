// What every form of a rule has: its fields, and a button that says why it cannot be pressed yet.
import { Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../../ui/action-button.tsx';

interface FormFrameProps {
  /** Why the rule is none yet. */
  why: string | undefined;
  onAdd: () => void;
  children: ReactNode;
}

export function FormFrame({ why, onAdd, children }: FormFrameProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (why === undefined) onAdd();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        <Group justify="flex-end">
          <ActionButton label={t('insight.filter.apply')} why={why} onClick={onAdd} />
        </Group>
      </Stack>
    </form>
  );
}
