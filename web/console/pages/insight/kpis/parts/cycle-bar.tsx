// The cycle time as one bar of its four parts, which add up to it; each part leads to its own KPI.
import { useTranslation } from 'react-i18next';
import type { KpiValue } from '../../../../../api/kpis.ts';
import { formatShare } from '../../../../../ui/money.ts';
import { formatFigure } from './format-kpi.ts';
import { STRETCHES } from './groups.ts';
import { KpiLink } from './kpi-link.tsx';

export function CycleBar({ value: { parts, value } }: { value: KpiValue }) {
  const { t } = useTranslation();
  const stretches = STRETCHES.map(([name, key]) => ({ key, seconds: parts[name] ?? 0 }));
  const all = stretches.reduce((sum, { seconds }) => sum + seconds, 0);
  if (all <= 0 || value === null) return null;
  return (
    <>
      <div className="cycle-bar" aria-hidden="true">
        {stretches.map(({ key, seconds }) => (
          <span key={key} style={{ flexGrow: seconds / all }} />
        ))}
      </div>
      <ul className="cycle-parts" aria-label={t('insight.kpis.cycle.parts')}>
        {stretches.map(({ key, seconds }) => (
          <li key={key}>
            <span className="cycle-colour" aria-hidden="true" />
            <span>
              <KpiLink kpi={key} />
              <span className="cycle-figures">
                {formatFigure('seconds', seconds)} <span className="dim">{formatShare(seconds / all)}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
