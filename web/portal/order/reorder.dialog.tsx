// Asks once before the same is ordered again.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reorder } from '../../api/portal.ts';
import { CommandDialog } from '../../ui/command-dialog.tsx';
import { go, orderPath } from '../address.ts';
import type { OrderDialogProps } from './dialog-props.ts';

export function ReorderDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  return (
    <CommandDialog
      title={t('portal.reorder.title')}
      action={t('portal.reorder.action')}
      done={t('portal.reorder.done')}
      send={(key) => reorder(order.orderId, key)}
      onDone={({ orderId }) => go(orderPath(orderId))}
      onClose={onClose}
    >
      <Text>{t('portal.reorder.hint')}</Text>
    </CommandDialog>
  );
}
