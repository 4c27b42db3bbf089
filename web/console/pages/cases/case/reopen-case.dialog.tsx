// Opens a settled case again.
import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reopenCase } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';

export function ReopenCaseDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const form = useCommandForm({
    initial: { note: '' },
    send: ({ note }, key) => reopenCase(found.caseId, note.trim() ? { note: note.trim() } : {}, key),
    done: t('cases.settle.reopenDone'),
    onDone() {
      changed();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('cases.settle.reopenTitle')}
      action={t('cases.settle.reopen')}
      form={form}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        maxLength={10_000}
        autosize
        minRows={2}
        label={t('cases.settle.note')}
        {...form.field('note')}
      />
    </CommandDialog>
  );
}
