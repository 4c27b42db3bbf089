// How the order is paid: by a token of the provider's form, on account within terms, later, or paid already elsewhere.
import { Autocomplete, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Customer, readOverview } from '../../../../api/customers.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { customerKey } from '../customer/customer-key.ts';
import { PAYMENTS, type PaymentWay } from './order-draft.ts';
import type { OrderEntry } from './use-order-form.ts';

/** Tokens of the sandbox provider, offered while one is typed. */
const TOKENS = ['tok_ok', 'tok_decline', 'tok_insufficient_funds', 'tok_timeout', 'tok_late'] as const;

export function PaymentSection({ entry }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const { draft, change, form, customer } = entry;
  const terms = customer?.data?.paymentTermsDays ?? null;
  return (
    <Section title={t('customers.newOrder.pay')}>
      <Stack gap="sm">
        <Select
          label={t('customers.newOrder.pay')}
          data={PAYMENTS.map((value) => ({
            value,
            label: t(`customers.newOrder.payments.${value}`),
            disabled: value === 'account' && terms === null,
          }))}
          value={draft.payment}
          allowDeselect={false}
          {...form.at('payment')}
          onChange={(value) => change({ payment: (value ?? 'card') as PaymentWay })}
        />
        {draft.payment === 'card' && (
          <Autocomplete
            label={t('customers.newOrder.cardToken')}
            description={t('customers.newOrder.cardTokenHint')}
            maxLength={200}
            autoComplete="off"
            data={[...TOKENS]}
            renderOption={({ option }) => <Text size="sm">{wordOf('card', option.value)}</Text>}
            value={draft.token}
            {...form.at('payment.token')}
            onChange={(token) => change({ token })}
          />
        )}
        {draft.payment === 'external' && (
          <TextInput
            label={t('customers.newOrder.externalReference')}
            maxLength={200}
            value={draft.reference}
            {...form.at('payment.reference')}
            onChange={(event) => change({ reference: event.currentTarget.value })}
          />
        )}
        {draft.payment === 'later' && (
          <Text size="xs" c="dimmed">
            {t('customers.newOrder.laterMeaning')}
          </Text>
        )}
        {draft.payment === 'account' && customer?.data && <Account entry={entry} customer={customer.data} />}
        {terms === null && (
          <Text size="xs" c="dimmed">
            {t('customers.newOrder.accountOnlyCompany')}
          </Text>
        )}
        <TextInput
          label={t('customers.newOrder.purchaseOrder')}
          maxLength={100}
          value={draft.purchaseOrderNumber}
          {...form.at('purchaseOrderNumber')}
          onChange={(event) => change({ purchaseOrderNumber: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  );
}

/** What buying on account means for this customer. */
function Account({ entry, customer }: { entry: OrderEntry; customer: Customer }) {
  const { t } = useTranslation();
  const { customerId, paymentTermsDays, creditLimit } = customer;
  const overview = useQuery({
    queryKey: customerKey(customerId, 'overview'),
    queryFn: () => readOverview(customerId),
    enabled: creditLimit !== null,
  });
  const { currency } = entry.draft;
  const owed = overview.data?.value.find((value) => value.currency === currency)?.receivableMinor ?? 0;
  const overMinor =
    creditLimit?.currency === currency ? owed + entry.sums.totalMinor - creditLimit.amountMinor : 0;
  return (
    <>
      <Text size="xs" c="dimmed">
        {t('customers.newOrder.accountTerms', { count: paymentTermsDays ?? 0 })}
      </Text>
      {overMinor > 0 && (
        <Text size="sm" c="var(--words-warn)" role="status">
          {t('customers.newOrder.accountLimit', { over: formatMoney(overMinor, currency) })}
        </Text>
      )}
    </>
  );
}
