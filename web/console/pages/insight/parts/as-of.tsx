// How fresh and how large what is shown is: instant of the log, cases and events looked at.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../ui/money.ts';
import { formatMoment } from '../../../../ui/time.ts';

export interface LogSize {
  cases: number;
  events: number;
  ofCases: number;
  /** When the log was read; null where nobody knows. */
  asOf: string | null;
}

export function AsOf({ cases, events, ofCases, asOf }: LogSize) {
  const { t } = useTranslation();
  const shown =
    cases === ofCases
      ? t('insight.log.cases', { count: cases, shown: formatCount(cases) })
      : t('insight.log.casesOf', { count: ofCases, shown: formatCount(cases), all: formatCount(ofCases) });
  return (
    <Text size="sm" c="dimmed" component="p" m={0} className="as-of">
      {shown} · {t('insight.log.events', { count: events, shown: formatCount(events) })}
      {asOf !== null && <> · {t('insight.log.asOf', { when: formatMoment(asOf) })}</>}
    </Text>
  );
}
