// Asks where a part of the order shall go instead.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeAddress } from '../../api/portal.ts';
import { CommandDialog } from '../../ui/command-dialog.tsx';
import { placeRefusal } from '../../ui/place-refusal.ts';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { AddressFields, type AddressValues, toAddress } from '../parts/address-fields.tsx';
import { type OrderDialogProps, useReadAgain } from './dialog-props.ts';

export function ChangeAddressDialog({ order, action, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(order.orderId);
  const shipGroup = action.shipGroup ?? 1;
  const old = order.groups.find(({ no }) => no === shipGroup)?.address ?? null;
  const form = useCommandForm<AddressValues>({
    initial: {
      name: old?.name ?? '',
      street: old?.lines[0] ?? '',
      more: old?.lines[1] ?? '',
      postalCode: old?.postalCode ?? '',
      city: old?.city ?? '',
      country: old?.country ?? '',
    },
    send: (values, key) =>
      placeRefusal(
        changeAddress(order.orderId, { shipGroup, address: { ...keptOf(old), ...toAddress(values) } }, key),
        { 'orders.country-differs': 'address.country' },
      ),
    done: t('portal.changeAddress.done'),
    onDone() {
      onClose();
      void readAgain();
    },
  });
  return (
    <CommandDialog
      title={t('portal.changeAddress.title')}
      action={t('portal.changeAddress.action')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('portal.changeAddress.hint')}</Text>
      <AddressFields form={form} withName />
    </CommandDialog>
  );
}

/** What the fields do not ask for stays. */
const keptOf = (old: { company: string | null } | null) => (old?.company ? { company: old.company } : {});
