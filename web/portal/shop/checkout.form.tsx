// Where the cart goes, who orders, and with which test card it is paid.
import { Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { placeShopOrder } from '../../api/portal.ts';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { go, orderPath } from '../address.ts';
import { AddressFields, type AddressValues, toAddress } from '../parts/address-fields.tsx';
import { InlineForm } from '../parts/inline-form.tsx';
import { Part } from '../parts/part.tsx';
import { useMe, useReadAllAgain } from '../use-me.ts';
import { type CartLine, emptyCart } from './cart.ts';
import { type Destination, keepDestination, useDestination } from './destination.ts';
import { firstPayValues, PayFields, type PayValues, toPayment } from './pay-fields.tsx';
import { PromisedTogether } from './promised-day.tsx';
import { toDestination } from './use-promises.ts';

const TYPING_MS = 450;

interface CheckoutValues extends AddressValues, PayValues {
  email: string;
}

export function CheckoutForm({ lines }: { lines: readonly CartLine[] }) {
  const { t, i18n } = useTranslation();
  const me = useMe().data;
  const readAllAgain = useReadAllAgain();
  const form = useCommandForm<CheckoutValues, Awaited<ReturnType<typeof placeShopOrder>>>({
    initial: {
      name: me?.name ?? '',
      email: (me?.signedIn && me.email) || '',
      street: '',
      more: '',
      city: '',
      ...useDestination(),
      ...firstPayValues(false),
    },
    send: (values, key) => placeShopOrder(toOrder(values, lines, i18n.resolvedLanguage ?? 'en'), key),
    done: ({ number }) => t('portal.shop.placed', { number }),
    onDone({ orderId }) {
      emptyCart();
      void readAllAgain();
      go(orderPath(orderId));
    },
  });
  const { country, postalCode } = form.values;
  const [promisedTo] = useDebouncedValue(form.values, TYPING_MS);
  useEffect(() => keepDestination({ country, postalCode }), [country, postalCode]);
  const needed = { required: true, withAsterisk: false } as const;
  return (
    <Part title={t('portal.shop.deliverTo')}>
      <InlineForm form={form} label={t('portal.shop.deliverTo')} action={t('portal.shop.place')}>
        <Stack gap="sm">
          <TextInput label={t('portal.shop.name')} autoComplete="name" {...needed} {...form.field('name')} />
          <TextInput
            label={t('portal.shop.email')}
            description={t('portal.shop.emailHint')}
            type="email"
            autoComplete="email"
            {...needed}
            {...form.field('email')}
          />
          <AddressFields form={form} />
          <PayFields form={form} />
          <PromisedTogether carts={[toCart(promisedTo, lines)]} currency={currencyOf(lines)} />
        </Stack>
      </InlineForm>
    </Part>
  );
}

function toOrder(values: CheckoutValues, lines: readonly CartLine[], locale: string) {
  const { name: _name, ...address } = toAddress(values);
  return {
    name: values.name.trim(),
    email: values.email.trim(),
    locale,
    address,
    currency: currencyOf(lines),
    lines: toLines(lines),
    ...toPayment(values),
  };
}

const currencyOf = (lines: readonly CartLine[]) => lines[0]?.currency ?? 'EUR';
const toLines = (lines: readonly CartLine[]) => lines.map(({ sku, quantity }) => ({ sku, quantity }));
const toCart = (to: Destination, lines: readonly CartLine[]) => ({
  destination: toDestination(to),
  lines: toLines(lines),
});
