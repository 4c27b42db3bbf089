// How many cases have ended within a time: today, simulated as it is, simulated changed.
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../../../api/insight-causes.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatShare } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';

const SIDES = ['today', 'base', 'change'] as const;
const DAY = 86_400;
/** The longest twentieth would flatten the rest. */
const LAST = 19;

export function CurvesSection({ curves }: Pick<SimulationResult, 'curves'>) {
  const { t } = useTranslation();
  const points = curves.today.map((_, index) => index * 5);
  return (
    <Section title={t('insight.simulation.curves.title')}>
      <Chart
        title={t('insight.simulation.curves.chart')}
        description={t('insight.simulation.curves.describe')}
        height={280}
        option={{
          grid: { left: 8, right: 32, top: 34, bottom: 28, containLabel: true },
          legend: { top: 0, left: 0 },
          tooltip: { trigger: 'axis' },
          xAxis: {
            type: 'value',
            name: t('insight.simulation.curves.within'),
            nameLocation: 'middle',
            nameGap: 26,
          },
          yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
          series: SIDES.map((side) => ({
            name: t(`insight.simulation.result.${side}`),
            type: 'line',
            symbol: 'none',
            lineStyle: { width: 2, type: side === 'today' ? 'dashed' : 'solid' },
            data: curves[side]
              .slice(0, LAST + 1)
              .map((seconds, index) => [Math.round((seconds / DAY) * 100) / 100, index * 5]),
          })),
        }}
        table={{
          columns: [
            t('insight.simulation.curves.share'),
            ...SIDES.map((side) => t(`insight.simulation.result.${side}`)),
          ],
          rows: points.map((percent, index) => [
            formatShare(percent / 100),
            ...SIDES.map((side) => formatDuration(curves[side][index] ?? 0)),
          ]),
        }}
      />
    </Section>
  );
}
