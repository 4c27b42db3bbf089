// Sends a part of an order to another address of the same country.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Address, changeAddress } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { type ActionDialogProps, groupOf } from './action-dialog.ts';

const FIELDS = [
  ['name', 200, 'name'],
  ['company', 200, 'organization'],
  ['street', 200, 'address-line1'],
  ['more', 200, 'address-line2'],
  ['postalCode', 20, 'postal-code'],
  ['city', 100, 'address-level2'],
  ['region', 100, 'address-level1'],
  ['phone', 40, 'tel'],
] as const;
type Field = (typeof FIELDS)[number][0];

const PLACES: Readonly<Record<Field, string>> = {
  name: 'address.name',
  company: 'address.company',
  street: 'address.lines',
  more: 'address.lines.1',
  postalCode: 'address.postalCode',
  city: 'address.city',
  region: 'address.region',
  phone: 'address.phone',
};

/** As it is sent: without blanks around, without what is empty, and without the coordinates of the old place. */
function toAddress(draft: Record<Field, string>, country: string): Address {
  const { street, more, city, ...others } = Object.fromEntries(
    Object.entries(draft).map(([name, text]) => [name, text.trim()]),
  ) as Record<Field, string>;
  const filled = Object.fromEntries(Object.entries(others).filter(([, text]) => text !== ''));
  return { ...filled, lines: [street, more].filter((line) => line !== ''), city, country };
}

export function ChangeAddressDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const group = groupOf({ order, action });
  const { address } = group;
  const country = address?.country ?? '';
  const initial: Record<Field, string> & { reason: string } = {
    name: address?.name ?? '',
    company: address?.company ?? '',
    street: address?.lines[0] ?? '',
    more: address?.lines.slice(1).join(', ') ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    phone: address?.phone ?? '',
    reason: '',
  };
  const form = useCommandForm({
    initial,
    send: ({ reason, ...draft }, key) =>
      changeAddress(
        order.orderId,
        {
          shipGroup: group.no,
          address: toAddress(draft, country),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
        key,
      ),
    done: ({ movedUnits }) =>
      movedUnits > 0
        ? t('orders.order.forms.address.moved', { count: movedUnits })
        : t('orders.order.forms.address.done'),
    onDone,
  });
  return (
    <CommandDialog title={`${label}: ${order.number}`} action={label} size="lg" form={form} onClose={onClose}>
      <div className="fields">
        {FIELDS.map(([name, maxLength, autoComplete]) => (
          <TextInput
            key={name}
            {...(name === 'street' ? { 'data-autofocus': true } : {})}
            label={t(`orders.order.forms.address.${name}`)}
            maxLength={maxLength}
            autoComplete={autoComplete}
            required={name === 'street' || name === 'city'}
            {...form.field(name, PLACES[name])}
          />
        ))}
        <TextInput
          label={t('orders.order.forms.address.country')}
          description={t('orders.order.forms.address.sameCountry')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={country}
          readOnly
          {...form.at('address.country')}
        />
        <TextInput label={t('orders.order.dialogs.reason')} maxLength={500} {...form.field('reason')} />
      </div>
    </CommandDialog>
  );
}
