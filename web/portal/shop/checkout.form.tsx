// Where the cart goes, who orders, and with which test card it is paid.
import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeShopOrder } from '../../api/portal.ts';
import { currentLocale } from '../../ui/language.ts';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { go, orderPath } from '../address.ts';
import { AddressFields, type AddressValues, toAddress } from '../parts/address-fields.tsx';
import { InlineForm } from '../parts/inline-form.tsx';
import { Part } from '../parts/part.tsx';
import { useMe, useReadAllAgain } from '../use-me.ts';
import { type CartLine, emptyCart } from './cart.ts';

const CARDS = ['tok_ok', 'tok_decline', 'tok_insufficient_funds'] as const;

interface CheckoutValues extends AddressValues {
  email: string;
  card: string;
  allowBackorder: boolean;
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
      postalCode: '',
      city: '',
      country: homeCountry(),
      card: 'tok_ok',
      allowBackorder: true,
    },
    send: (values, key) => placeShopOrder(toOrder(values, lines, i18n.resolvedLanguage ?? 'en'), key),
    done: ({ number }) => t('portal.shop.placed', { number }),
    onDone({ orderId }) {
      emptyCart();
      void readAllAgain();
      go(orderPath(orderId));
    },
  });
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
          <NativeSelect
            label={t('portal.shop.card')}
            data={CARDS.map((value) => ({ value, label: t(`portal.shop.cards.${value}`) }))}
            {...form.field('card', 'payment.token')}
          />
          <Checkbox
            label={t('portal.shop.backorder')}
            checked={form.values.allowBackorder}
            onChange={(event) => form.set({ allowBackorder: event.currentTarget.checked })}
          />
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
    currency: lines[0]?.currency ?? 'EUR',
    lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    payment: { method: 'card', token: values.card },
    allowBackorder: values.allowBackorder,
  };
}

/** As the reader's way of writing tells; otherwise the first guess of a shop that sells in euro. */
const homeCountry = (): string => new Intl.Locale(currentLocale()).region ?? 'DE';
