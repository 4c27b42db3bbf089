// Hands the discovered model to the designer as a draft of a new process; nothing runs by it until somebody publishes it.
import { Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { saveDraft } from '../../../../../api/designer.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { idFromName } from '../../../designer/processes/empty-process.ts';
import { withProcessId } from './with-process-id.ts';

export function OpenInDesigner({ xml, onClose }: { xml: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useCommandForm({
    initial: { name: t('insight.model.proposed') },
    send({ name }, key) {
      const id = idFromName(name);
      const body = {
        xml: withProcessId(xml, id, name.trim()),
        name: name.trim(),
        basedOn: null,
        revision: 0,
      };
      return saveDraft('process', id, body, key);
    },
    done: t('insight.model.drafted'),
    onDone() {
      const processId = idFromName(form.values.name);
      onClose();
      void navigate({ to: '/processes/$processId/design', params: { processId } });
    },
  });
  return (
    <CommandDialog
      title={t('insight.model.designTitle')}
      action={t('insight.model.design')}
      form={form}
      disabled={form.values.name.trim() === ''}
      onClose={onClose}
    >
      <Text size="sm">{t('insight.model.designMeaning')}</Text>
      <TextInput
        label={t('insight.model.name')}
        required
        maxLength={200}
        data-autofocus
        {...form.field('name')}
      />
    </CommandDialog>
  );
}
