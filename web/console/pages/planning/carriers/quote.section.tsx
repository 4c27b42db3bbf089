// What the delivery of one parcel would cost and when it would come, by every service; and why the others are none.
import '../planning.css';
import { Button, List, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Quote, quoteDelivery } from '../../../../api/network.ts';
import { Failure } from '../../../../ui/failure.tsx';
import { formatMoney, formatShare } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { FactTable } from '../fact-table.tsx';
import { LocationSelect } from '../location-select.tsx';

/** Reasons that the texts have a sentence for. */
const REASONS = [
  'inactive',
  'feature-missing',
  'too-large',
  'no-rate-card',
  'zone-not-served',
  'never-collected',
] as const;
const CONFIDENCES = [50, 80, 95] as const;

export function QuoteSection() {
  const { t } = useTranslation();
  const [quote, setQuote] = useState<Quote | null>(null);
  const form = useCommandForm({
    initial: {
      location: '',
      country: '',
      postalCode: '',
      weightGrams: 1000 as number | string,
      confidence: '80',
    },
    send: ({ location, country, postalCode, weightGrams, confidence }) =>
      quoteDelivery({
        location,
        country: country.trim().toUpperCase(),
        weightGrams: Number(weightGrams),
        confidence: CONFIDENCES.find((known) => String(known) === confidence) ?? 80,
        ...(postalCode.trim() === '' ? {} : { postalCode: postalCode.trim() }),
      }),
    onDone: setQuote,
  });
  return (
    <Stack gap="md">
      <form
        ref={form.formRef}
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <LocationSelect label={t('planning.carriers.quote.from')} w={230} {...form.field('location')} />
        <TextInput
          label={t('planning.carriers.quote.country')}
          w={110}
          maxLength={2}
          {...form.field('country')}
        />
        <TextInput label={t('planning.locations.postalCode')} w={130} {...form.field('postalCode')} />
        <NumberInput
          label={t('planning.carriers.quote.grams')}
          w={130}
          min={1}
          allowDecimal={false}
          {...form.field('weightGrams')}
        />
        <Select
          label={t('planning.carriers.quote.confidence')}
          w={150}
          allowDeselect={false}
          data={CONFIDENCES.map((percent) => ({ value: String(percent), label: formatShare(percent / 100) }))}
          {...form.field('confidence')}
        />
        <Button type="submit" loading={form.isPending}>
          {t('planning.carriers.quote.action')}
        </Button>
      </form>
      {form.error !== null && <Failure error={form.error} problems={form.unplaced()} />}
      {quote && form.error === null && <Answer quote={quote} />}
    </Stack>
  );
}

function Answer({ quote: { options, excluded } }: { quote: Quote }) {
  const { t } = useTranslation();
  const title = t('planning.carriers.quote.options');
  return (
    <>
      <Section title={title}>
        {options.length === 0 ? (
          <Text size="sm">{t('planning.carriers.quote.none')}</Text>
        ) : (
          <FactTable
            label={title}
            columns={[
              { title: t('planning.carriers.service') },
              { title: t('planning.carriers.quote.zone') },
              { title: t('planning.carriers.quote.cost'), isNumber: true },
              { title: t('planning.carriers.quote.leaves'), isNumber: true },
              { title: t('planning.carriers.quote.arrives'), isNumber: true },
              ...CONFIDENCES.map((percent) => ({
                title: t('planning.carriers.quote.by', { share: formatShare(percent / 100) }),
                isNumber: true,
              })),
              { title: t('planning.carriers.quote.seen'), isNumber: true },
            ]}
            rows={options.map((option) => ({
              key: `${option.carrier} ${option.service}`,
              cells: [
                <bdi key="name">{`${option.carrier} · ${option.name}`}</bdi>,
                option.zone,
                formatMoney(option.costMinor, option.currency),
                formatDate(option.dispatchOn),
                formatDate(option.arriveOn),
                ...CONFIDENCES.map((percent) => formatDate(option.confidence[`p${percent}`])),
                option.observations,
              ],
            }))}
          />
        )}
      </Section>
      {excluded.length > 0 && (
        <Section title={t('planning.carriers.quote.excluded')}>
          <List size="sm">
            {excluded.map(({ carrier, service, reason }) => (
              <List.Item key={`${carrier} ${service}`}>
                <span className="mono">
                  {carrier} · {service}
                </span>
                : <Reason reason={reason} />
              </List.Item>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}

function Reason({ reason }: { reason: string }) {
  const { t } = useTranslation();
  const known = REASONS.find((each) => each === reason);
  return known ? t(`planning.carriers.quote.reasons.${known}`) : reason;
}
