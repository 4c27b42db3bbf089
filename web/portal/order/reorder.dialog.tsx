// Asks how the same is paid when it is ordered again, and says when it would be there.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Cart, type PortalOrder, reorder } from '../../api/portal.ts';
import { CommandDialog } from '../../ui/command-dialog.tsx';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { go, orderPath } from '../address.ts';
import { firstPayValues, PayFields, type PayValues, toPayment } from '../shop/pay-fields.tsx';
import { PromisedTogether } from '../shop/promised-day.tsx';
import { toDestination } from '../shop/use-promises.ts';
import type { OrderDialogProps } from './dialog-props.ts';

export function ReorderDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const byInvoice = order.payment?.byInvoice === true;
  const form = useCommandForm<PayValues, Awaited<ReturnType<typeof reorder>>>({
    initial: firstPayValues(byInvoice),
    send: (values, key) => reorder(order.orderId, toPayment(values), key),
    done: t('portal.reorder.done'),
    onDone({ orderId }) {
      onClose();
      go(orderPath(orderId));
    },
  });
  const carts = cartsOf(order);
  return (
    <CommandDialog
      title={t('portal.reorder.title')}
      action={t('portal.reorder.action')}
      form={form}
      onClose={onClose}
    >
      <Text>{t('portal.reorder.hint')}</Text>
      {carts.length > 0 && <PromisedTogether carts={carts} currency={order.currency} />}
      <PayFields form={form} byInvoice={byInvoice} />
    </CommandDialog>
  );
}

/** What goes to each address; none where any of it is collected, of which nobody is promised a day of delivery. */
function cartsOf({ groups, lines }: PortalOrder): Cart[] {
  if (groups.some((group) => group.pickupLocation !== null || group.country === null)) return [];
  return groups.flatMap(({ no, country, address }) => {
    const own = lines.filter((line) => line.shipGroup === no);
    const destination = toDestination({ country: country!, postalCode: address?.postalCode ?? '' });
    const wanted = own.map(({ sku, ordered }) => ({ sku, quantity: ordered }));
    return wanted.length === 0 ? [] : [{ destination, lines: wanted }];
  });
}
