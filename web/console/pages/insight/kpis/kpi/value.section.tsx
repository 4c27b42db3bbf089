// The value of a KPI, how it changed, numerator and denominator, its target; of money for each currency.
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiValue } from '../../../../../api/kpis.ts';
import { Section } from '../../../../../ui/section.tsx';
import { ChangeText } from '../parts/change-text.tsx';
import { baseUnit } from '../parts/figure-units.ts';
import { formatCounted, formatFigure } from '../parts/format-kpi.ts';
import { judgeChange } from '../parts/judge-change.ts';
import { TargetState } from '../parts/target-state.tsx';

interface ValueProps {
  definition: KpiDefinition;
  values: readonly KpiValue[];
}

export function ValueSection({ definition, values }: ValueProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('insight.kpis.value.title')}>
      {values.length === 0 && <p className="kpi-nothing">{t('insight.kpis.nothing')}</p>}
      {values.map((value) => (
        <Value key={value.currency} definition={definition} value={value} />
      ))}
    </Section>
  );
}

function Value({ definition, value }: { definition: KpiDefinition; value: KpiValue }) {
  const { t } = useTranslation();
  const { unit } = definition;
  const before = value.before?.value ?? null;
  if (value.value === null) return <p className="kpi-nothing">{t('insight.kpis.nothingToCount')}</p>;
  return (
    <div className="kpi-figure">
      <p className="kpi-value is-large">{formatFigure(unit, value.value, value.currency)}</p>
      <p className="kpi-below">
        <ChangeText always change={judgeChange(definition, value.value, before)} />
        {before !== null && (
          <span className="dim">
            {t('insight.kpis.value.before', { value: formatFigure(unit, before, value.currency) })}
          </span>
        )}
      </p>
      <TargetState definition={definition} value={value} />
      {definition.denominator !== null && (
        <p className="kpi-fraction">
          {t('insight.kpis.value.fraction', {
            numerator: formatCounted(value.numerator, baseUnit(definition, 'numerator'), value.currency),
            denominator: formatCounted(
              value.denominator,
              baseUnit(definition, 'denominator'),
              value.currency,
            ),
          })}
        </p>
      )}
    </div>
  );
}
