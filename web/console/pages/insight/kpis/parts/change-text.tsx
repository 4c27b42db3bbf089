// How a KPI changed against the period before: an arrow, how much, and in words whether that is better.
import { useTranslation } from 'react-i18next';
import type { Change } from './judge-change.ts';

const ARROWS = { up: '▲', down: '▼', same: '' };

interface ChangeTextProps {
  change: Change | null;
  /** Says also that there is nothing to compare with. */
  always?: boolean;
}

export function ChangeText({ change, always = false }: ChangeTextProps) {
  const { t } = useTranslation();
  if (change === null) return always && <span className="kpi-change">{t('insight.kpis.noBefore')}</span>;
  if (change.direction === 'same') return <span className="kpi-change">{t('insight.kpis.unchanged')}</span>;
  return (
    <span className="kpi-change" data-verdict={change.verdict}>
      <span aria-hidden="true">{ARROWS[change.direction]}</span> {change.text}{' '}
      <span className="kpi-verdict">
        {t(`insight.kpis.${change.verdict === 'better' ? 'better' : 'worse'}`)}
      </span>
    </span>
  );
}
