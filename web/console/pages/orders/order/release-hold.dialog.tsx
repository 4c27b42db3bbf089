// Lifts one of an order's holds.
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseHold } from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import type { OrderDialogProps } from './order-dialog.ts';

export function ReleaseHoldDialog({ order, onClose, onDone }: OrderDialogProps) {
  const { t } = useTranslation();
  const [holdId, setHoldId] = useState(order.holds[0]?.holdId ?? '');
  return (
    <CommandDialog
      title={`${t('orders.order.actions.releaseHold')}: ${order.number}`}
      action={t('orders.order.actions.releaseHold')}
      done={t('orders.order.dialogs.releaseDone')}
      disabled={holdId === ''}
      onClose={onClose}
      onDone={onDone}
      send={(key) => releaseHold(order.orderId, { holdId }, key)}
    >
      <Radio.Group label={t('orders.order.dialogs.releaseQuestion')} value={holdId} onChange={setHoldId}>
        <Stack gap="xs" mt="xs">
          {order.holds.map((hold) => (
            <Radio
              key={hold.holdId}
              value={hold.holdId}
              label={wordOf('hold', hold.reason)}
              description={hold.note}
            />
          ))}
        </Stack>
      </Radio.Group>
    </CommandDialog>
  );
}
