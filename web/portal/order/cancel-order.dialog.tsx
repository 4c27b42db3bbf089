// Asks once more before the whole order is cancelled.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelOrder } from '../../api/portal.ts';
import { CommandDialog } from '../../ui/command-dialog.tsx';
import { type OrderDialogProps, useReadAgain } from './dialog-props.ts';

export function CancelOrderDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(order.orderId);
  return (
    <CommandDialog
      title={t('portal.cancelOrder.title')}
      action={t('portal.cancelOrder.action')}
      done={t('portal.cancelOrder.done')}
      danger
      send={(key) => cancelOrder(order.orderId, key)}
      onDone={() => void readAgain()}
      onClose={onClose}
    >
      <Text>{t('portal.cancelOrder.hint')}</Text>
    </CommandDialog>
  );
}
