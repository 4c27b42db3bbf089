// What can be done with an order: each a command in a dialog of its own.
import { Button, Group, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { AddNoteDialog } from './add-note.dialog.tsx';
import { CancelLinesDialog } from './cancel-lines.dialog.tsx';
import { CancelOrderDialog } from './cancel-order.dialog.tsx';
import { HoldOrderDialog } from './hold-order.dialog.tsx';
import type { OrderDialogProps } from './order-dialog.ts';
import { RefundPaymentDialog } from './refund-payment.dialog.tsx';
import { ReleaseHoldDialog } from './release-hold.dialog.tsx';
import { orderKey } from './use-live-order.ts';

const DIALOGS = {
  hold: HoldOrderDialog,
  releaseHold: ReleaseHoldDialog,
  note: AddNoteDialog,
  refund: RefundPaymentDialog,
  cancelLines: CancelLinesDialog,
  cancel: CancelOrderDialog,
} as const satisfies Record<string, ComponentType<OrderDialogProps>>;
type Action = keyof typeof DIALOGS;

export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState<Action | null>(null);
  const isOver = order.closedAt !== null || order.cancelledAt !== null;
  const direct: Action[] = order.holds.length > 0 ? ['note', 'releaseHold'] : ['note', 'hold'];
  const shown = direct.filter((action) => action === 'note' || !isOver);
  const inMenu: Action[] = ['refund', ...(isOver ? [] : (['cancelLines', 'cancel'] as const))];
  if (order.holds.length > 0 && !isOver) inMenu.unshift('hold');
  const Dialog = open && DIALOGS[open];
  return (
    <Group gap="xs">
      {shown.map((action) => (
        <Button key={action} variant="default" onClick={() => setOpen(action)}>
          {t(`orders.order.actions.${action}`)}
        </Button>
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t('orders.order.actions.menu')} ▾</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {inMenu.map((action) => (
            <Menu.Item
              key={action}
              {...(action === 'cancel' ? { color: 'red' } : {})}
              onClick={() => setOpen(action)}
            >
              {t(`orders.order.actions.${action}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {Dialog && (
        <Dialog
          order={order}
          onClose={() => setOpen(null)}
          onDone={() => void client.invalidateQueries({ queryKey: orderKey(order.orderId) })}
        />
      )}
    </Group>
  );
}
