// Cancels what has not come of a purchase order.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelPurchaseOrder, type PurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';

export function CancelPurchaseOrderDialog({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { reason: '' },
    send: ({ reason }, key) => cancelPurchaseOrder(order.purchaseOrderId, reason, key),
    done: t('planning.purchasing.cancelled'),
    onDone: onClose,
  });
  return (
    <CommandDialog
      title={t('planning.purchasing.cancelTitle', { number: order.number })}
      action={t('planning.purchasing.cancel')}
      danger
      form={form}
      onClose={onClose}
    >
      <TextInput data-autofocus label={t('planning.stock.reason')} {...form.field('reason')} />
    </CommandDialog>
  );
}
