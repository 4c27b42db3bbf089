// The dotted chart: a row a case, a dot an event. Patterns of time that no average shows: bursts, pauses, cases that are left lying.
import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDottedChart } from '../../../../../api/insight-mining.ts';
import { Chart } from '../../../../../ui/chart.tsx';
import { formatDuration } from '../../../../../ui/duration.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { formatInstant } from '../../../../../ui/time.ts';
import { useLog } from '../../parts/use-log.ts';
import { ViewBar } from '../view-bar.tsx';
import { dotOption } from './dot-option.ts';

const AXES = ['absolute', 'relative'] as const;
const SORTS = ['start', 'end', 'duration', 'number'] as const;
const CASES = 300;
const ROWS_IN_TABLE = 100;

export function DotsView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const [axis, setAxis] = useState<(typeof AXES)[number]>('absolute');
  const [sort, setSort] = useState<(typeof SORTS)[number]>('start');
  const found = useQuery({
    queryKey: ['insight', 'dotted-chart', query, axis, sort],
    queryFn: () => readDottedChart({ ...query, axis, sort, cases: CASES }),
    placeholderData: (before) => before,
  });
  const option = useMemo(
    () => found.data && dotOption(found.data, t('insight.dots.others')),
    [found.data, t],
  );
  return (
    <>
      <Group mb="sm" gap="md">
        <SegmentedControl
          size="xs"
          aria-label={t('insight.dots.axis')}
          value={axis}
          onChange={(value) => setAxis(AXES.find((each) => each === value) ?? 'absolute')}
          data={AXES.map((value) => ({ value, label: t(`insight.dots.axes.${value}`) }))}
        />
        <Select
          size="xs"
          aria-label={t('insight.dots.sort')}
          value={sort}
          allowDeselect={false}
          data={SORTS.map((value) => ({ value, label: t(`insight.dots.sorts.${value}`) }))}
          onChange={(value) => setSort(SORTS.find((each) => each === value) ?? 'start')}
        />
      </Group>
      <QueryView
        query={found}
        rows={10}
        empty={t('insight.map.none')}
        isEmpty={({ rows }) => rows.length === 0}
      >
        {(view) => (
          <>
            <ViewBar log={view.log}>
              {view.sampled.cases < view.sampled.ofCases && (
                <Text size="sm" c="dimmed" span>
                  {t('insight.map.sampled', {
                    shown: formatCount(view.sampled.cases),
                    all: formatCount(view.sampled.ofCases),
                  })}
                </Text>
              )}
            </ViewBar>
            {option && (
              <Chart
                title={t('insight.map.view.dots')}
                description={t('insight.dots.about', {
                  cases: formatCount(view.rows.length),
                  dots: formatCount(view.dots.at.length),
                })}
                height={560}
                option={option}
                table={{
                  columns: [t('insight.cases.case'), t('insight.cases.began'), t('insight.cases.took')],
                  rows: view.rows
                    .slice(0, ROWS_IN_TABLE)
                    .map((row) => [row.id, formatInstant(row.from), formatDuration(row.seconds)]),
                }}
              />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}
