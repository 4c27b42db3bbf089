// What the comparison does not say: activities that the model does not know, where it is generous, what was not finished.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConformanceView } from '../../../../api/conformance.ts';
import { formatCount } from '../../../../ui/money.ts';
import { activityName } from '../parts/activity-name.ts';

export function ComparedNotes({ found }: { found: ConformanceView }) {
  const { t } = useTranslation();
  const { leftOut, simplified, uncertainCases, alignedCases, cases, runningCases, otherCases } = found;
  const notes = [
    runningCases > 0 &&
      t('insight.conformance.notes.running', { count: runningCases, shown: formatCount(runningCases) }),
    otherCases > 0 &&
      t('insight.conformance.notes.others', { count: otherCases, shown: formatCount(otherCases) }),
    alignedCases < cases &&
      t('insight.conformance.notes.unaligned', {
        count: cases - alignedCases,
        shown: formatCount(cases - alignedCases),
      }),
    uncertainCases > 0 &&
      t('insight.conformance.notes.uncertain', { count: uncertainCases, shown: formatCount(uncertainCases) }),
  ].filter((note) => note !== false);
  return (
    <Stack gap={6} className="compared-notes">
      {notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
      {leftOut.length > 0 && (
        <details>
          <summary>{t('insight.conformance.leftOut', { count: leftOut.length })}</summary>
          <ul className="left-out">
            {leftOut.map(({ activity, events }) => (
              <li key={activity}>
                <bdi>{activityName(activity)}</bdi> <span>{formatCount(events)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {simplified.length > 0 && (
        <details>
          <summary>{t('insight.conformance.generous')}</summary>
          <ul>
            {simplified.map(({ code }) => (
              <li key={code}>{t(`insight.conformance.simplified.${code}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}
