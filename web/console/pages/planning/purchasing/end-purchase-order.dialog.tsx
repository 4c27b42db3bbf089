// Calls a purchase order off of which nothing has come, or closes the rest of one of which some has.
import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { endPurchaseOrder, type PurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';

interface EndPurchaseOrderDialogProps {
  order: PurchaseOrder;
  how: 'cancel' | 'close';
  onClose: () => void;
}

export function EndPurchaseOrderDialog({ order, how, onClose }: EndPurchaseOrderDialogProps) {
  const { t } = useTranslation();
  const isCancel = how === 'cancel';
  const { number } = order;
  const form = useCommandForm({
    initial: { reason: '' },
    send: ({ reason }, key) => endPurchaseOrder(how, order.purchaseOrderId, reason.trim(), key),
    done: t(isCancel ? 'planning.purchasing.cancelled' : 'planning.purchasing.closed'),
    onDone: onClose,
  });
  return (
    <CommandDialog
      title={t(isCancel ? 'planning.purchasing.cancelTitle' : 'planning.purchasing.closeTitle', { number })}
      action={t(isCancel ? 'planning.purchasing.cancel' : 'planning.purchasing.close')}
      danger
      form={form}
      onClose={onClose}
    >
      <Text size="sm">
        {t(isCancel ? 'planning.purchasing.cancelHint' : 'planning.purchasing.closeHint')}
      </Text>
      <TextInput data-autofocus label={t('planning.stock.reason')} {...form.field('reason')} />
    </CommandDialog>
  );
}
