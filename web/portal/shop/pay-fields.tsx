// How an order of the portal is paid: with which test card, or on account where the customer has bought so before; and whether it may
// wait for goods.
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandForm } from '../../ui/use-command-form.ts';

const CARDS = ['tok_ok', 'tok_decline', 'tok_insufficient_funds'] as const;
const INVOICE = 'invoice';

export interface PayValues {
  /** A card's token, or `invoice`. */
  pay: string;
  allowBackorder: boolean;
}

export const firstPayValues = (byInvoice: boolean): PayValues => ({
  pay: byInvoice ? INVOICE : CARDS[0],
  allowBackorder: true,
});

/** As commands take it. */
export const toPayment = ({ pay, allowBackorder }: PayValues) => ({
  payment: pay === INVOICE ? { method: INVOICE } : { method: 'card', token: pay },
  allowBackorder,
});

interface PayFieldsProps<V extends PayValues> {
  form: CommandForm<V>;
  byInvoice?: boolean;
}

export function PayFields<V extends PayValues>({ form: typed, byInvoice = false }: PayFieldsProps<V>) {
  const { t } = useTranslation();
  const form = typed as unknown as CommandForm<PayValues>;
  const cards = CARDS.map((value) => ({ value, label: t(`portal.shop.cards.${value}`) }));
  const invoice = { value: INVOICE, label: t('portal.shop.invoice') };
  return (
    <>
      <NativeSelect
        label={byInvoice ? t('portal.payment.title') : t('portal.shop.card')}
        data={byInvoice ? [invoice, { group: t('portal.shop.card'), items: cards }] : cards}
        {...form.field('pay', 'payment.token')}
      />
      <Checkbox
        label={t('portal.shop.backorder')}
        checked={form.values.allowBackorder}
        onChange={(event) => form.set({ allowBackorder: event.currentTarget.checked })}
      />
    </>
  );
}
