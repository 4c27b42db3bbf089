// Commands that ask for nothing but a reason or a note, or for nothing at all: each a dialog with the sentence of what it does.
import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addNote, cancelOrder, closeOrder } from '../../../../../api/orders.ts';
import { authorisePayment, resolveUnknown, voidPayment } from '../../../../../api/payments.ts';
import { cancelProcess } from '../../../../../api/workflow.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import type { ActionDialogProps } from './action-dialog.ts';

interface Asked {
  /** Field of the request that the text becomes; none where nothing is asked. */
  field: 'reason' | 'text' | null;
  needed?: boolean;
  most?: number;
  danger?: boolean;
  send: (props: ActionDialogProps, text: string, key: string) => Promise<unknown>;
}

const optional = (reason: string) => (reason === '' ? {} : { reason });

/** By the name of the question in the texts. */
const ASKED = {
  note: {
    field: 'text',
    needed: true,
    most: 5000,
    send: ({ order }, text, key) => addNote(order.orderId, { text }, key),
  },
  cancel: {
    field: 'reason',
    danger: true,
    send: ({ order }, text, key) => cancelOrder(order.orderId, optional(text), key),
  },
  close: { field: null, send: ({ order }, _text, key) => closeOrder(order.orderId, key) },
  authorise: { field: null, send: ({ order }, _text, key) => authorisePayment(order.orderId, key) },
  resolve: { field: null, send: ({ order }, _text, key) => resolveUnknown(order.orderId, key) },
  void: {
    field: 'reason',
    needed: true,
    danger: true,
    send: ({ order }, reason, key) => voidPayment(order.orderId, { reason }, key),
  },
  cancelProcess: {
    field: 'reason',
    danger: true,
    send: ({ order, action }, text, key) =>
      cancelProcess(order.orderId, { processId: action.target?.id ?? '', ...optional(text) }, key),
  },
} as const satisfies Record<string, Asked>;
export type Question = keyof typeof ASKED;

/** The dialog of one of the questions. */
export const createNoteDialog = (question: Question) =>
  function NoteDialog(props: ActionDialogProps) {
    const { t } = useTranslation();
    const { field, needed = false, most = 500, danger = false, send }: Asked = ASKED[question];
    const form = useCommandForm({
      initial: { text: '' },
      send: ({ text }, key) => send(props, text.trim(), key),
      done: t(`orders.order.forms.${question}.done`),
      onDone: props.onDone,
    });
    return (
      <CommandDialog
        title={`${props.label}: ${props.order.number}`}
        action={props.label}
        danger={danger}
        disabled={needed && form.values.text.trim() === ''}
        form={form}
        onClose={props.onClose}
      >
        {question !== 'note' && <Text size="sm">{t(`orders.order.forms.${question}.question`)}</Text>}
        {field !== null && (
          <Textarea
            data-autofocus
            label={t(field === 'text' ? 'orders.order.dialogs.note' : 'orders.order.dialogs.reason')}
            maxLength={most}
            autosize
            minRows={2}
            required={needed}
            {...form.field('text', field)}
          />
        )}
      </CommandDialog>
    );
  };
