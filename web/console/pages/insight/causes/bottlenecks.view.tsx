// Where cases wait: by step, location and who ends the wait, with what it costs; and when.
import { Group, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bottlenecks, listBottlenecks } from '../../../../api/insight-causes.ts';
import { listAttributes } from '../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatMoney, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { useLog } from '../parts/use-log.ts';
import { useSettled } from '../parts/use-settled.ts';
import { HourHeat } from './hour-heat.tsx';
import { useCauses } from './use-causes.ts';
import { WaitTable } from './wait-table.tsx';

const KINDS = ['edges', 'locations', 'resources'] as const;
type Kind = (typeof KINDS)[number];
const RATE = 0.1;

export function BottlenecksView() {
  const { t } = useTranslation();
  const { query, isLive } = useLog();
  const { search } = useCauses();
  const [rate, setRate] = useState(RATE);
  const yearlyRate = useSettled(rate);
  const asked = {
    ...query,
    ...(isLive ? { yearlyRate } : {}),
    ...(search.place ? { place: search.place } : {}),
  };
  const found = useQuery({
    queryKey: ['insight', 'bottlenecks', asked],
    queryFn: () => listBottlenecks(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryView query={found} rows={8} empty={t('insight.causes.none')} isEmpty={({ waits }) => waits === 0}>
      {(bottlenecks) => (
        <Stack gap="md">
          <Waits found={bottlenecks} rate={rate} onRate={setRate} />
          <HourHeat hours={bottlenecks.hours} timeZone={bottlenecks.timeZone} />
        </Stack>
      )}
    </QueryView>
  );
}

function Waits({
  found,
  rate,
  onRate,
}: {
  found: Bottlenecks;
  rate: number;
  onRate: (rate: number) => void;
}) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const [kind, setKind] = useState<Kind>('edges');
  const rows = found[kind];
  const none = kind === 'locations' ? t('insight.causes.waits.noPlace') : t('insight.causes.waits.nobody');
  return (
    <Section title={t('insight.causes.waits.title')} aside={<AsOf {...found.log} />}>
      <Stack gap="sm">
        <Text size="sm" m={0}>
          {t('insight.causes.waits.summary', { time: formatDuration(found.totalSeconds) })}{' '}
          <CostText found={found} rate={rate} />
        </Text>
        <Group gap="md" className="causes-tools">
          <SegmentedControl
            aria-label={t('insight.causes.waits.by')}
            size="sm"
            value={kind}
            onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'edges')}
            data={KINDS.map((value) => ({ value, label: t(`insight.causes.waits.${value}`) }))}
          />
          {isLive && (
            <NumberInput
              label={t('insight.causes.waits.rate')}
              w={170}
              min={0}
              max={100}
              suffix=" %"
              value={Math.round(rate * 1000) / 10}
              onChange={(value) => typeof value === 'number' && onRate(value / 100)}
            />
          )}
          {!isLive && kind === 'locations' && <PlaceSelect />}
        </Group>
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {none}
          </Text>
        ) : (
          <WaitTable kind={kind} rows={rows} cost={found.cost} />
        )}
      </Stack>
    </Section>
  );
}

function CostText({ found: { cost }, rate }: { found: Bottlenecks; rate: number }) {
  const { t } = useTranslation();
  if (!cost?.currency || cost.basis !== 'value') return null;
  const amount = formatMoney(Math.round(cost.amountMinor), cost.currency);
  return (
    <>
      <strong>{t('insight.causes.waits.costs', { amount })}</strong>.{' '}
      {t('insight.causes.waits.basisValue', { currency: cost.currency, rate: formatShare(rate) })}
    </>
  );
}

function PlaceSelect() {
  const { t } = useTranslation();
  const { query } = useLog();
  const { search, change } = useCauses();
  const attributes = useQuery({
    queryKey: ['insight', 'attributes', query],
    queryFn: () => listAttributes(query),
  });
  return (
    <Select
      label={t('insight.causes.waits.place')}
      w={240}
      searchable
      clearable
      value={search.place ?? null}
      data={(attributes.data?.items ?? []).map(({ name }) => ({
        value: name,
        label: withoutOverrides(name),
      }))}
      onChange={(place) => change({ place: place ?? undefined })}
    />
  );
}
