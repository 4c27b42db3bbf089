// From when to when a log tells, in days.
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../../ui/time.ts';

export function TimeSpan({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation();
  if (from === null || to === null) return '–';
  return <>{t('insight.dataSets.spanOf', { from: formatDate(from), to: formatDate(to) })}</>;
}
