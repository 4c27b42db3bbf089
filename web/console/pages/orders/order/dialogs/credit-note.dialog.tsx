// Credits units of one invoice, and its shipping if asked for. It pays nothing back: the refund is a command of its own.
import { Checkbox, NumberInput, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../../api/call.ts';
import { type Invoice, issueCreditNote } from '../../../../../api/ledger.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { formatMoney } from '../../../../../ui/money.ts';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { invoicesQuery } from '../order-queries.ts';
import { type ActionDialogProps, mostOf } from './action-dialog.ts';
import { composeCreditNote } from './compose-credit-note.ts';

export function CreditNoteDialog(props: ActionDialogProps) {
  const { data } = useQuery(invoicesQuery(props.order.orderId));
  const invoices = data?.items.filter(({ document }) => document === 'invoice') ?? [];
  return invoices.length === 0 ? null : <CreditNoteForm {...props} invoices={invoices} />;
}

function CreditNoteForm({
  order,
  action,
  label,
  invoices,
  onClose,
  onDone,
}: ActionDialogProps & { invoices: readonly Invoice[] }) {
  const { t } = useTranslation();
  const [sourceId] = useState(newIdempotencyKey);
  const invoiceOf = (id: string) => invoices.find(({ invoiceId }) => invoiceId === id) ?? invoices[0]!;
  const form = useCommandForm({
    initial: {
      invoiceId: invoices[0]!.invoiceId,
      units: {} as Record<number, number>,
      withShipping: false,
      settle: 'refund' as 'refund' | 'receivable',
      reason: '',
    },
    send(values, key) {
      const credited = invoiceOf(values.invoiceId);
      const { invoiceId, currency, taxesIncluded } = credited;
      const { settle } = values;
      const reason = values.reason.trim();
      const totals = composeCreditNote(credited, values.units, values.withShipping);
      const body = { sourceId, invoiceId, reason, settle, currency, taxesIncluded, ...totals };
      return issueCreditNote(order.orderId, body, key);
    },
    done: ({ number }) => t('orders.order.creditNote.done', { number }),
    onDone,
  });
  const { invoiceId, units, withShipping, settle, reason } = form.values;
  const invoice = invoiceOf(invoiceId);
  const amounts = composeCreditNote(invoice, units, withShipping);
  const money = (minor: number) => formatMoney(minor, invoice.currency);
  return (
    <CommandDialog
      title={`${label}: ${order.number}`}
      action={label}
      size="lg"
      disabled={amounts.totalMinor === 0 || reason.trim() === ''}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('orders.order.creditNote.question', { amount: money(mostOf(action)) })}</Text>
      <Select
        label={t('orders.order.creditNote.invoice')}
        allowDeselect={false}
        data={invoices.map((each) => ({
          value: each.invoiceId,
          label: `${each.number} · ${formatMoney(each.totalMinor, each.currency)}`,
        }))}
        value={invoice.invoiceId}
        onChange={(value) => form.set({ invoiceId: value ?? invoice.invoiceId, units: {} })}
      />
      {invoice.lines.map((line) => (
        <NumberInput
          key={line.lineNo}
          label={t('orders.order.dialogs.units', { sku: line.sku, max: line.quantity })}
          description={line.name}
          min={0}
          max={line.quantity}
          allowDecimal={false}
          value={units[line.lineNo] ?? 0}
          onChange={(value) => form.set({ units: { ...units, [line.lineNo]: Number(value) || 0 } })}
          {...form.at(`lines.${amounts.lines.findIndex((each) => each.lineNo === line.lineNo)}`)}
        />
      ))}
      {invoice.shippingMinor > 0 && (
        <Checkbox
          label={t('orders.order.creditNote.shipping')}
          checked={withShipping}
          onChange={(event) => form.set({ withShipping: event.currentTarget.checked })}
        />
      )}
      <Radio.Group
        label={t('orders.order.creditNote.settle')}
        value={settle}
        onChange={(value) => form.set({ settle: value === 'receivable' ? 'receivable' : 'refund' })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="refund" label={t('orders.order.creditNote.settleRefund')} />
          <Radio value="receivable" label={t('orders.order.creditNote.settleReceivable')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('orders.order.dialogs.reason')}
        required
        maxLength={500}
        autosize
        {...form.field('reason')}
      />
      <Text size="sm" fw={600} aria-live="polite">
        {t('orders.order.creditNote.total', { amount: money(amounts.totalMinor) })}
      </Text>
    </CommandDialog>
  );
}
