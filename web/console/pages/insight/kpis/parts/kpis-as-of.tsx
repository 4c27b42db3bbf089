// How fresh the figures are, which days they are of and in whose time.
import { useTranslation } from 'react-i18next';
import type { KpiValues } from '../../../../../api/kpis.ts';
import { formatDate, formatMoment } from '../../../../../ui/time.ts';

export function KpisAsOf({
  values,
}: {
  values: Pick<KpiValues, 'asOf' | 'timeZone' | 'period' | 'before'> | undefined;
}) {
  const { t } = useTranslation();
  if (!values) return <>&nbsp;</>;
  const { asOf, timeZone, period, before } = values;
  return (
    <>
      {period.from === null && period.to === null
        ? t('insight.kpis.period.all')
        : t('insight.kpis.placed', { period: periodText(period) })}
      {before !== null && <> · {t('insight.kpis.against', { period: periodText(before) })}</>}
      {' · '}
      {t('insight.kpis.asOf', { when: formatMoment(asOf), zone: timeZone })}
    </>
  );
}

function periodText({ from, to }: KpiValues['period']): string {
  return `${from === null ? '…' : formatDate(from)} – ${to === null ? '…' : formatDate(to)}`;
}
