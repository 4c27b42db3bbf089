// Figures beside the value: quantiles of times and amounts, the parts of the cycle time as one bar, and whatever else the KPI carries.
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiValue } from '../../../../../api/kpis.ts';
import { Section } from '../../../../../ui/section.tsx';
import { CycleBar } from '../parts/cycle-bar.tsx';
import { isQuantile, partUnit } from '../parts/figure-units.ts';
import { formatFigure } from '../parts/format-kpi.ts';
import { STRETCHES } from '../parts/groups.ts';
import { partWords } from '../parts/kpi-words.ts';

interface PartsProps {
  definition: KpiDefinition;
  values: readonly KpiValue[];
}

const OF_BAR: ReadonlySet<string> = new Set(STRETCHES.map(([name]) => name));

export function PartsSection({ definition, values }: PartsProps) {
  const { t } = useTranslation();
  const shown = values.filter(({ value }) => value !== null);
  if (definition.parts.length === 0 || shown.length === 0) return null;
  return (
    <Section title={t('insight.kpis.parts.title')}>
      {shown.map((value) => (
        <div key={value.currency} className="kpi-parts-of">
          {shown.length > 1 && <h3 className="kpi-name">{value.currency}</h3>}
          {definition.key === 'cycle-time' && <CycleBar value={value} />}
          <Quantiles definition={definition} value={value} />
          <Others definition={definition} value={value} />
        </div>
      ))}
    </Section>
  );
}

interface OneProps {
  definition: KpiDefinition;
  value: KpiValue;
}

function Quantiles({ definition, value }: OneProps) {
  const { t } = useTranslation();
  const names = definition.parts.map(({ name }) => name).filter(isQuantile);
  if (names.length === 0) return null;
  const figures = [
    ...names.map((name) => ({ name, text: partWords(definition, name), figure: value.parts[name] ?? null })),
    { name: 'mean', text: t('insight.quantiles.mean'), figure: value.value },
  ];
  return (
    <dl className="kpi-quantiles">
      {figures.map(({ name, text, figure }) => (
        <div key={name}>
          <dt>{text}</dt>
          <dd>{formatFigure(definition.unit, figure, value.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Others({ definition, value }: OneProps) {
  const others = definition.parts.filter(({ name }) => !isQuantile(name) && !OF_BAR.has(name));
  if (others.length === 0) return null;
  return (
    <ul className="kpi-exclusions">
      {others.map(({ name }) => (
        <li key={name}>
          <span className="number">
            {formatFigure(partUnit(definition, name), value.parts[name] ?? null, value.currency)}
          </span>
          <span>{partWords(definition, name)}</span>
        </li>
      ))}
    </ul>
  );
}
