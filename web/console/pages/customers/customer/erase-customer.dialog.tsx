// Erases a customer's personal data: it cannot be undone, so the person types a word to say that it is meant.
import { Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Customer, eraseCustomer } from '../../../../api/customers.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { customerKey } from './customer-key.ts';

export function EraseCustomerDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const word = customer.customerId.slice(-6);
  return (
    <CommandDialog
      title={t('customers.erase.title', { name: customer.name.slice(0, 80) })}
      action={t('customers.erase.action')}
      done={t('customers.erase.done')}
      danger
      disabled={typed.trim().toLowerCase() !== word}
      onClose={onClose}
      onDone={() => void client.invalidateQueries({ queryKey: customerKey(customer.customerId) })}
      send={(key) => eraseCustomer(customer.customerId, key)}
    >
      <Text size="sm">{t('customers.erase.meaning')}</Text>
      <TextInput
        data-autofocus
        autoComplete="off"
        label={t('customers.erase.confirm', { word })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </CommandDialog>
  );
}
