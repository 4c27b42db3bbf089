// What the supplier says of a placed order: how many units of each line come and when. It may say so again with other figures.
import { Fieldset, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { confirmPurchaseOrder, type PurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn, textIn } from '../stock/place.ts';
import { placeAtLine } from './place-at-line.ts';

const LINE_REFUSALS = { 'supply.quantity-too-large': 'quantity', 'supply.date-invalid': 'expectedOn' };

export function ConfirmPurchaseOrderDialog({
  order,
  onClose,
}: {
  order: PurchaseOrder;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const open = order.lines.filter((line) => line.open > 0);
  const form = useCommandForm({
    initial: {
      reference: order.reference ?? '',
      reason: '',
      lines: open.map((line) => ({
        quantity: (order.confirmedAt === null ? line.ordered - line.cancelled : line.confirmed) as
          | number
          | string,
        expectedOn: line.expectedOn ?? '',
      })),
    },
    send: ({ reference, reason, lines }, key) =>
      placeAtLine(
        confirmPurchaseOrder(
          order.purchaseOrderId,
          {
            reference: textIn(reference),
            reason: textIn(reason),
            lines: lines.map(({ quantity, expectedOn }, at) => ({
              lineNo: open[at]!.lineNo,
              quantity: numberIn(quantity),
              expectedOn: textIn(expectedOn),
            })),
          },
          key,
        ),
        {
          fields: LINE_REFUSALS,
          sent: open.map((_line, at) => at),
          lineOf: ({ lineNo }) => open.findIndex((line) => line.lineNo === lineNo),
        },
      ),
    done: t('planning.purchasing.confirmed'),
    onDone: onClose,
  });
  const change = (at: number, part: Partial<(typeof form.values.lines)[number]>) =>
    form.set({ lines: form.values.lines.map((line, no) => (no === at ? { ...line, ...part } : line)) });
  return (
    <CommandDialog
      title={t('planning.purchasing.confirmTitle', { number: order.number })}
      action={t('planning.purchasing.confirm')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('planning.purchasing.form.reference')}
        {...form.field('reference')}
      />
      {form.values.lines.map((line, at) => (
        <Fieldset key={open[at]!.lineNo} legend={open[at]!.sku}>
          <div className="fields">
            <NumberInput
              label={t('planning.purchasing.confirmedUnits')}
              description={t('planning.purchasing.orderedUnits', { units: formatCount(open[at]!.ordered) })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={0}
              allowDecimal={false}
              value={line.quantity}
              onChange={(quantity) => change(at, { quantity })}
              {...form.at(`lines.${at}.quantity`)}
            />
            <TextInput
              type="date"
              label={t('planning.purchasing.comesOn')}
              value={line.expectedOn}
              onChange={(event) => change(at, { expectedOn: event.currentTarget.value })}
              {...form.at(`lines.${at}.expectedOn`)}
            />
          </div>
        </Fieldset>
      ))}
      <TextInput label={t('planning.stock.reasonIfAny')} {...form.field('reason')} />
    </CommandDialog>
  );
}
