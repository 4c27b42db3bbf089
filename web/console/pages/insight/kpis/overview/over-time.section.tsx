// Orders and revenue: what came in, and how it came over time.
import { useTranslation } from 'react-i18next';
import type { KpiQuery, KpiValues } from '../../../../../api/kpis.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { CourseChart } from '../parts/course-chart.tsx';
import { TOP } from '../parts/groups.ts';
import { kpiName } from '../parts/kpi-words.ts';
import { Tiles } from '../parts/tiles.tsx';
import { useCourse, useDefinitionsByKey } from '../parts/use-kpis.ts';
import { bucketFor } from '../search/periods.ts';

interface OverTimeProps {
  values: KpiValues;
  query: KpiQuery;
}

export function OverTimeSection({ values, query }: OverTimeProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('insight.kpis.groups.volume')}>
      <Tiles keys={TOP} values={values} query={query} />
      <div className="kpi-courses">
        <Course kpi="orders" query={query} />
        <Course kpi="revenue" query={query} />
      </div>
    </Section>
  );
}

function Course({ kpi, query }: { kpi: 'orders' | 'revenue'; query: KpiQuery }) {
  const definition = useDefinitionsByKey().get(kpi);
  const bucket = bucketFor(query);
  const course = useCourse(kpi, query, bucket);
  if (!definition) return null;
  return (
    <QueryView query={course} rows={6}>
      {(series) => (
        <CourseChart
          title={kpiName(kpi)}
          definition={definition}
          series={series}
          target={null}
          height={200}
          asBars={kpi === 'orders'}
        />
      )}
    </QueryView>
  );
}
