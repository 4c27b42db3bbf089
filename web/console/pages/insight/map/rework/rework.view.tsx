// What is done again: in how many cases, by activity and by loop, and how much time that takes.
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRework } from '../../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../../ui/duration.ts';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { CasesDrawer } from '../../parts/cases.drawer.tsx';
import { formatShort } from '../../parts/short-time.ts';
import { useLog } from '../../parts/use-log.ts';
import { ViewBar } from '../view-bar.tsx';
import { LoopsSection } from './loops.section.tsx';

export function ReworkView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const [shown, setShown] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['insight', 'rework', query],
    queryFn: () => readRework(query),
  });
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <QueryView query={found} rows={8}>
      {(view) => (
        <Stack gap="md">
          <ViewBar log={view.log} />
          <Text size="sm">
            {t('insight.rework.summary', {
              cases: formatCount(view.cases),
              share: formatShare(view.share),
              events: formatCount(view.events),
            })}{' '}
            {view.extra?.medianDifference != null &&
              view.extra.medianDifference > 0 &&
              t('insight.rework.longer', { time: formatDuration(view.extra.medianDifference) })}
          </Text>
          {view.activities.length === 0 ? (
            <Text c="dimmed">{t('insight.rework.none')}</Text>
          ) : (
            <Section title={t('insight.rework.byActivity')}>
              <FiguresTable
                label={t('insight.rework.byActivity')}
                columns={[
                  { title: t('insight.map.activity') },
                  number(t('insight.map.metrics.cases')),
                  number(t('insight.rework.share')),
                  number(t('insight.rework.again')),
                  number(t('insight.rework.atOnce')),
                  number(t('insight.rework.later')),
                  number(t('insight.rework.most')),
                  number(t('insight.rework.extra')),
                  { title: t('insight.map.showCases') },
                ]}
              >
                {view.activities.map((each) => (
                  <tr key={each.activity}>
                    <th scope="row">
                      <bdi>{activityName(each.activity)}</bdi>
                    </th>
                    <td className="number">{formatCount(each.cases)}</td>
                    <td className="number">{formatShare(each.share)}</td>
                    <td className="number">{formatCount(each.again)}</td>
                    <td className="number">{formatCount(each.atOnce)}</td>
                    <td className="number">{formatCount(each.later)}</td>
                    <td className="number">{formatCount(each.most)}</td>
                    <td className="number">{each.extra ? formatShort(each.extra.median) : '–'}</td>
                    <td>
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`${t('insight.map.showCases')}: ${activityName(each.activity)}`}
                        onClick={() => setShown(each.activity)}
                      >
                        {t('insight.cases.show')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </FiguresTable>
            </Section>
          )}
          {view.loops.length > 0 && <LoopsSection loops={view.loops} />}
          {shown !== null && (
            <CasesDrawer
              title={t('insight.rework.casesOf', { activity: activityName(shown) })}
              rule={{ repeats: { activity: shown, atLeast: 2 } }}
              onClose={() => setShown(null)}
            />
          )}
        </Stack>
      )}
    </QueryView>
  );
}
