// Another way or another wished day for a part of an order.
import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeRequestedDate, changeShippingMethod } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { type ActionDialogProps, groupOf } from './action-dialog.ts';

const optional = (reason: string) => (reason.trim() === '' ? {} : { reason: reason.trim() });

export function ChangeShippingMethodDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const group = groupOf({ order, action });
  const form = useCommandForm({
    initial: { method: group.method ?? '', reason: '' },
    send: ({ method, reason }, key) =>
      changeShippingMethod(
        order.orderId,
        { shipGroup: group.no, method: method.trim(), ...optional(reason) },
        key,
      ),
    done: t('orders.order.forms.method.done'),
    onDone,
  });
  return (
    <CommandDialog
      title={`${label}: ${order.number}`}
      action={label}
      disabled={form.values.method.trim() === ''}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('orders.order.forms.method.question')}</Text>
      <TextInput
        data-autofocus
        label={t('orders.order.forms.method.method')}
        maxLength={60}
        required
        {...form.field('method')}
      />
      <TextInput label={t('orders.order.dialogs.reason')} maxLength={500} {...form.field('reason')} />
    </CommandDialog>
  );
}

export function ChangeRequestedDateDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const group = groupOf({ order, action });
  const form = useCommandForm({
    initial: { requestedDate: group.requestedDate ?? '', reason: '' },
    send: ({ requestedDate, reason }, key) =>
      changeRequestedDate(
        order.orderId,
        { shipGroup: group.no, requestedDate: requestedDate || null, ...optional(reason) },
        key,
      ),
    done: t('orders.order.forms.wish.done'),
    onDone,
  });
  return (
    <CommandDialog title={`${label}: ${order.number}`} action={label} form={form} onClose={onClose}>
      <Text size="sm">{t('orders.order.forms.wish.question')}</Text>
      <TextInput
        data-autofocus
        type="date"
        label={t('orders.order.forms.wish.date')}
        {...form.field('requestedDate')}
      />
      <TextInput label={t('orders.order.dialogs.reason')} maxLength={500} {...form.field('reason')} />
    </CommandDialog>
  );
}
