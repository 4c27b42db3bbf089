// Takes in what came of a purchase order, line by line: some of it, a little more than ordered, damaged, the last there will be, and
// in lots where the SKU's are tracked. A line left at 0 is not part of the delivery.
import { Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PurchaseOrder, receivePurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { textIn } from '../stock/place.ts';
import { ArrivalFields } from './arrival-fields.tsx';
import { type Arrival, addLot, arrivalsToSend, composeReceipt, fillArrivals } from './compose-receipt.ts';
import { type LineProblem, placeAtLine } from './place-at-line.ts';
import { WrongHere } from './wrong-here.tsx';

const LINE_REFUSALS = {
  'supply.nothing-to-do': 'quantity',
  'supply.over-tolerance': 'quantity',
  'supply.quantity-too-large': 'damaged',
  'inventory.lot-needed': 'lot',
  'inventory.lot-not-tracked': 'lot',
  'inventory.lot-expiry-differs': 'expiresOn',
  'inventory.too-many-units': 'quantity',
};

export function ReceivePurchaseOrderDialog({
  order,
  onClose,
}: {
  order: PurchaseOrder;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { deliveryNote: '', arrivals: fillArrivals(order.lines) as readonly Arrival[] },
    send({ deliveryNote, arrivals }, key) {
      const sent = arrivalsToSend(arrivals);
      const body = { deliveryNote: textIn(deliveryNote), lines: composeReceipt(arrivals, sent) };
      // A line in several lots: the refusal says which of them, or it is about their sum.
      const lineOf = ({ at, lineNo }: LineProblem) =>
        at === undefined ? arrivals.findLastIndex((each) => each.lineNo === lineNo) : (sent[at] ?? -1);
      return placeAtLine(receivePurchaseOrder(order.purchaseOrderId, body, key), {
        fields: LINE_REFUSALS,
        sent,
        lineOf,
      });
    },
    done: t('planning.stock.receive.done'),
    onDone: onClose,
  });
  const { arrivals } = form.values;
  const change = (id: number, part: Partial<Arrival>) =>
    form.set({ arrivals: arrivals.map((each) => (each.id === id ? { ...each, ...part } : each)) });
  return (
    <CommandDialog
      title={t('planning.purchasing.receiveTitle', { number: order.number })}
      action={t('planning.stock.receive.action')}
      size="lg"
      form={form}
      onClose={onClose}
    >
      {order.lines.map(({ lineNo, sku, open, lotTracked }) => {
        const own = arrivals.filter((arrival) => arrival.lineNo === lineNo);
        return (
          <Fieldset key={lineNo} legend={sku}>
            <Text size="sm" c="dimmed" mb={6}>
              {open === 0
                ? t('planning.purchasing.receive.allCame')
                : t('planning.purchasing.openUnits', { units: formatCount(open) })}
            </Text>
            <Stack gap="sm">
              {own.map((arrival, no) => {
                const fields = (
                  <ArrivalFields
                    key={arrival.id}
                    arrival={arrival}
                    isLotAsked={lotTracked}
                    open={open}
                    at={(field) => form.at(`lines.${arrivals.indexOf(arrival)}.${field}`)}
                    onChange={(part) => change(arrival.id, part)}
                    onRemove={
                      own.length > 1
                        ? () => form.set({ arrivals: arrivals.filter(({ id }) => id !== arrival.id) })
                        : undefined
                    }
                  />
                );
                if (!lotTracked) return fields;
                const name = t('planning.purchasing.receive.lotOf', { sku, no: no + 1 });
                return (
                  <Fieldset key={arrival.id} variant="unstyled" aria-label={name}>
                    {fields}
                  </Fieldset>
                );
              })}
            </Stack>
            {lotTracked && (
              <Group mt="xs">
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => form.set({ arrivals: addLot(arrivals, lineNo) })}
                >
                  {t('planning.purchasing.receive.anotherLot')}
                </Button>
              </Group>
            )}
          </Fieldset>
        );
      })}
      <WrongHere at={form.at('lines')} />
      <TextInput label={t('planning.purchasing.deliveryNote')} {...form.field('deliveryNote')} />
    </CommandDialog>
  );
}
