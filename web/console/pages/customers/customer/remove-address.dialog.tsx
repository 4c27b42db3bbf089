// Removes an address of a customer.
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Customer, type CustomerAddress, removeAddress } from '../../../../api/customers.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { customerKey } from './customer-key.ts';
import { KnownAddress } from './known-address.tsx';

interface RemoveAddressProps {
  customer: Customer;
  address: CustomerAddress;
  onClose: () => void;
}

export function RemoveAddressDialog({ customer: { customerId }, address, onClose }: RemoveAddressProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <CommandDialog
      title={t('customers.addresses.removeTitle')}
      action={t('customers.addresses.remove')}
      done={t('customers.addresses.removed')}
      danger
      onClose={onClose}
      onDone={() => void client.invalidateQueries({ queryKey: customerKey(customerId) })}
      send={(key) => removeAddress(customerId, address.addressId, key)}
    >
      <KnownAddress address={address} />
      <Text size="sm" c="dimmed">
        {t('customers.addresses.removeMeaning')}
      </Text>
    </CommandDialog>
  );
}
