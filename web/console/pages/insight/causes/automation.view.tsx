// What people do that a machine could do: by the time that would be saved, with what the cases would take then.
import { Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type AutomationView as Automation,
  type AutomationCandidate,
  listAutomationCandidates,
} from '../../../../api/insight-causes.ts';
import { Chart } from '../../../../ui/chart.tsx';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { activityName } from '../parts/activity-name.ts';
import { AsOf } from '../parts/as-of.tsx';
import { formatShort } from '../parts/short-time.ts';
import { useLog } from '../parts/use-log.ts';

const MOST_BARS = 12;

export function AutomationView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const found = useQuery({
    queryKey: ['insight', 'automation', query],
    queryFn: () => listAutomationCandidates(query),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryView
      query={found}
      rows={6}
      empty={t('insight.causes.automation.none')}
      isEmpty={({ candidates }) => candidates.length === 0}
    >
      {(automation) => (
        <Section title={t('insight.causes.automation.title')} aside={<AsOf {...automation.log} />}>
          <Stack gap="md">
            <SavedChart candidates={automation.candidates.slice(0, MOST_BARS)} />
            <Candidates automation={automation} />
            <Text size="sm" c="dimmed" m={0}>
              {automation.machines.length === 0
                ? t('insight.causes.automation.noMachines')
                : t('insight.causes.automation.machines', {
                    names: withoutOverrides(automation.machines.slice(0, 12).join(', ')),
                  })}
            </Text>
          </Stack>
        </Section>
      )}
    </QueryView>
  );
}

function SavedChart({ candidates }: { candidates: readonly AutomationCandidate[] }) {
  const { t } = useTranslation();
  const names = candidates.map(({ activity }) => activityName(activity));
  const hours = candidates.map(({ savedSeconds }) => Math.round(savedSeconds / 360) / 10);
  return (
    <Chart
      title={t('insight.causes.automation.chart')}
      description={t('insight.causes.automation.describe', { name: names[0] })}
      height={Math.max(120, candidates.length * 30 + 40)}
      option={{
        grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'value' },
        yAxis: {
          type: 'category',
          inverse: true,
          data: names,
          axisLabel: { width: 200, overflow: 'truncate' },
        },
        series: [{ type: 'bar', barMaxWidth: 18, data: hours }],
      }}
      table={{
        columns: [t('insight.causes.automation.activity'), t('insight.causes.waits.hours')],
        rows: names.map((name, at) => [name, formatCount(hours[at]!)]),
      }}
    />
  );
}

function Candidates({ automation }: { automation: Automation }) {
  const { t } = useTranslation();
  const today = automation.todaySeconds.mean;
  const columns: Column<AutomationCandidate>[] = [
    {
      id: 'activity',
      title: t('insight.causes.automation.activity'),
      fixed: true,
      cell: (row) => (
        <div className="wait-step">
          <bdi>
            <strong>{activityName(row.activity)}</strong>
          </bdi>
          <Text size="sm" c="dimmed" m={0}>
            {t(
              row.basis === 'machine'
                ? 'insight.causes.automation.sentence'
                : 'insight.causes.automation.sentenceMost',
              {
                activity: activityName(row.activity),
                from: formatDuration(today),
                to: formatDuration(row.cycleSeconds.mean),
              },
            )}
          </Text>
        </div>
      ),
    },
    {
      id: 'manual',
      title: t('insight.causes.automation.manual'),
      align: 'end',
      cell: (row) => formatShare(row.manualShare),
    },
    {
      id: 'volume',
      title: t('insight.causes.automation.volume'),
      align: 'end',
      cell: (row) => formatCount(row.count),
    },
    {
      id: 'wait',
      title: t('insight.causes.automation.wait'),
      align: 'end',
      cell: (row) => formatShort(row.personWaitSeconds.mean),
    },
    {
      id: 'machine',
      title: t('insight.causes.automation.machineWait'),
      align: 'end',
      cell: (row) => (row.machineWaitSeconds ? formatShort(row.machineWaitSeconds.mean) : '–'),
    },
    {
      id: 'saved',
      title: t('insight.causes.automation.saved'),
      align: 'end',
      cell: (row) =>
        `${row.basis === 'none' ? `${t('insight.causes.automation.atMost')} ` : ''}${formatDuration(row.savedSeconds)}`,
    },
  ];
  return (
    <DataTable
      id="insight-automation"
      label={t('insight.causes.automation.title')}
      columns={columns}
      rows={automation.candidates}
      rowKey={(row) => row.activity}
      empty={t('insight.causes.automation.none')}
    />
  );
}
