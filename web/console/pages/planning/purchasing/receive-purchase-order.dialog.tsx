// Takes in what came of a purchase order, line by line; a line left at 0 is not part of the delivery.
import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PurchaseOrder, receivePurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';

export function ReceivePurchaseOrderDialog({
  order,
  onClose,
}: {
  order: PurchaseOrder;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const open = order.lines.filter((line) => line.open > 0);
  const form = useCommandForm({
    initial: {
      deliveryNote: '',
      came: Object.fromEntries(open.map((line) => [line.lineNo, line.open])) as Record<
        number,
        number | string
      >,
    },
    send({ deliveryNote, came }, key) {
      const lines = open
        .map(({ lineNo }) => ({ lineNo, quantity: Number(came[lineNo] ?? 0) }))
        .filter(({ quantity }) => quantity > 0);
      const note = deliveryNote.trim();
      return receivePurchaseOrder(
        order.purchaseOrderId,
        { lines, ...(note === '' ? {} : { deliveryNote: note }) },
        key,
      );
    },
    done: t('planning.stock.receive.done'),
    onDone: onClose,
  });
  return (
    <CommandDialog
      title={t('planning.purchasing.receiveTitle', { number: order.number })}
      action={t('planning.stock.receive.action')}
      form={form}
      onClose={onClose}
    >
      {open.map((line, at) => (
        <NumberInput
          key={line.lineNo}
          label={line.sku}
          description={t('planning.purchasing.openUnits', { units: line.open })}
          min={0}
          allowDecimal={false}
          value={form.values.came[line.lineNo] ?? ''}
          onChange={(value) => form.set({ came: { ...form.values.came, [line.lineNo]: value } })}
          {...form.at(`lines.${at}.quantity`)}
        />
      ))}
      <TextInput label={t('planning.purchasing.deliveryNote')} {...form.field('deliveryNote')} />
    </CommandDialog>
  );
}
