// Promised against actual: how often parcels came by the days they were expected and promised for, by service and month.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Coverage, readCoverage } from '../../../../api/network.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { FactTable } from '../fact-table.tsx';
import { CARRIERS_KEY } from './carriers-key.ts';

export function CoverageSection({ carrier }: { carrier: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'coverage'],
    queryFn: () => readCoverage(carrier),
  });
  return (
    <QueryView
      query={query}
      rows={6}
      empty={t('planning.carriers.coverage.none')}
      isEmpty={({ items }) => items.length === 0}
    >
      {(coverage) => <Shown coverage={coverage} />}
    </QueryView>
  );
}

const LEVELS = ['p50', 'p80', 'p95'] as const;
const percentOf = (share: number) => Math.round(share * 1000) / 10;
const writeShare = (share: number | null) => (share === null ? '–' : formatShare(share));

function Shown({ coverage: { total, items } }: { coverage: Coverage }) {
  const { t } = useTranslation();
  const pairs = total
    ? LEVELS.map((level) => ({
        label: formatShare(Number(level.slice(1)) / 100),
        expected: total.expected[level],
        actual: total.actual[level],
      }))
    : [];
  const sides = [t('planning.carriers.coverage.expected'), t('planning.carriers.coverage.actual')] as const;
  const parcels = total?.parcels ?? 0;
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('planning.carriers.coverage.kept', {
          count: parcels,
          share: writeShare(total?.keptPromises ?? null),
        })}
      </Text>
      <Chart
        title={t('planning.carriers.coverage.chart')}
        description={t('planning.carriers.coverage.describe', { count: parcels })}
        height={260}
        option={{
          grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
          legend: { top: 0, left: 0 },
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: pairs.map(({ label }) => label) },
          yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
          series: [
            { name: sides[0], type: 'bar', data: pairs.map(({ expected }) => percentOf(expected)) },
            { name: sides[1], type: 'bar', data: pairs.map(({ actual }) => percentOf(actual)) },
          ],
        }}
        table={{
          columns: [t('planning.carriers.quote.confidence'), ...sides],
          rows: pairs.map(({ label, expected, actual }) => [
            label,
            formatShare(expected),
            formatShare(actual),
          ]),
        }}
      />
      <FactTable
        label={t('planning.carriers.coverage.table')}
        columns={[
          { title: t('planning.carriers.service') },
          { title: t('planning.carriers.coverage.month') },
          { title: t('planning.carriers.coverage.parcels'), isNumber: true },
          ...LEVELS.map((level) => ({
            title: t('planning.carriers.quote.by', { share: formatShare(Number(level.slice(1)) / 100) }),
            isNumber: true,
          })),
          { title: t('planning.carriers.coverage.promises'), isNumber: true },
        ]}
        rows={items.map((row) => ({
          key: `${row.service} ${row.month}`,
          cells: [
            row.service,
            row.month,
            formatCount(row.parcels),
            ...LEVELS.map((level) => formatShare(row.actual[level])),
            writeShare(row.keptPromises),
          ],
        }))}
      />
    </Stack>
  );
}
