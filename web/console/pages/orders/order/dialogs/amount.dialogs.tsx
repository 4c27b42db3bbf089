// Commands over an amount of money: up to what the server says is possible, for a reason where one is asked for.
import { NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../../api/call.ts';
import { writeOff } from '../../../../../api/ledger.ts';
import { capturePayment, recordReceipt, refundPayment } from '../../../../../api/payments.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { digitsOf, formatMoney, toMinor } from '../../../../../ui/money.ts';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { type ActionDialogProps, mostOf } from './action-dialog.ts';

interface Amount {
  orderId: string;
  currency: string;
  amountMinor: number;
  reason: string;
  /** Names this movement of money in the ledger: this dialog, once. */
  sourceId: string;
}

interface Asked {
  hasReason: boolean;
  danger?: boolean;
  send: (amount: Amount, key: string) => Promise<unknown>;
}

const ASKED = {
  refund: {
    hasReason: true,
    send: ({ orderId, currency: _currency, ...body }, key) => refundPayment(orderId, body, key),
  },
  capture: {
    hasReason: false,
    send: ({ orderId, amountMinor, sourceId }, key) =>
      capturePayment(orderId, { amountMinor, sourceId }, key),
  },
  receipt: {
    hasReason: false,
    send: ({ orderId, amountMinor, sourceId }, key) => recordReceipt(orderId, { amountMinor, sourceId }, key),
  },
  writeOff: {
    hasReason: true,
    danger: true,
    send: ({ orderId, ...body }, key) => writeOff(orderId, body, key),
  },
} as const satisfies Record<string, Asked>;
export type AmountQuestion = keyof typeof ASKED;

export const createAmountDialog = (question: AmountQuestion) =>
  function AmountDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
    const { t } = useTranslation();
    const { hasReason, danger = false, send }: Asked = ASKED[question];
    const { orderId } = order;
    const currency = typeof action.limits.currency === 'string' ? action.limits.currency : order.currency;
    const mostMinor = mostOf(action);
    const digits = digitsOf(currency);
    const [sourceId] = useState(newIdempotencyKey);
    const form = useCommandForm({
      initial: {
        amount: (question === 'refund' ? '' : mostMinor / 10 ** digits) as number | string,
        reason: '',
      },
      send: ({ amount, reason }, key) =>
        send(
          {
            orderId,
            currency,
            amountMinor: toMinor(Number(amount), currency),
            reason: reason.trim(),
            sourceId,
          },
          key,
        ),
      done: t(`orders.order.forms.${question}.done`),
      onDone,
    });
    const { amount, reason } = form.values;
    const isMissing = !(Number(amount) > 0) || (hasReason && reason.trim() === '');
    return (
      <CommandDialog
        title={`${label}: ${order.number}`}
        action={label}
        danger={danger}
        disabled={isMissing}
        form={form}
        onClose={onClose}
      >
        <Text size="sm">
          {t(`orders.order.forms.${question}.question`)}{' '}
          {t('orders.order.forms.upTo', { amount: formatMoney(mostMinor, currency) })}
        </Text>
        <NumberInput
          data-autofocus
          label={t('orders.order.dialogs.refundAmount', { currency })}
          min={0}
          max={mostMinor / 10 ** digits}
          decimalScale={digits}
          required
          {...form.field('amount', 'amountMinor')}
        />
        {hasReason && (
          <TextInput
            label={t('orders.order.dialogs.reason')}
            maxLength={500}
            required
            {...form.field('reason')}
          />
        )}
      </CommandDialog>
    );
  };
