// The pure part of the dotted chart: the columns that the server gives, as series of the chart, the frequent activities in colours of their
// own and the rest together.
import type { DottedChartView } from '../../../../../api/insight-mining.ts';
import { formatInstant } from '../../../../../ui/time.ts';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

const COLOURED = 7;

export interface DotSeries {
  name: string;
  points: [at: number, row: number][];
}

export function dotSeries(view: Pick<DottedChartView, 'activities' | 'dots'>, others: string): DotSeries[] {
  const { row, activity, at } = view.dots;
  const counts = new Map<number, number>();
  for (const each of activity) counts.set(each, (counts.get(each) ?? 0) + 1);
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURED);
  const series = new Map(
    frequent.map(([number]) => [
      number,
      { name: activityName(view.activities[number] ?? ''), points: [] } as DotSeries,
    ]),
  );
  const rest: DotSeries = { name: others, points: [] };
  for (const [index, number] of activity.entries())
    (series.get(number) ?? rest).points.push([at[index]!, row[index]!]);
  const found = [...series.values()];
  return rest.points.length > 0 ? [...found, rest] : found;
}

export function dotOption(view: DottedChartView, others: string) {
  const isRelative = view.axis === 'relative';
  const words = (at: number) => (isRelative ? formatShort(at) : formatInstant(new Date(at).toISOString()));
  return {
    legend: { type: 'scroll', top: 0, icon: 'circle' },
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      formatter: ({ seriesName, value }: { seriesName: string; value: [number, number] }) =>
        `${seriesName}\n${words(value[0])}\n${view.rows[value[1]]?.id ?? ''}`,
    },
    xAxis: isRelative
      ? { type: 'value', min: 0, axisLabel: { formatter: formatShort, hideOverlap: true } }
      : { type: 'time', axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', inverse: true, show: false, min: -1, max: view.rows.length },
    series: dotSeries(view, others).map(({ name, points }) => ({
      name,
      type: 'scatter',
      symbolSize: 5,
      data: points,
      ...(name === others ? { itemStyle: { color: '#868e96' } } : {}),
    })),
  };
}
