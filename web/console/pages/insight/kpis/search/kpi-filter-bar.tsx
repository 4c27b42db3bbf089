// Which orders the KPIs count: the period, the way to narrow them, and each thing that narrows them as a chip that takes it away again. It
// stands in the address.
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { listChips } from './chips.ts';
import { FilterButton } from './filter-button.tsx';
import { daysOf, PERIODS, USUAL_PERIOD } from './periods.ts';
import { useKpiSearch } from './use-kpi-search.ts';

const OWN = 'own';

export function KpiFilterBar() {
  return (
    <Group gap="xs" align="flex-end" className="kpi-filter-bar">
      <PeriodFields />
      <FilterButton />
      <Chips />
    </Group>
  );
}

function PeriodFields() {
  const { t } = useTranslation();
  const { search, change } = useKpiSearch();
  const hasDates = search.from !== undefined || search.to !== undefined;
  const [isOwn, setIsOwn] = useState(hasDates);
  const shown = hasDates || isOwn;
  const choose = (value: string | null) => {
    setIsOwn(value === OWN);
    if (value === OWN) change({ ...daysOf(search.period ?? USUAL_PERIOD), period: undefined });
    else
      change({
        from: undefined,
        to: undefined,
        period: PERIODS.find((name) => name === value && name !== USUAL_PERIOD),
      });
  };
  return (
    <>
      <Select
        aria-label={t('insight.kpis.period.label')}
        w={180}
        allowDeselect={false}
        data={[...PERIODS, OWN].map((value) => ({
          value,
          label: t(`insight.kpis.period.${value}` as never),
        }))}
        value={shown ? OWN : (search.period ?? USUAL_PERIOD)}
        onChange={choose}
      />
      {shown &&
        (['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            aria-label={t(`insight.kpis.period.${name}`)}
            value={search[name] ?? ''}
            {...(name === 'from' ? { max: search.to } : { min: search.from })}
            onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
          />
        ))}
    </>
  );
}

function Chips() {
  const { t } = useTranslation();
  const { search, change } = useKpiSearch();
  const locationName = useLocationNames();
  const chips = listChips(search, locationName);
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={t('insight.filter.title')}>
      {chips.map(({ id, text, without }) => (
        <li key={id}>
          <Button
            size="compact-sm"
            variant="light"
            rightSection={<span aria-hidden="true">×</span>}
            aria-label={t('insight.filter.remove', { filter: withoutOverrides(text) })}
            onClick={() => change(without)}
          >
            <bdi className="filter-chip">{withoutOverrides(text)}</bdi>
          </Button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => change(Object.assign({}, ...chips.map(({ all }) => all)))}
          >
            {t('insight.filter.removeAll')}
          </Button>
        </li>
      )}
    </ul>
  );
}
