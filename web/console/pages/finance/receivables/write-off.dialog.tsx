// Gives up what a customer owes and will not pay, for a reason.
import { NumberInput, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import type { OpenReceivable } from '../../../../api/finance.ts';
import { writeOff } from '../../../../api/ledger.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf, formatMoney, toMinor } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { FINANCE_KEY } from '../parts/use-pages.ts';

const FIELDS = { 'ledger.receivable-exceeded': 'amountMinor' };

export function WriteOffDialog({ row, onClose }: { row: OpenReceivable; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { orderId, currency, openMinor } = row;
  const digits = digitsOf(currency);
  // The decision's name in the ledger: this dialog, once.
  const [sourceId] = useState(newIdempotencyKey);
  const form = useCommandForm({
    initial: { amount: (openMinor / 10 ** digits) as number | string, reason: '' },
    send: ({ amount, reason }, key) =>
      placeRefusal(
        writeOff(
          orderId,
          { amountMinor: toMinor(Number(amount), currency), currency, reason: reason.trim(), sourceId },
          key,
        ),
        FIELDS,
      ),
    done: t('finance.receivables.writeOff.done'),
    onDone() {
      void client.invalidateQueries({ queryKey: FINANCE_KEY });
      onClose();
    },
  });
  const { amount, reason } = form.values;
  return (
    <CommandDialog
      title={t('finance.receivables.writeOff.title', { order: row.orderNumber ?? orderId })}
      action={t('finance.receivables.writeOff.action')}
      danger
      disabled={!(Number(amount) > 0) || reason.trim() === ''}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">
        {t('finance.receivables.writeOff.meaning', { amount: formatMoney(openMinor, currency) })}
      </Text>
      <NumberInput
        data-autofocus
        label={t('finance.receivables.writeOff.amount', { currency })}
        min={0}
        decimalScale={digits}
        required
        {...form.field('amount', 'amountMinor')}
      />
      <TextInput
        label={t('finance.receivables.writeOff.reason')}
        maxLength={500}
        required
        {...form.field('reason')}
      />
    </CommandDialog>
  );
}
