// Gives an order what is free of the stock that it waits for; before others only when that is meant.
import { Checkbox, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { allocateBackorders } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { type ActionDialogProps, linesOf } from './action-dialog.ts';

export function AllocateBackordersDialog({ order, action, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { outOfTurn: false },
    send: ({ outOfTurn }, key) => allocateBackorders(order.orderId, outOfTurn, key),
    done: ({ filledUnits, backorderedUnits }) =>
      t('orders.order.forms.allocate.done', { filled: filledUnits, rest: backorderedUnits }),
    onDone,
  });
  const { value, ...checkbox } = form.field('outOfTurn');
  return (
    <CommandDialog title={`${label}: ${order.number}`} action={label} form={form} onClose={onClose}>
      <Text size="sm">{t('orders.order.forms.allocate.question')}</Text>
      <List size="sm">
        {linesOf(action).map(({ lineNo, units }) => (
          <List.Item key={lineNo}>
            {units} × {order.lines.find((line) => line.lineNo === lineNo)?.name ?? `#${lineNo}`}
          </List.Item>
        ))}
      </List>
      <Checkbox label={t('orders.order.forms.allocate.outOfTurn')} checked={value} {...checkbox} />
    </CommandDialog>
  );
}
