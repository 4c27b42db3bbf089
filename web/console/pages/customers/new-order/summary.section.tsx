// The sum of the order, what else is said with it, and the button that places it.
import { Checkbox, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { digitsOf, formatMoney, toMinor } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { CURRENCIES } from './currencies.ts';
import type { OrderEntry } from './use-order-form.ts';

export function SummarySection({ entry }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const { draft, change, form, why } = entry;
  const { currency } = draft;
  const currencies = [...new Set<string>([currency, ...CURRENCIES])];
  return (
    <Section title={t('customers.newOrder.summary')}>
      <Stack gap="sm">
        <Totals entry={entry} />
        <div className="fields">
          <NumberInput
            label={t('customers.newOrder.orderDiscount', { currency })}
            min={0}
            hideControls
            decimalScale={digitsOf(currency)}
            value={draft.discountMinor === 0 ? '' : draft.discountMinor / 10 ** digitsOf(currency)}
            {...form.at('discountMinor')}
            onChange={(value) => change({ discountMinor: toMinor(Number(value) || 0, currency) })}
          />
          <Select
            label={t('customers.newOrder.currency')}
            data={currencies}
            value={currency}
            allowDeselect={false}
            {...form.at('currency')}
            onChange={(value) => change({ currency: value ?? currency })}
          />
          <TextInput
            label={t('customers.newOrder.channel')}
            required
            maxLength={60}
            value={draft.channel}
            {...form.at('channel')}
            onChange={(event) => change({ channel: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t('customers.newOrder.note')}
          placeholder={t('customers.newOrder.noteHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={draft.note}
          {...form.at('note')}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Checkbox
          label={t('customers.newOrder.backorder')}
          checked={draft.allowBackorder}
          onChange={(event) => change({ allowBackorder: event.currentTarget.checked })}
        />
        {form.error !== null && form.error !== undefined && (
          <Failure error={form.error} problems={form.unplaced()} />
        )}
        <ActionButton
          fullWidth
          size="md"
          label={t('customers.newOrder.place')}
          why={why}
          loading={form.isPending}
          onClick={form.submit}
        />
        <Text size="xs" c="dimmed" ta="center">
          {why ?? t('customers.newOrder.placeKeys')}
        </Text>
      </Stack>
    </Section>
  );
}

function Totals({ entry: { draft, sums } }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const money = (amountMinor: number) => formatMoney(amountMinor, draft.currency);
  return (
    <dl className="pairs">
      <dt>{t('customers.newOrder.goodsSum')}</dt>
      <dd>{money(sums.goodsMinor)}</dd>
      {sums.discountMinor > 0 && (
        <>
          <dt>{t('customers.newOrder.discountSum')}</dt>
          <dd>{money(-sums.discountMinor)}</dd>
        </>
      )}
      {sums.shippingMinor > 0 && (
        <>
          <dt>{t('customers.newOrder.shippingSum')}</dt>
          <dd>{money(sums.shippingMinor)}</dd>
        </>
      )}
      <dt>
        <strong>{t('customers.newOrder.total')}</strong>
      </dt>
      <dd>
        <strong>{money(sums.totalMinor)}</strong>
      </dd>
    </dl>
  );
}
