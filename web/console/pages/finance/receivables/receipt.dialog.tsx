// Books money that arrived by bank. Its name is the line of the statement, so that the same line is never booked twice.
import { NumberInput, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OpenReceivable } from '../../../../api/finance.ts';
import { recordReceipt } from '../../../../api/payments.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf, formatMoney, toMinor } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { FINANCE_KEY } from '../parts/use-pages.ts';

const FIELDS = {
  'payments.amount-exceeds-open': 'amountMinor',
  'payments.source-used-otherwise': 'sourceId',
};

export function ReceiptDialog({ row, onClose }: { row: OpenReceivable; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { orderId, currency, openMinor } = row;
  const digits = digitsOf(currency);
  const form = useCommandForm({
    initial: { amount: (openMinor / 10 ** digits) as number | string, sourceId: '' },
    send: ({ amount, sourceId }, key) =>
      placeRefusal(
        recordReceipt(
          orderId,
          { amountMinor: toMinor(Number(amount), currency), sourceId: sourceId.trim() },
          key,
        ),
        FIELDS,
      ),
    done: t('finance.receivables.receipt.done'),
    onDone() {
      void client.invalidateQueries({ queryKey: FINANCE_KEY });
      onClose();
    },
  });
  const { amount, sourceId } = form.values;
  return (
    <CommandDialog
      title={t('finance.receivables.receipt.title', { order: row.orderNumber ?? orderId })}
      action={t('finance.receivables.receipt.action')}
      disabled={!(Number(amount) > 0) || sourceId.trim() === ''}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">
        {t('finance.receivables.receipt.open', { amount: formatMoney(openMinor, currency) })}
      </Text>
      <NumberInput
        data-autofocus
        label={t('finance.receivables.receipt.amount', { currency })}
        min={0}
        decimalScale={digits}
        required
        {...form.field('amount', 'amountMinor')}
      />
      <TextInput
        label={t('finance.receivables.receipt.source')}
        description={t('finance.receivables.receipt.sourceHint')}
        maxLength={100}
        required
        {...form.field('sourceId')}
      />
    </CommandDialog>
  );
}
