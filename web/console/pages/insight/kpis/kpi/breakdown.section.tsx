// A KPI by one dimension: bars and figures in one table, sorted as one likes; groups too small to say much are marked. A row narrows the
// page to its group.
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Dimension,
  type KpiBreakdown,
  type KpiDefinition,
  readBreakdown,
} from '../../../../../api/kpis.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { dimensionName } from '../parts/kpi-words.ts';
import { KPI_VALUES } from '../parts/use-kpis.ts';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { SORTS, type SortName, sortRows } from './sort-rows.ts';

export function BreakdownSection({ definition }: { definition: KpiDefinition }) {
  const { t } = useTranslation();
  const { query } = useKpiSearch();
  const [by, setBy] = useState<Dimension>(definition.dimensions[0]!);
  const [sort, setSort] = useState<SortName>('size');
  const found = useQuery({
    queryKey: [...KPI_VALUES, 'breakdown', definition.key, by, query],
    queryFn: () => readBreakdown(definition.key, query, by),
    placeholderData: keepPreviousData,
  });
  if (definition.dimensions.length === 0) return null;
  return (
    <Section
      title={t('insight.kpis.breakdown.title')}
      aside={
        <div className="kpi-choices">
          <NativeSelect
            size="xs"
            aria-label={t('insight.kpis.breakdown.by')}
            value={by}
            data={definition.dimensions.map((value) => ({ value, label: dimensionName(value) }))}
            onChange={(event) =>
              setBy(definition.dimensions.find((each) => each === event.currentTarget.value) ?? by)
            }
          />
          <NativeSelect
            size="xs"
            aria-label={t('insight.kpis.breakdown.sort')}
            value={sort}
            data={SORTS.map((value) => ({ value, label: t(`insight.kpis.breakdown.sorts.${value}`) }))}
            onChange={(event) => setSort(SORTS.find((each) => each === event.currentTarget.value) ?? sort)}
          />
        </div>
      }
    >
      <QueryView
        query={found}
        rows={5}
        empty={t('insight.kpis.breakdown.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {(breakdown) => <Rows definition={definition} breakdown={breakdown} sort={sort} />}
      </QueryView>
    </Section>
  );
}

interface RowsProps {
  definition: KpiDefinition;
  breakdown: KpiBreakdown;
  sort: SortName;
}

function Rows({ definition, breakdown, sort }: RowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <BreakdownTable
        definition={definition}
        by={breakdown.by}
        rows={sortRows(breakdown.items, sort, definition)}
      />
      {breakdown.more > 0 && (
        <p className="kpi-note">
          {t('insight.kpis.breakdown.more', { count: breakdown.more, rows: formatCount(breakdown.more) })}
        </p>
      )}
    </>
  );
}
