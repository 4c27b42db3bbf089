// Lifts one of an order's holds.
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { releaseHold } from '../../../../../api/orders.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { wordOf } from '../../../../../ui/word-of.ts';
import type { ActionDialogProps } from './action-dialog.ts';

export function ReleaseHoldDialog({ order, label, onClose, onDone }: ActionDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { holdId: order.holds[0]?.holdId ?? '' },
    send: ({ holdId }, key) => releaseHold(order.orderId, { holdId }, key),
    done: t('orders.order.dialogs.releaseDone'),
    onDone,
  });
  return (
    <CommandDialog
      title={`${label}: ${order.number}`}
      action={label}
      disabled={form.values.holdId === ''}
      form={form}
      onClose={onClose}
    >
      <Radio.Group label={t('orders.order.dialogs.releaseQuestion')} {...form.field('holdId')}>
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
