// Asks for a count of one SKU beside those that the rules of the location ask for.
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { openCount } from '../../../../api/counts.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { COUNTS_KEY } from './counts-key.ts';

export function OpenCountDialog({ location, onClose }: { location: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { sku: '' },
    send: ({ sku }, key) => openCount({ location, sku: sku.trim() }, key),
    done: t('operations.counts.asked'),
    onDone() {
      void client.invalidateQueries({ queryKey: COUNTS_KEY });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('operations.counts.ask')}
      action={t('operations.counts.askAction')}
      form={form}
      onClose={onClose}
    >
      <TextInput data-autofocus required label="SKU" maxLength={100} {...form.field('sku')} />
    </CommandDialog>
  );
}
