// One KPI on the overview: its value, how it changed and whether that is better, its course, its target. All of it leads to its page.
import { useIntersection } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiQuery, KpiValue, TimeBucket } from '../../../../../api/kpis.ts';
import { ChangeText } from './change-text.tsx';
import { formatShort } from './format-kpi.ts';
import { judgeChange } from './judge-change.ts';
import { KpiLink } from './kpi-link.tsx';
import { pointsOf } from './points-of.ts';
import { Sparkline } from './sparkline.tsx';
import { TargetState } from './target-state.tsx';
import { useCourse } from './use-kpis.ts';

interface TileProps {
  definition: KpiDefinition;
  /** One; of money one for each currency, the largest first. */
  values: readonly KpiValue[];
  query: KpiQuery;
  bucket: TimeBucket;
}

export function Tile({ definition, values, query, bucket }: TileProps) {
  const { t } = useTranslation();
  const { key, unit } = definition;
  const [first, ...others] = values;
  // A course is asked for when its tile comes into view: there are many.
  const { ref, entry } = useIntersection();
  const wasSeen = useRef(false);
  wasSeen.current ||= entry?.isIntersecting === true;
  const course = useCourse(key, query, bucket, wasSeen.current && first != null && first.value !== null);
  return (
    <article className="kpi-tile" ref={ref}>
      <h3 className="kpi-name">
        <KpiLink kpi={key} className="kpi-tile-link" />
      </h3>
      {first === undefined || first.value === null ? (
        <p className="kpi-nothing">{t('insight.kpis.nothing')}</p>
      ) : (
        <>
          <p className="kpi-value">{formatShort(unit, first.value, first.currency)}</p>
          <p className="kpi-below">
            <ChangeText change={judgeChange(definition, first.value, first.before?.value ?? null)} />
          </p>
          {others.length > 0 && (
            <p className="kpi-others">
              {others.map(({ currency, value }) => (
                <span key={currency}>{formatShort(unit, value, currency)}</span>
              ))}
            </p>
          )}
          <Sparkline
            values={course.data ? pointsOf(course.data, first.currency) : []}
            target={first.target?.value ?? null}
          />
          <TargetState definition={definition} value={first} />
        </>
      )}
    </article>
  );
}
