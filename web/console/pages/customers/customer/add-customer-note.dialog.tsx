// Writes a note about a customer.
import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addCustomerNote } from '../../../../api/customers.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { customerKey } from './customer-key.ts';

export function AddCustomerNoteDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { text: '' },
    send: ({ text }, key) => addCustomerNote(customerId, text.trim(), key),
    done: t('customers.contacts.noteDone'),
    onDone() {
      void client.invalidateQueries({ queryKey: customerKey(customerId, 'contacts') });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('customers.contacts.addNote')}
      action={t('customers.contacts.addNote')}
      form={form}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={4000}
        label={t('customers.contacts.note')}
        description={t('customers.contacts.noteHint')}
        {...form.field('text')}
      />
    </CommandDialog>
  );
}
