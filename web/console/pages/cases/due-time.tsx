// When a case is due, counting; red once that time has passed.
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/cases.ts';
import { When } from '../../../ui/when.tsx';

export function DueTime({ of: { dueAt } }: { of: Pick<CaseSummary, 'dueAt'> }) {
  const { t } = useTranslation();
  if (dueAt === null) return <span className="dim">{t('cases.nothingDue')}</span>;
  const isOver = Date.parse(dueAt) < Date.now();
  return (
    <span className="due" data-over={isOver || undefined}>
      {isOver ? t('cases.overdue') : t('cases.dueIn')} <When at={dueAt} />
    </span>
  );
}
