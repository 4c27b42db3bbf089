// The rates of a version: what a parcel costs by weight and zone, one table a service. In a draft each price opens its form, from
// which it is also removed.
import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rate, readRates, removeRate } from '../../../../api/network.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useMay } from '../../../shell/use-me.ts';
import type { CardPartProps } from './card-rows.ts';
import { CARRIERS_KEY } from './carriers-key.ts';
import { ClearPartButton } from './clear-part-button.tsx';
import { EditRateDialog } from './edit-rate.dialog.tsx';
import { FuelSurchargeDialog } from './fuel-surcharge.dialog.tsx';
import { RemoveRowDialog } from './remove-row.dialog.tsx';
import { RowTools } from './row-tools.tsx';
import { ServiceRates } from './service-rates.tsx';
import { tabulateRates } from './tabulate-rates.ts';
import { formatWeight } from './weight.ts';

export function RatesSection({ carrier, version, why }: CardPartProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [edited, setEdited] = useState<Rate | null | undefined>();
  const [removed, setRemoved] = useState<Rate | null>(null);
  const [isFuel, setIsFuel] = useState(false);
  const title = t('planning.carriers.rateForm.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'rates', version],
    queryFn: () => readRates(carrier, version),
  });
  const isDraft = why === undefined && may('PUT /v1/carriers/rates/bulk');
  const mayFuel = may('POST /v1/carriers/{carrier}/rate-card/draft/fuel-surcharge');
  const mayRemove = may('POST /v1/carriers/rates/remove/bulk');
  const remove = (rate: Rate) => {
    setEdited(undefined);
    setRemoved(rate);
  };
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
          {...(edited && mayRemove ? { onRemove: () => remove(edited) } : {})}
        />
      )}
      {removed && (
        <RemoveRowDialog
          title={t('planning.carriers.rateForm.edit', { row: `${removed.service} ${removed.zone}` })}
          row={describe(removed)}
          stays={t('planning.carriers.rateForm.stays')}
          send={(key) => removeRate(carrier, removed, key)}
          onClose={() => setRemoved(null)}
        />
      )}
      {isFuel && <FuelSurchargeDialog carrier={carrier} onClose={() => setIsFuel(false)} />}
    </div>
  );
}

const describe = ({ overGrams, upToGrams, baseMinor, currency }: Rate) =>
  `${formatWeight(overGrams)} – ${formatWeight(upToGrams)} · ${formatMoney(baseMinor, currency)}`;
