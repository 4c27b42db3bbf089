// Promises another day for what has not left; the customer is told when it is later.
import { MultiSelect, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { repromise } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { type ActionDialogProps, linesOf } from './action-dialog.ts';

export function RepromiseDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const open = linesOf(action);
  const nameOf = (lineNo: number) => {
    const line = order.lines.find((each) => each.lineNo === lineNo);
    return line ? `${line.sku} – ${line.name}` : `#${lineNo}`;
  };
  const form = useCommandForm({
    initial: { lines: open.map(({ lineNo }) => String(lineNo)), promisedDate: '', reason: '', told: '' },
    send: ({ lines, promisedDate, reason, told }, key) =>
      repromise(
        order.orderId,
        {
          lines: lines.map(Number),
          promisedDate,
          reason: reason.trim(),
          ...(told.trim() ? { customerReason: told.trim() } : {}),
        },
        key,
      ),
    done: t('orders.order.forms.repromise.done'),
    onDone,
  });
  const { lines, promisedDate, reason } = form.values;
  return (
    <CommandDialog
      title={`${label}: ${order.number}`}
      action={label}
      disabled={lines.length === 0 || promisedDate === '' || reason.trim() === ''}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('orders.order.forms.repromise.question')}</Text>
      {open.length > 1 && (
        <MultiSelect
          label={t('orders.order.lines.title')}
          data={open.map(({ lineNo }) => ({ value: String(lineNo), label: nameOf(lineNo) }))}
          {...form.field('lines')}
        />
      )}
      <TextInput
        data-autofocus
        type="date"
        label={t('orders.order.forms.repromise.date')}
        required
        {...form.field('promisedDate')}
      />
      <TextInput
        label={t('orders.order.forms.repromise.reason')}
        maxLength={500}
        required
        {...form.field('reason')}
      />
      <TextInput
        label={t('orders.order.forms.repromise.told')}
        maxLength={500}
        {...form.field('told', 'customerReason')}
      />
    </CommandDialog>
  );
}
