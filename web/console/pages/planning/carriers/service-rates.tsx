// The rates of one service as carriers print them: weights downwards, zones across; each price opens its form where it may change.
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rate } from '../../../../api/network.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { FactTable } from '../fact-table.tsx';
import type { RateTable } from './tabulate-rates.ts';
import { formatWeight } from './weight.ts';

interface ServiceRatesProps {
  table: RateTable;
  /** Absent where prices stay as they are. */
  onOpen?: (rate: Rate) => void;
}

export function ServiceRates({ table: { service, zones, rows }, onOpen }: ServiceRatesProps) {
  const { t } = useTranslation();
  const title = t('planning.carriers.rates.title', { service });
  const weightOf = (overGrams: number, upToGrams: number) =>
    overGrams === 0
      ? t('planning.carriers.rates.upTo', { weight: formatWeight(upToGrams) })
      : `${formatWeight(overGrams)} – ${formatWeight(upToGrams)}`;
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
            weightOf(overGrams, upToGrams),
            ...zones.map((zone) => <Price key={zone} rate={byZone.get(zone)} onOpen={onOpen} />),
          ],
        }))}
      />
    </Section>
  );
}

function Price({ rate, onOpen }: { rate: Rate | undefined; onOpen: ServiceRatesProps['onOpen'] }) {
  const { t } = useTranslation();
  if (!rate) return <span className="dim">–</span>;
  const price = formatMoney(rate.baseMinor, rate.currency);
  return (
    <>
      {onOpen ? (
        <Anchor
          component="button"
          type="button"
          fz="inherit"
          title={t('planning.carriers.edit.change')}
          onClick={() => onOpen(rate)}
        >
          {price}
        </Anchor>
      ) : (
        price
      )}
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
