// Takes work from a location that cannot do it; its units are sourced again.
import { Select, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { rejectFulfilmentOrder } from '../../../../../api/fulfilment.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import type { ActionDialogProps } from './action-dialog.ts';

const REASONS = ['no-stock', 'damaged', 'no-capacity', 'closed', 'not-able', 'other'] as const;

export function RejectFulfilmentOrderDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { reason: 'no-stock' as (typeof REASONS)[number] | null, note: '' },
    send: ({ reason, note }, key) =>
      rejectFulfilmentOrder(
        action.target?.id ?? '',
        { reason: reason ?? 'other', ...(note.trim() ? { note: note.trim() } : {}) },
        key,
      ),
    done: t('orders.order.forms.reject.done'),
    onDone,
  });
  return (
    <CommandDialog title={`${label}: ${order.number}`} action={label} danger form={form} onClose={onClose}>
      <Text size="sm">{t('orders.order.forms.reject.question')}</Text>
      <Select
        data-autofocus
        label={t('orders.order.dialogs.reason')}
        data={REASONS.map((value) => ({ value, label: t(`orders.order.forms.reject.reasons.${value}`) }))}
        allowDeselect={false}
        {...form.field('reason')}
      />
      <Textarea label={t('orders.order.dialogs.note')} maxLength={500} autosize {...form.field('note')} />
    </CommandDialog>
  );
}
