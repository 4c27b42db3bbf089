// Settles a claim by sending units once more, at no charge.
import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderReplacement } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';
import { ChooseOrder, useChosenOrder } from './choose-order.tsx';
import { chosenLines, concernedUnits, type Units, UnitsOfLines } from './units-of-lines.tsx';

export function ReplacementDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const chosen = useChosenOrder(found);
  const [typed, setTyped] = useState<Units | null>(null);
  const [allowBackorder, setAllowBackorder] = useState(false);
  const [resolve, setResolve] = useState(true);
  const order = chosen.query.data;
  const lines = chosenLines(typed ?? (order ? concernedUnits(found, order) : {}));
  const form = useCommandForm({
    initial: {},
    send: (_none, key) =>
      orderReplacement(found.caseId, { orderId: chosen.orderId, lines, allowBackorder, resolve }, key),
    done: ({ number }) => t('cases.settle.replacementDone', { number }),
    onDone() {
      changed();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('cases.settle.replacement')}
      action={t('cases.settle.replacement')}
      disabled={lines.length === 0}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('cases.settle.replacementMeaning')}</Text>
      <ChooseOrder found={found} chosen={chosen}>
        {(shown) => (
          <UnitsOfLines order={shown} units={typed ?? concernedUnits(found, shown)} onChange={setTyped} />
        )}
      </ChooseOrder>
      <Checkbox
        label={t('cases.settle.backorder')}
        checked={allowBackorder}
        onChange={(event) => setAllowBackorder(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('cases.settle.andResolve')}
        checked={resolve}
        onChange={(event) => setResolve(event.currentTarget.checked)}
      />
    </CommandDialog>
  );
}
