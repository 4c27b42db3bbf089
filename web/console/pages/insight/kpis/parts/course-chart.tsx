// The course of a KPI over days, weeks or months: a line (or bars) for each currency, and the target as a dashed line across.
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiSeries } from '../../../../../api/kpis.ts';
import { Chart } from '../../../../../ui/chart.tsx';
import { formatDate } from '../../../../../ui/time.ts';
import { formatBucket } from './format-bucket.ts';
import { formatAxis, formatFigure, NO_VALUE, toPlot } from './format-kpi.ts';
import { currenciesOf, spotsOf } from './points-of.ts';

/** More of them only hide the line. */
const MOST_DOTS = 16;

interface CourseChartProps {
  title: string;
  definition: KpiDefinition;
  series: KpiSeries;
  /** In the unit of the KPI. */
  target: { value: number; currency: string | null } | null;
  height?: number;
  asBars?: boolean;
}

export function CourseChart({
  title,
  definition,
  series,
  target,
  height = 280,
  asBars = false,
}: CourseChartProps) {
  const { t } = useTranslation();
  const isDark = useComputedColorScheme('light') === 'dark';
  const { unit } = definition;
  const currencies = currenciesOf(series.items);
  const lines = (currencies.length === 0 ? [null] : currencies).map((currency) => ({
    currency,
    name: currency ?? title,
    spots: spotsOf(series, currency),
  }));
  const days = (lines[0]?.spots ?? []).map(({ from }) => from);
  const line = { color: isDark ? '#ffa94d' : '#b4530a', type: 'dashed', width: 1.5 };
  const aim = target && toPlot(unit, target.value, target.currency);
  const option = {
    grid: { left: 4, right: 12, top: 16, bottom: lines.length > 1 ? 28 : 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (spots: unknown) => describeSpots(spots, days, lines, definition, series),
    },
    ...(lines.length > 1
      ? { legend: { bottom: 0, textStyle: { color: isDark ? '#c9c9c9' : '#495057' } } }
      : {}),
    xAxis: {
      type: 'category',
      data: days.map((day) => formatBucket(day, series.bucket)),
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: unit === 'score',
      axisLabel: { formatter: (value: number) => formatAxis(unit, value) },
      splitLine: { lineStyle: { color: isDark ? '#373a40' : '#e9ecef' } },
      ...(unit === 'share' ? { max: shareTop(lines, aim) } : {}),
    },
    series: lines.map(({ currency, name, spots }, index) => ({
      type: asBars ? 'bar' : 'line',
      name,
      data: spots.map(({ point }) => toPlot(unit, point?.value ?? (asBars ? 0 : null), currency)),
      symbolSize: 5,
      showSymbol: days.length <= MOST_DOTS,
      barMaxWidth: 28,
      connectNulls: false,
      ...(asBars ? { itemStyle: { borderRadius: [2, 2, 0, 0] } } : {}),
      ...(index === 0 && aim !== null
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: line,
              data: [{ yAxis: aim }],
            },
          }
        : {}),
    })),
  };
  return (
    <Chart
      title={title}
      description={t('insight.kpis.course.meaning', { kpi: title, count: days.length })}
      height={height}
      option={option}
      table={{
        columns: [t(`insight.kpis.buckets.${series.bucket}`), ...lines.map(({ name }) => name)],
        rows: days.map((day, index) => [
          formatDate(day),
          ...lines.map(({ currency, spots }) =>
            formatFigure(unit, spots[index]?.point?.value ?? null, currency),
          ),
        ]),
      }}
    />
  );
}

type Line = { currency: string | null; name: string; spots: ReturnType<typeof spotsOf> };

/** Shares that never come near 100 % get an axis of their own. */
function shareTop(lines: readonly Line[], aim: number | null): number | undefined {
  const values = lines.flatMap(({ spots }) => spots.map(({ point }) => point?.value ?? 0));
  const most = Math.max(0, ...values) * 100;
  return Math.max(most, aim ?? 0) > 40 ? 100 : undefined;
}

/** As text nodes: names in it come from elsewhere. */
function describeSpots(
  spots: unknown,
  days: readonly string[],
  lines: readonly Line[],
  { unit }: KpiDefinition,
  { bucket }: KpiSeries,
): HTMLElement {
  const index = (spots as { dataIndex: number }[])[0]?.dataIndex ?? 0;
  const box = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = formatBucket(days[index] ?? '', bucket, true);
  box.append(head);
  for (const { currency, name, spots: own } of lines) {
    const row = document.createElement('div');
    const value = own[index]?.point?.value ?? null;
    row.textContent = `${lines.length > 1 ? `${name}: ` : ''}${value === null ? NO_VALUE : formatFigure(unit, value, currency)}`;
    box.append(row);
  }
  return box;
}
