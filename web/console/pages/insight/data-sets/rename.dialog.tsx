// Gives a data set another name.
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { renameDataSet } from '../../../../api/data-sets.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { DATA_SETS_KEY } from '../parts/use-data-sets.ts';

export function RenameDialog({
  dataSetId,
  name,
  onClose,
}: {
  dataSetId: string;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { name },
    send: (values, key) => renameDataSet(dataSetId, { name: values.name.trim() }, key),
    done: t('insight.dataSets.renamed'),
    onDone() {
      onClose();
      void client.invalidateQueries({ queryKey: DATA_SETS_KEY });
    },
  });
  return (
    <CommandDialog
      title={t('insight.dataSets.rename')}
      action={t('insight.dataSets.rename')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        label={t('insight.dataSets.name')}
        required
        data-autofocus
        maxLength={120}
        {...form.field('name')}
      />
    </CommandDialog>
  );
}
