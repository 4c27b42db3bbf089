// Gives money back that was captured.
import { NumberInput, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { readPayments, refundPayment } from '../../../../api/payments.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf, formatMoney, toMinor } from '../../../../ui/money.ts';
import type { OrderDialogProps } from './order-dialog.ts';
import { orderKey } from './use-live-order.ts';

export function RefundPaymentDialog({ order, onClose, onDone }: OrderDialogProps) {
  const { t } = useTranslation();
  const { orderId, currency } = order;
  const [amount, setAmount] = useState<number | string>('');
  const [reason, setReason] = useState('');
  // What the refund is for, in the ledger: this dialog, once.
  const [sourceId] = useState(newIdempotencyKey);
  const payments = useQuery({
    queryKey: [...orderKey(orderId), 'payments'],
    queryFn: () => readPayments(orderId),
  });
  const refundable = payments.data?.items.reduce((all, payment) => all + payment.refundableMinor, 0) ?? 0;
  const amountMinor = toMinor(Number(amount) || 0, currency);
  return (
    <CommandDialog
      title={`${t('orders.order.actions.refund')}: ${order.number}`}
      action={t('orders.order.actions.refund')}
      done={t('orders.order.dialogs.refundDone')}
      disabled={amountMinor <= 0 || reason.trim() === ''}
      onClose={onClose}
      onDone={onDone}
      send={(key) => refundPayment(orderId, { amountMinor, reason: reason.trim(), sourceId }, key)}
    >
      <Text size="sm">
        {refundable > 0
          ? t('orders.order.dialogs.refundUpTo', { amount: formatMoney(refundable, currency) })
          : t('orders.order.dialogs.nothingRefundable')}
      </Text>
      <NumberInput
        data-autofocus
        label={t('orders.order.dialogs.refundAmount', { currency })}
        min={0}
        decimalScale={digitsOf(currency)}
        value={amount}
        onChange={setAmount}
        required
      />
      <TextInput
        label={t('orders.order.dialogs.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
    </CommandDialog>
  );
}
