// Places a draft with its supplier. What the supplier would not take (broken packs, too few units, too small an order) stands at its
// line or at the sum, and the draft stays a draft.
import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PurchaseOrder, placePurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount, formatMoney } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { placeAtLine } from './place-at-line.ts';
import { WrongHere } from './wrong-here.tsx';

const LINE_REFUSALS = {
  'supply.item-unknown': 'sku',
  'supply.pack-broken': 'quantity',
  'supply.below-minimum-quantity': 'quantity',
};

export function PlacePurchaseOrderDialog({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const { lines, currency, totalMinor } = order;
  const form = useCommandForm({
    initial: {},
    send: (_values, key) =>
      placeRefusal(
        placeAtLine(placePurchaseOrder(order.purchaseOrderId, key), {
          fields: LINE_REFUSALS,
          sent: [],
          lineOf: ({ sku }) => lines.findIndex((line) => line.sku === sku),
        }),
        { 'supply.below-minimum-order': 'total' },
      ),
    done: t('planning.purchasing.placed'),
    onDone: onClose,
  });
  return (
    <CommandDialog
      title={t('planning.purchasing.placeTitle', { number: order.number })}
      action={t('planning.purchasing.place')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.purchasing.placeHint')}</Text>
      <Stack gap={6}>
        {lines.map((line, at) => (
          <div key={line.lineNo}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm">
                {formatCount(line.ordered)} × <span className="mono">{line.sku}</span>
              </Text>
              <Text size="sm" className="figures">
                {formatMoney(line.ordered * line.unitCostMinor, currency)}
              </Text>
            </Group>
            <WrongHere at={form.at(`lines.${at}`)} />
          </div>
        ))}
        <Text size="sm" fw={600} ta="end" className="figures">
          {t('planning.purchasing.form.total', { amount: formatMoney(totalMinor, currency) })}
        </Text>
        <WrongHere at={form.at('total')} />
      </Stack>
    </CommandDialog>
  );
}
