// Adds an address to a customer, or changes one.
import { Checkbox, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addAddress, type Customer, type CustomerAddress, changeAddress } from '../../../../api/customers.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { bodyOf, draftOf, EMPTY_ADDRESS } from './address-draft.ts';
import { AddressFields } from './address-fields.tsx';
import { customerKey } from './customer-key.ts';

interface AddressDialogProps {
  customer: Customer;
  /** The one that is changed; absent: a new one. */
  address?: CustomerAddress;
  onClose: () => void;
}

const KINDS = ['shipping', 'billing'] as const;

export function AddressDialog({ customer, address, onClose }: AddressDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: {
      draft: address ? draftOf(address) : { ...EMPTY_ADDRESS, name: customer.name.slice(0, 200) },
      kind: address?.kind ?? ('shipping' as 'shipping' | 'billing'),
      isDefault: address?.isDefault ?? false,
    },
    send: async ({ draft, ...rest }, key) => {
      const body = bodyOf(draft, rest, address);
      if (address) await changeAddress(customer.customerId, address.addressId, body, key);
      else await addAddress(customer.customerId, body, key);
    },
    done: address ? t('customers.addresses.changed') : t('customers.addresses.added'),
    onDone() {
      void client.invalidateQueries({ queryKey: customerKey(customer.customerId) });
      onClose();
    },
  });
  const { values, set } = form;
  return (
    <CommandDialog
      title={address ? t('customers.addresses.editTitle') : t('customers.addresses.addTitle')}
      action={address ? t('customers.save') : t('customers.addresses.add')}
      size="lg"
      form={form}
      onClose={onClose}
    >
      <AddressFields
        draft={values.draft}
        onChange={(part) => set({ draft: { ...values.draft, ...part } })}
        at={form.at}
        autoFocus
      />
      <div className="fields">
        <Select
          label={t('customers.addresses.kind')}
          data={KINDS.map((value) => ({ value, label: t(`customers.addresses.kinds.${value}`) }))}
          allowDeselect={false}
          {...form.field('kind')}
        />
      </div>
      <Checkbox
        label={t('customers.addresses.makeDefault')}
        checked={values.isDefault}
        onChange={(event) => set({ isDefault: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}
