// Cancels everything of an order that has not left.
import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelOrder } from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import type { OrderDialogProps } from './order-dialog.ts';

export function CancelOrderDialog({ order, onClose, onDone }: OrderDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={`${t('orders.order.actions.cancel')} ${order.number}`}
      action={t('orders.order.actions.cancel')}
      done={t('orders.order.dialogs.cancelDone')}
      danger
      onClose={onClose}
      onDone={onDone}
      send={(key) => cancelOrder(order.orderId, reason.trim() ? { reason: reason.trim() } : {}, key)}
    >
      <Text size="sm">{t('orders.order.dialogs.cancelQuestion')}</Text>
      <Textarea
        data-autofocus
        label={t('orders.order.dialogs.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandDialog>
  );
}
