// Cancels units of single lines, as many as may still be cancelled.
import { NumberInput, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelLines } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { type ActionDialogProps, linesOf } from './action-dialog.ts';

export function CancelLinesDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const open = linesOf(action);
  const form = useCommandForm({
    initial: { units: {} as Record<number, number>, reason: '' },
    send: ({ units, reason }, key) =>
      cancelLines(
        order.orderId,
        { lines: chosen(units), ...(reason.trim() ? { reason: reason.trim() } : {}) },
        key,
      ),
    done: t('orders.order.dialogs.cancelLinesDone'),
    onDone,
  });
  const { units } = form.values;
  const lines = chosen(units);
  return (
    <CommandDialog
      title={`${label}: ${order.number}`}
      action={label}
      danger
      disabled={lines.length === 0}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('orders.order.dialogs.cancelLinesQuestion')}</Text>
      {open.map(({ lineNo, units: max }) => {
        const line = order.lines.find((each) => each.lineNo === lineNo);
        return (
          <NumberInput
            key={lineNo}
            label={t('orders.order.dialogs.units', { sku: line?.sku ?? `#${lineNo}`, max })}
            description={line?.name}
            min={0}
            max={max}
            allowDecimal={false}
            value={units[lineNo] ?? 0}
            onChange={(value) => form.set({ units: { ...units, [lineNo]: Number(value) || 0 } })}
            {...form.at(`lines.${lines.findIndex((each) => each.lineNo === lineNo)}`)}
          />
        );
      })}
      <Textarea label={t('orders.order.dialogs.reason')} maxLength={500} autosize {...form.field('reason')} />
    </CommandDialog>
  );
}

const chosen = (units: Record<number, number>) =>
  Object.entries(units).flatMap(([lineNo, quantity]) =>
    quantity > 0 ? [{ lineNo: Number(lineNo), quantity }] : [],
  );
