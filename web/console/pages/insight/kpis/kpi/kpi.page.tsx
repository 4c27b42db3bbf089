// One KPI: its value and change, how it is counted, its course, what it is made of, where it is better or worse, the orders behind it, its
// targets and their alerts.
import '../kpis.css';
import { Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiKey, KpiValues } from '../../../../../api/kpis.ts';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { PageHeading } from '../../../../../ui/page-heading.tsx';
import { keepShared } from '../../keep-shared.ts';
import { AlertsSection } from '../parts/alerts.section.tsx';
import { kpiName } from '../parts/kpi-words.ts';
import { KpisAsOf } from '../parts/kpis-as-of.tsx';
import { KpisView } from '../parts/kpis-view.tsx';
import { useDefinition, useDefinitions, useLiveKpis, useValues } from '../parts/use-kpis.ts';
import { KpiFilterBar } from '../search/kpi-filter-bar.tsx';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { BreakdownSection } from './breakdown.section.tsx';
import { CountingSection } from './counting.section.tsx';
import { CourseSection } from './course.section.tsx';
import { OrdersSection } from './orders.section.tsx';
import { PartsSection } from './parts.section.tsx';
import { TargetsSection } from './targets.section.tsx';
import { ValueSection } from './value.section.tsx';

export function KpiPage() {
  const { t } = useTranslation();
  const { key } = useParams({ from: '/insight/kpis/$key' });
  const definitions = useDefinitions();
  const definition = useDefinition(key as KpiKey);
  if (definitions.data && !definition) {
    return (
      <Stack gap="md">
        <PageHeading title={t('insight.kpis.unknown')} />
        <EmptyState text={t('insight.kpis.unknownMeaning')}>
          <Link to="/insight">{t('insight.kpis.toAll')}</Link>
        </EmptyState>
      </Stack>
    );
  }
  return <Shown key={key} kpi={key as KpiKey} definition={definition} />;
}

function Shown({ kpi, definition }: { kpi: KpiKey; definition: KpiDefinition | undefined }) {
  const { t } = useTranslation();
  const { query } = useKpiSearch();
  // Whether there are orders at all is known by their number.
  const keys: KpiKey[] = kpi === 'orders' ? [kpi] : ['orders', kpi];
  const found = useValues(query, keys);
  useLiveKpis();
  return (
    <Stack gap="md">
      <div>
        <Link to="/insight" search={keepShared} className="kpi-link is-back">
          ← {t('insight.kpis.toAll')}
        </Link>
        <PageHeading title={kpiName(kpi)} about={<KpisAsOf values={found.data} />} />
      </div>
      <KpiFilterBar />
      <KpisView query={found}>
        {(values) => definition && <Sections definition={definition} values={values} />}
      </KpisView>
      {definition && <TargetsSection definition={definition} />}
      {definition && <AlertsSection kpi={kpi} />}
    </Stack>
  );
}

function Sections({ definition, values }: { definition: KpiDefinition; values: KpiValues }) {
  const own = values.items.filter(({ key }) => key === definition.key);
  return (
    <>
      <div className="kpi-head">
        <Stack gap="md">
          <ValueSection definition={definition} values={own} />
          <PartsSection definition={definition} values={own} />
        </Stack>
        <CountingSection definition={definition} value={own[0]} />
      </div>
      <CourseSection definition={definition} values={own} />
      <BreakdownSection definition={definition} />
      <OrdersSection definition={definition} />
    </>
  );
}
