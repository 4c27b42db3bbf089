// The rates of a version: what a parcel costs by weight and zone, one table a service. In a draft each price opens its form.
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rate, readRates } from '../../../../api/network.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import type { CardPartProps } from './card-rows.ts';
import { CARRIERS_KEY } from './carriers-key.ts';
import { ClearPartButton } from './clear-part-button.tsx';
import { EditRateDialog } from './edit-rate.dialog.tsx';
import { FuelSurchargeDialog } from './fuel-surcharge.dialog.tsx';
import { RowTools } from './row-tools.tsx';
import { type RateTable, tabulateRates } from './tabulate-rates.ts';
import { formatWeight } from './weight.ts';

export function RatesSection({ carrier, version, why }: CardPartProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [edited, setEdited] = useState<Rate | null | undefined>();
  const [isFuel, setIsFuel] = useState(false);
  const title = t('planning.carriers.rateForm.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'rates', version],
    queryFn: () => readRates(carrier, version),
  });
  const isDraft = why === undefined && may('PUT /v1/carriers/rates/bulk');
  const mayFuel = may('POST /v1/carriers/{carrier}/rate-card/draft/fuel-surcharge');
  return (
    <div>
      <Title order={2} size="h5" mb="sm">
        {title}
      </Title>
      <RowTools
        what="rates"
        carrier={carrier}
        part={title}
        rows={query.data}
        addLabel={t('planning.carriers.rateForm.new')}
        onAdd={() => setEdited(null)}
        why={why}
      >
        <ActionButton
          size="xs"
          variant="default"
          label={t('planning.carriers.fuel.action')}
          why={mayFuel ? why : t('ui.notAllowed')}
          onClick={() => setIsFuel(true)}
        />
        <ClearPartButton carrier={carrier} what="rates" part={title} why={why} />
      </RowTools>
      <QueryView
        query={query}
        rows={6}
        empty={t('planning.carriers.rates.none')}
        isEmpty={(rates) => rates.length === 0}
      >
        {(rates) => (
          <Stack gap="md">
            {tabulateRates(rates).map((table) => (
              <ServiceRates key={table.service} table={table} {...(isDraft ? { onOpen: setEdited } : {})} />
            ))}
          </Stack>
        )}
      </QueryView>
      {edited !== undefined && (
        <EditRateDialog
          carrier={carrier}
          rate={edited ?? undefined}
          currency={query.data?.[0]?.currency ?? 'EUR'}
          onClose={() => setEdited(undefined)}
        />
      )}
      {isFuel && <FuelSurchargeDialog carrier={carrier} onClose={() => setIsFuel(false)} />}
    </div>
  );
}

interface ServiceRatesProps {
  table: RateTable;
  /** Absent where prices stay as they are. */
  onOpen?: (rate: Rate) => void;
}

function ServiceRates({ table: { service, zones, rows }, onOpen }: ServiceRatesProps) {
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
