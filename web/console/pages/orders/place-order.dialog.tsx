// A small form that places a real order, as a shop would over the API, and leads to it.
import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOrder } from '../../../api/orders.ts';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
import { wordOf } from '../../../ui/word-of.ts';
import { CURRENCIES, composeOrder, EMPTY_ADDRESS, PAYMENTS } from './place-order/compose-order.ts';
import { type Goal, PlaceOrderGoal } from './place-order/goal-fields.tsx';
import { type DraftLine, LineFields } from './place-order/line-fields.tsx';

export function PlaceOrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [channel, setChannel] = useState('phone');
  const [currency, setCurrency] = useState<string>(CURRENCIES[0]);
  const [lines, setLines] = useState<DraftLine[]>([]);
  const [goal, setGoal] = useState<Goal>({ kind: 'ship', address: EMPTY_ADDRESS });
  const [payment, setPayment] = useState<string>(PAYMENTS[0]);
  const [allowBackorder, setAllowBackorder] = useState(false);
  return (
    <CommandDialog
      title={t('orders.placeOrder.title')}
      action={t('orders.placeOrder.action')}
      done={t('orders.placeOrder.done')}
      size="lg"
      disabled={lines.length === 0}
      onClose={onClose}
      send={(key) =>
        placeOrder(composeOrder({ channel, currency, lines, goal, payment, allowBackorder }), key)
      }
      onDone={({ orderId }) => {
        void client.invalidateQueries({ queryKey: ['orders'] });
        void navigate({ to: '/orders/$orderId', params: { orderId } });
      }}
    >
      <Stack gap="md">
        <LineFields lines={lines} currency={currency} onChange={setLines} />
        <PlaceOrderGoal goal={goal} onChange={setGoal} />
        <div className="fields">
          <Select
            label={t('orders.placeOrder.payment')}
            data={PAYMENTS.map((value) => ({ value, label: wordOf('card', value) }))}
            value={payment}
            onChange={(value) => setPayment(value ?? PAYMENTS[0])}
            allowDeselect={false}
          />
          <Select
            label={t('orders.placeOrder.currency')}
            data={[...CURRENCIES]}
            value={currency}
            onChange={(value) => setCurrency(value ?? CURRENCIES[0])}
            allowDeselect={false}
          />
          <TextInput
            label={t('orders.placeOrder.channel')}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value)}
            required
          />
        </div>
        <Checkbox
          label={t('orders.placeOrder.backorder')}
          checked={allowBackorder}
          onChange={(event) => setAllowBackorder(event.currentTarget.checked)}
        />
      </Stack>
    </CommandDialog>
  );
}
