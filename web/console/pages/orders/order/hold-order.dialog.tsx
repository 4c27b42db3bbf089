// Puts an order on hold, for a reason.
import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLD_REASONS, type HoldReason, holdOrder } from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import type { OrderDialogProps } from './order-dialog.ts';

export function HoldOrderDialog({ order, onClose, onDone }: OrderDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<HoldReason>('OTHER');
  const [note, setNote] = useState('');
  return (
    <CommandDialog
      title={`${t('orders.order.actions.hold')}: ${order.number}`}
      action={t('orders.order.actions.hold')}
      done={t('orders.order.dialogs.holdDone')}
      onClose={onClose}
      onDone={onDone}
      send={(key) => holdOrder(order.orderId, { reason, ...(note.trim() ? { note: note.trim() } : {}) }, key)}
    >
      <Select
        data-autofocus
        label={t('orders.order.dialogs.reason')}
        data={HOLD_REASONS.map((value) => ({ value, label: wordOf('hold', value) }))}
        value={reason}
        onChange={(value) => setReason((value as HoldReason | null) ?? 'OTHER')}
        allowDeselect={false}
      />
      <Textarea
        label={t('orders.order.dialogs.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandDialog>
  );
}
