// The rates of a version: what a parcel costs by weight and zone, one table a service.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Rate, readRates } from '../../../../api/network.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { FactTable } from '../fact-table.tsx';
import { CARRIERS_KEY } from './carriers-key.ts';
import { type RateTable, tabulateRates } from './tabulate-rates.ts';
import { formatWeight } from './weight.ts';

export function RatesSection({ carrier, version }: { carrier: string; version: number }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'rates', version],
    queryFn: () => readRates(carrier, version),
  });
  return (
    <QueryView
      query={query}
      rows={6}
      empty={t('planning.carriers.rates.none')}
      isEmpty={(rates) => rates.length === 0}
    >
      {(rates) => (
        <Stack gap="md">
          {tabulateRates(rates).map((table) => (
            <ServiceRates key={table.service} table={table} />
          ))}
        </Stack>
      )}
    </QueryView>
  );
}

function ServiceRates({ table: { service, zones, rows } }: { table: RateTable }) {
  const { t } = useTranslation();
  const title = t('planning.carriers.rates.title', { service });
  return (
    <Section title={title}>
      <FactTable
        label={title}
        columns={[
          { title: t('planning.carriers.rates.weight') },
          ...zones.map((zone) => ({ title: t('planning.carriers.rates.zone', { zone }), isNumber: true })),
        ]}
        rows={rows.map(({ overGrams, upToGrams, byZone }) => ({
          key: `${overGrams} ${upToGrams}`,
          cells: [
            overGrams === 0
              ? t('planning.carriers.rates.upTo', { weight: formatWeight(upToGrams) })
              : `${formatWeight(overGrams)} – ${formatWeight(upToGrams)}`,
            ...zones.map((zone) => <Price key={zone} rate={byZone.get(zone)} />),
          ],
        }))}
      />
    </Section>
  );
}

function Price({ rate }: { rate: Rate | undefined }) {
  const { t } = useTranslation();
  if (!rate) return <span className="dim">–</span>;
  return (
    <>
      {formatMoney(rate.baseMinor, rate.currency)}
      {rate.perKgMinor > 0 && (
        <Text size="xs" c="dimmed">
          {t('planning.carriers.rates.perKg', { amount: formatMoney(rate.perKgMinor, rate.currency) })}
        </Text>
      )}
      {rate.fuelPercent > 0 && (
        <Text size="xs" c="dimmed">
          {t('planning.carriers.rates.fuel', { percent: rate.fuelPercent })}
        </Text>
      )}
    </>
  );
}
