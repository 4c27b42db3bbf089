// The target of a KPI and whether it is met: a word, not colour alone.
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiValue } from '../../../../../api/kpis.ts';
import { formatFigure } from './format-kpi.ts';

interface TargetStateProps {
  definition: KpiDefinition;
  value: KpiValue;
}

export function TargetState({ definition, value: { target, currency } }: TargetStateProps) {
  const { t } = useTranslation();
  if (target === null) return null;
  const state = target.met === null ? 'unknown' : target.met ? 'met' : 'missed';
  return (
    <span className="kpi-target" data-state={state}>
      {t(`insight.kpis.targets.short.${state}`, {
        target: formatFigure(definition.unit, target.value, currency),
      })}
    </span>
  );
}
