// Begins a new process: its name and id, and an empty drawing with a start.
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { saveDraft } from '../../../../api/designer.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { emptyProcess, idFromName } from './empty-process.ts';

export function NewProcessDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useCommandForm({
    initial: { name: '', modelId: '' },
    send: ({ name, modelId }, key) => {
      const id = modelId.trim() || idFromName(name);
      const xml = emptyProcess(id, name.trim());
      return saveDraft('process', id, { xml, name: name.trim(), basedOn: null, revision: 0 }, key);
    },
    done: t('designer.processes.begun'),
    onDone() {
      const processId = form.values.modelId.trim() || idFromName(form.values.name);
      onClose();
      void navigate({ to: '/processes/$processId/design', params: { processId } });
    },
  });
  return (
    <CommandDialog
      title={t('designer.processes.newTitle')}
      action={t('designer.processes.newAction')}
      form={form}
      disabled={form.values.name.trim() === ''}
      onClose={onClose}
    >
      <TextInput
        label={t('designer.processes.newName')}
        required
        maxLength={200}
        data-autofocus
        {...form.field('name')}
      />
      <TextInput
        label={t('designer.processes.newId')}
        description={t('designer.processes.newIdMeaning')}
        pattern="[A-Za-z][A-Za-z0-9_\-]*"
        maxLength={100}
        placeholder={idFromName(form.values.name)}
        {...form.field('modelId')}
      />
    </CommandDialog>
  );
}
