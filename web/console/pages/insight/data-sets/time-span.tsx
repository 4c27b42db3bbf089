// From when to when a log tells, in days.
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../../ui/time.ts';

export function TimeSpan({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation();
  if (from === null || to === null) return '–';
  const [first, last] = [formatDate(from), formatDate(to)];
  if (first === last) return first;
  return <>{t('insight.dataSets.spanOf', { from: first, to: last })}</>;
}
