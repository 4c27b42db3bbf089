// Insight at a glance: how orders came in, whether promises were kept, how fast it went, where it went wrong, what it was worth.
import '../kpis.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../../ui/page-heading.tsx';
import { ASKED_TOGETHER, FLOW, RELIABILITY } from '../parts/groups.ts';
import { KpisAsOf } from '../parts/kpis-as-of.tsx';
import { KpisView } from '../parts/kpis-view.tsx';
import { TilesSection } from '../parts/tiles.tsx';
import { useLiveKpis, useValues } from '../parts/use-kpis.ts';
import { KpiFilterBar } from '../search/kpi-filter-bar.tsx';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { OnTimeSection } from './on-time.section.tsx';
import { OverTimeSection } from './over-time.section.tsx';
import { SpeedSection } from './speed.section.tsx';
import { ValuesOf } from './values-of.tsx';
import { WorthSection } from './worth.section.tsx';

export function InsightOverviewPage() {
  const { t } = useTranslation();
  const { query } = useKpiSearch();
  const found = useValues(query, ASKED_TOGETHER.top);
  useLiveKpis();
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.kpis.title')} about={<KpisAsOf values={found.data} />} />
      <KpiFilterBar />
      <KpisView query={found}>
        {(values) => (
          <>
            <OverTimeSection values={values} query={query} />
            <ValuesOf group="onTime" query={query}>
              {(onTime) => <OnTimeSection values={onTime} />}
            </ValuesOf>
            <ValuesOf group="reliability" query={query}>
              {(reliable) => (
                <TilesSection
                  title={t('insight.kpis.groups.reliability')}
                  keys={RELIABILITY}
                  values={reliable}
                  query={query}
                />
              )}
            </ValuesOf>
            <ValuesOf group="speed" query={query}>
              {(speed) => <SpeedSection values={speed} query={query} />}
            </ValuesOf>
            <ValuesOf group="flow" query={query}>
              {(flow) => (
                <TilesSection title={t('insight.kpis.groups.flow')} keys={FLOW} values={flow} query={query} />
              )}
            </ValuesOf>
            <WorthSection query={query} />
          </>
        )}
      </KpisView>
    </Stack>
  );
}
