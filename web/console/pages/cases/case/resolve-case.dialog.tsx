// Settles a case, with how it was settled.
import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RESOLUTIONS, type Resolution, resolveCase } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';

export function ResolveCaseDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const form = useCommandForm({
    initial: { resolution: 'answered' as Resolution, note: '' },
    send: ({ resolution, note }, key) =>
      resolveCase(found.caseId, { resolution, ...(note.trim() ? { note: note.trim() } : {}) }, key),
    done: t('cases.settle.resolveDone'),
    onDone() {
      changed();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('cases.settle.resolveTitle')}
      action={t('cases.settle.resolve')}
      form={form}
      onClose={onClose}
    >
      <Select
        data-autofocus
        label={t('cases.settle.resolution')}
        data={RESOLUTIONS.map((value) => ({ value, label: t(`cases.resolutions.${value}`) }))}
        allowDeselect={false}
        {...form.field('resolution')}
      />
      <Textarea
        maxLength={10_000}
        autosize
        minRows={2}
        label={t('cases.settle.note')}
        {...form.field('note')}
      />
    </CommandDialog>
  );
}
