// The course of a KPI by day, week or month, with its target across.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiValue, TimeBucket } from '../../../../../api/kpis.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { CourseChart } from '../parts/course-chart.tsx';
import { kpiName } from '../parts/kpi-words.ts';
import { useCourse } from '../parts/use-kpis.ts';
import { bucketFor } from '../search/periods.ts';
import { useKpiSearch } from '../search/use-kpi-search.ts';

const BUCKETS: readonly TimeBucket[] = ['day', 'week', 'month'];

export function CourseSection({
  definition,
  values,
}: {
  definition: KpiDefinition;
  values: readonly KpiValue[];
}) {
  const { t } = useTranslation();
  const { query } = useKpiSearch();
  const [chosen, setChosen] = useState<TimeBucket | null>(null);
  const bucket = chosen ?? bucketFor(query);
  const course = useCourse(definition.key, query, bucket);
  const aimed = values.find(({ target }) => target !== null);
  return (
    <Section
      title={t('insight.kpis.course.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('insight.kpis.course.by')}
          value={bucket}
          onChange={(value) => setChosen(BUCKETS.find((each) => each === value) ?? null)}
          data={BUCKETS.map((value) => ({ value, label: t(`insight.kpis.buckets.${value}`) }))}
        />
      }
    >
      <QueryView query={course} rows={8}>
        {(series) => (
          <CourseChart
            title={kpiName(definition.key)}
            definition={definition}
            series={series}
            target={aimed?.target ? { value: aimed.target.value, currency: aimed.currency } : null}
            asBars={definition.denominator === null}
          />
        )}
      </QueryView>
    </Section>
  );
}
