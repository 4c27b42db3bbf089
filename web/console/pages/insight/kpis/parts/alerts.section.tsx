// When targets were missed and met again, newest first: of one KPI, or of all.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type KpiAlert, type KpiKey, listAlerts } from '../../../../../api/kpis.ts';
import type { Column } from '../../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../../ui/data-table/data-table.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { When } from '../../../../../ui/when.tsx';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { listChips } from '../search/chips.ts';
import { toSearch } from '../search/kpi-search.ts';
import { formatFigure } from './format-kpi.ts';
import { KpiLink } from './kpi-link.tsx';
import { KPI_VALUES, useDefinitionsByKey } from './use-kpis.ts';

export function AlertsSection({ kpi }: { kpi?: KpiKey }) {
  const { t } = useTranslation();
  const definitions = useDefinitionsByKey();
  const locationName = useLocationNames();
  const query = useInfiniteQuery({
    queryKey: [...KPI_VALUES, 'alerts'],
    queryFn: ({ pageParam }) => listAlerts(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const own = query.data?.pages.flatMap(({ items }) => items).filter(({ key }) => key === kpi);
  const figure = ({ key, filter }: KpiAlert, value: number) =>
    formatFigure(definitions.get(key)?.unit ?? 'number', value, filter.currency ?? null);
  const columns: Column<KpiAlert>[] = [
    {
      id: 'at',
      title: t('insight.kpis.alerts.at'),
      cell: ({ at }) => <When at={at} as="moment" />,
      fixed: true,
    },
    ...(kpi === undefined
      ? [
          {
            id: 'kpi',
            title: t('insight.kpis.alerts.kpi'),
            cell: ({ key }: KpiAlert) => <KpiLink kpi={key} />,
          },
        ]
      : []),
    {
      id: 'state',
      title: t('insight.kpis.alerts.state'),
      cell: ({ state }) => (
        <span className="kpi-target" data-state={state}>
          {t(`insight.kpis.targets.states.${state}`)}
        </span>
      ),
    },
    {
      id: 'value',
      title: t('insight.kpis.value.title'),
      align: 'end',
      cell: (alert) => figure(alert, alert.value),
    },
    {
      id: 'target',
      title: t('insight.kpis.targets.columns.target'),
      align: 'end',
      cell: (alert) =>
        t(`insight.kpis.targets.aims.${alert.direction}`, { value: figure(alert, alert.target) }),
    },
    {
      id: 'of',
      title: t('insight.kpis.targets.columns.of'),
      cell: ({ filter }) =>
        listChips(toSearch(filter), locationName)
          .map(({ text }) => text)
          .join(' · ') || t('insight.kpis.alerts.all'),
    },
  ];
  return (
    <Section title={t('insight.kpis.alerts.title')}>
      <DataTable
        id="kpi-alerts"
        label={t('insight.kpis.alerts.title')}
        columns={columns}
        query={query}
        {...(kpi === undefined ? {} : { rows: own })}
        rowKey={({ alertId }) => alertId}
        empty={t('insight.kpis.alerts.none')}
      />
    </Section>
  );
}
