// Asks before one row is taken out of a draft, and says what stays without it.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCarriersChanged } from './carriers-key.ts';

interface RemoveRowDialogProps {
  title: string;
  /** The row as its table shows it. */
  row: string;
  /** What is left behind, and what becomes of it. */
  stays: string;
  send: (idempotencyKey: string) => Promise<void>;
  onClose: () => void;
}

export function RemoveRowDialog({ title, row, stays, send, onClose }: RemoveRowDialogProps) {
  const { t } = useTranslation();
  return (
    <CommandDialog
      title={title}
      action={t('planning.carriers.edit.remove')}
      danger
      done={t('planning.carriers.edit.removed')}
      send={send}
      onDone={useCarriersChanged(onClose)}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.carriers.edit.removeRow', { row })}</Text>
      <Text size="sm" c="dimmed">
        {stays}
      </Text>
    </CommandDialog>
  );
}
