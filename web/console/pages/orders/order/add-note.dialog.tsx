// Writes a note to an order, for colleagues.
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addNote } from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import type { OrderDialogProps } from './order-dialog.ts';

export function AddNoteDialog({ order, onClose, onDone }: OrderDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <CommandDialog
      title={`${t('orders.order.actions.note')}: ${order.number}`}
      action={t('orders.order.actions.note')}
      done={t('orders.order.dialogs.noteDone')}
      disabled={text.trim() === ''}
      onClose={onClose}
      onDone={onDone}
      send={(key) => addNote(order.orderId, { text: text.trim() }, key)}
    >
      <Textarea
        data-autofocus
        label={t('orders.order.dialogs.note')}
        minRows={3}
        autosize
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </CommandDialog>
  );
}
