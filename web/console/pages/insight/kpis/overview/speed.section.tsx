// How fast orders went: the cycle time with its four parts as one bar, and what else takes time.
import { useTranslation } from 'react-i18next';
import type { KpiQuery, KpiValues } from '../../../../../api/kpis.ts';
import { Section } from '../../../../../ui/section.tsx';
import { ChangeText } from '../parts/change-text.tsx';
import { CycleBar } from '../parts/cycle-bar.tsx';
import { formatFigure } from '../parts/format-kpi.ts';
import { SPEED } from '../parts/groups.ts';
import { judgeChange } from '../parts/judge-change.ts';
import { KpiLink } from '../parts/kpi-link.tsx';
import { TargetState } from '../parts/target-state.tsx';
import { Tiles } from '../parts/tiles.tsx';
import { useDefinitionsByKey } from '../parts/use-kpis.ts';

export function SpeedSection({ values, query }: { values: KpiValues; query: KpiQuery }) {
  const { t } = useTranslation();
  return (
    <Section title={t('insight.kpis.groups.speed')}>
      <div className="speed">
        <CycleTime values={values} />
        <Tiles keys={SPEED} values={values} query={query} />
      </div>
    </Section>
  );
}

function CycleTime({ values }: { values: KpiValues }) {
  const { t } = useTranslation();
  const definition = useDefinitionsByKey().get('cycle-time');
  const value = values.items.find(({ key }) => key === 'cycle-time');
  if (!definition || !value) return null;
  return (
    <article className="speed-cycle">
      <h3 className="kpi-name">
        <KpiLink kpi="cycle-time" />
      </h3>
      {value.value === null ? (
        <p className="kpi-nothing">{t('insight.kpis.nothing')}</p>
      ) : (
        <>
          <p className="kpi-value is-large">{formatFigure('seconds', value.value)}</p>
          <p className="kpi-below">
            <ChangeText change={judgeChange(definition, value.value, value.before?.value ?? null)} />{' '}
            <TargetState definition={definition} value={value} />
          </p>
          <CycleBar value={value} />
        </>
      )}
    </article>
  );
}
