// Gives the customer money back without a return, within the limit of one's role; beyond it somebody else is asked.
import { Checkbox, NumberInput, Select, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { APPEASEMENT_REASONS, type AppeasementReason, grantAppeasement } from '../../../../../api/cases.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { digitsOf, formatMoney, toMinor } from '../../../../../ui/money.ts';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import type { ActionDialogProps } from './action-dialog.ts';

export function GrantAppeasementDialog({ order, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const { currency } = order;
  const form = useCommandForm({
    initial: {
      amount: '' as number | string,
      reason: 'goodwill' as AppeasementReason | null,
      note: '',
      ask: true,
    },
    send: ({ amount, reason, note, ask }, key) =>
      grantAppeasement(
        order.orderId,
        {
          amountMinor: toMinor(Number(amount), currency),
          reason: reason ?? 'goodwill',
          beyondLimit: ask ? 'request' : 'refuse',
          ...(note.trim() ? { note: note.trim() } : {}),
        },
        key,
      ),
    done: ({ state, amountMinor }) =>
      t(`orders.order.forms.appease.${state === 'requested' ? 'asked' : 'done'}`, {
        amount: formatMoney(amountMinor, currency),
      }),
    onDone,
  });
  const { value: ask, ...checkbox } = form.field('ask', 'beyondLimit');
  return (
    <CommandDialog
      title={`${label}: ${order.number}`}
      action={label}
      disabled={!(Number(form.values.amount) > 0)}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('orders.order.forms.appease.question')}</Text>
      <NumberInput
        data-autofocus
        label={t('orders.order.dialogs.refundAmount', { currency })}
        min={0}
        decimalScale={digitsOf(currency)}
        required
        {...form.field('amount', 'amountMinor')}
      />
      <Select
        label={t('orders.order.dialogs.reason')}
        data={APPEASEMENT_REASONS.map((value) => ({
          value,
          label: t(`orders.order.forms.appease.reasons.${value}`),
        }))}
        allowDeselect={false}
        {...form.field('reason')}
      />
      <Textarea label={t('orders.order.dialogs.note')} maxLength={500} autosize {...form.field('note')} />
      <Checkbox label={t('orders.order.forms.appease.ask')} checked={ask} {...checkbox} />
    </CommandDialog>
  );
}
