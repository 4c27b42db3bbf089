// Values of KPIs: what went wrong first, then loading, then a sentence where no order has been placed in the period.
import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiValues } from '../../../../../api/kpis.ts';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Failure } from '../../../../../ui/failure.tsx';
import { LIST_FIELDS } from '../search/kpi-search.ts';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { useDefinitions } from './use-kpis.ts';

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

interface KpisViewProps {
  query: Pick<UseQueryResult<KpiValues>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'>;
  children: (values: KpiValues) => ReactNode;
}

export function KpisView({ query, children }: KpisViewProps) {
  const definitions = useDefinitions();
  const error = query.error ?? definitions.error;
  if (error && (query.data === undefined || query.isPlaceholderData || !definitions.data)) {
    const again = () => {
      void query.refetch();
      void definitions.refetch();
    };
    return <Failure error={error} onRetry={again} />;
  }
  if (query.data === undefined || !definitions.data) {
    return (
      <div className="kpi-tiles" aria-busy="true">
        {PLACES.map((place) => (
          <Skeleton key={place} height={128} radius="md" />
        ))}
      </div>
    );
  }
  const orders = query.data.items.find(({ key }) => key === 'orders');
  if (orders?.value === 0) return <NoOrders />;
  return (
    <div
      className="kpi-sections"
      aria-busy={query.isPlaceholderData}
      data-stale={query.isPlaceholderData || undefined}
    >
      {children(query.data)}
    </div>
  );
}

function NoOrders() {
  const { t } = useTranslation();
  const { search, change } = useKpiSearch();
  const isNarrow = LIST_FIELDS.some((name) => search[name] !== undefined) || search.currency !== undefined;
  const isAll = search.period === 'all' && search.from === undefined && search.to === undefined;
  const cleared = Object.fromEntries([...LIST_FIELDS, 'currency'].map((name) => [name, undefined]));
  if (isAll && !isNarrow) return <EmptyState text={t('insight.kpis.empty.company')} />;
  return (
    <EmptyState text={t('insight.kpis.empty.period')}>
      <Button
        variant="default"
        onClick={() => change({ ...cleared, period: 'all', from: undefined, to: undefined })}
      >
        {t('insight.kpis.empty.showAll')}
      </Button>
    </EmptyState>
  );
}
