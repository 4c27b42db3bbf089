// Settles a claim by giving back what units cost.
import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refundLines } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';
import { ChooseOrder, useChosenOrder } from './choose-order.tsx';
import { chosenLines, concernedUnits, type Units, UnitsOfLines } from './units-of-lines.tsx';

export function RefundLinesDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const chosen = useChosenOrder(found);
  const [typed, setTyped] = useState<Units | null>(null);
  const [resolve, setResolve] = useState(true);
  const order = chosen.query.data;
  const lines = chosenLines(typed ?? (order ? concernedUnits(found, order) : {}));
  const form = useCommandForm({
    initial: {},
    send: (_none, key) => refundLines(found.caseId, { orderId: chosen.orderId, lines, resolve }, key),
    done: ({ refundedMinor }) =>
      t('cases.settle.refundDone', { amount: formatMoney(refundedMinor, order?.currency ?? 'EUR') }),
    onDone() {
      changed();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('cases.settle.refund')}
      action={t('cases.settle.refund')}
      disabled={lines.length === 0}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('cases.settle.refundMeaning')}</Text>
      <ChooseOrder found={found} chosen={chosen}>
        {(shown) => (
          <UnitsOfLines order={shown} units={typed ?? concernedUnits(found, shown)} onChange={setTyped} />
        )}
      </ChooseOrder>
      <Checkbox
        label={t('cases.settle.andResolve')}
        checked={resolve}
        onChange={(event) => setResolve(event.currentTarget.checked)}
      />
    </CommandDialog>
  );
}
