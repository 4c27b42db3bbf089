// Ties a case to an order by its number.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../api/call.ts';
import { linkCase } from '../../../../api/cases.ts';
import { readOrder } from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';

export function LinkOrderDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const form = useCommandForm({
    initial: { number: '' },
    send: async ({ number }, key) => {
      const orderId = await findOrderId(number.trim(), t('cases.order.unknown'));
      return linkCase(found.caseId, { orderIds: [orderId] }, key);
    },
    done: t('cases.order.linkDone'),
    onDone() {
      changed();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('cases.order.link')}
      action={t('cases.order.linkAction')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={40}
        label={t('cases.order.number')}
        {...form.field('number')}
      />
    </CommandDialog>
  );
}

/** The id behind a number as people write it; what is unknown is a problem of the field. */
async function findOrderId(number: string, unknown: string): Promise<string> {
  try {
    return (await readOrder(number)).orderId;
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status !== 404) throw error;
    throw new ApiRefusal({ ...error.problem, problems: [{ at: '/number', message: unknown }] });
  }
}
