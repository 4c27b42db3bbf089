// Cancels units of single lines.
import { NumberInput, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelLines } from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import type { OrderDialogProps } from './order-dialog.ts';

export function CancelLinesDialog({ order, onClose, onDone }: OrderDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [units, setUnits] = useState<Record<number, number>>({});
  const lines = Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineNo, quantity]) => ({ lineNo: Number(lineNo), quantity }));
  return (
    <CommandDialog
      title={t('orders.order.actions.cancelLines')}
      action={t('orders.order.actions.cancelLines')}
      done={t('orders.order.dialogs.cancelLinesDone')}
      danger
      disabled={lines.length === 0}
      onClose={onClose}
      onDone={onDone}
      send={(key) =>
        cancelLines(order.orderId, { lines, ...(reason.trim() ? { reason: reason.trim() } : {}) }, key)
      }
    >
      <Text size="sm">{t('orders.order.dialogs.cancelLinesQuestion')}</Text>
      {order.lines.map((line) => {
        const max = line.backordered + line.reserved + line.released + line.picked;
        return (
          <NumberInput
            key={line.lineNo}
            label={t('orders.order.dialogs.units', { sku: line.sku, max })}
            description={line.name}
            min={0}
            max={max}
            disabled={max === 0}
            allowDecimal={false}
            value={units[line.lineNo] ?? 0}
            onChange={(value) => setUnits({ ...units, [line.lineNo]: Number(value) || 0 })}
          />
        );
      })}
      <Textarea
        label={t('orders.order.dialogs.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandDialog>
  );
}
