// Puts an order on hold, for a reason.
import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HOLD_REASONS, type HoldReason, holdOrder } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { wordOf } from '../../../../../ui/word-of.ts';
import type { ActionDialogProps } from './action-dialog.ts';

export function HoldOrderDialog({ order, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { reason: 'OTHER' as HoldReason | null, note: '' },
    send: ({ reason, note }, key) =>
      holdOrder(
        order.orderId,
        { reason: reason ?? 'OTHER', ...(note.trim() ? { note: note.trim() } : {}) },
        key,
      ),
    done: t('orders.order.dialogs.holdDone'),
    onDone,
  });
  return (
    <CommandDialog title={`${label}: ${order.number}`} action={label} form={form} onClose={onClose}>
      <Select
        data-autofocus
        label={t('orders.order.dialogs.reason')}
        data={HOLD_REASONS.map((value) => ({ value, label: wordOf('hold', value) }))}
        allowDeselect={false}
        {...form.field('reason')}
      />
      <Textarea
        label={t('orders.order.dialogs.note')}
        maxLength={500}
        autosize
        minRows={2}
        {...form.field('note')}
      />
    </CommandDialog>
  );
}
