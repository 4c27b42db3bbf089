// How long each step is waited for: today, simulated as it is, simulated changed.
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../../../api/insight-causes.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { Section } from '../../../../ui/section.tsx';
import { activityName } from '../parts/activity-name.ts';

const MOST_STEPS = 14;
const SIDES = ['today', 'base', 'change'] as const;

/** Steps of any side, those that take longest first; null where a side has none of it. */
export function listSteps({ today, base, change }: SimulationResult) {
  const names = new Set([today, base, change].flatMap(({ waits }) => Object.keys(waits)));
  return [...names]
    .map((name) => ({
      name,
      today: today.waits[name] ?? null,
      base: base.waits[name]?.mean ?? null,
      change: change.waits[name]?.mean ?? null,
    }))
    .filter((step) => SIDES.some((side) => (step[side] ?? 0) > 0))
    .sort((one, two) => Math.max(two.today ?? 0, two.change ?? 0) - Math.max(one.today ?? 0, one.change ?? 0))
    .slice(0, MOST_STEPS);
}

export function StepsSection({ result }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const steps = listSteps(result);
  if (steps.length === 0) return null;
  const names = steps.map(({ name }) => activityName(name));
  const hours = (seconds: number | null) => (seconds === null ? null : Math.round(seconds / 36) / 100);
  return (
    <Section title={t('insight.simulation.steps.title')}>
      <Chart
        title={t('insight.simulation.steps.chart')}
        description={t('insight.simulation.steps.describe', { count: steps.length })}
        height={Math.max(200, steps.length * 48 + 60)}
        option={{
          grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
          legend: { top: 0, left: 0 },
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'value' },
          yAxis: {
            type: 'category',
            inverse: true,
            data: names,
            axisLabel: { width: 190, overflow: 'truncate' },
          },
          series: SIDES.map((side) => ({
            name: t(`insight.simulation.result.${side}`),
            type: 'bar',
            barMaxWidth: 12,
            data: steps.map((step) => hours(step[side])),
          })),
        }}
        table={{
          columns: [
            t('insight.simulation.steps.step'),
            ...SIDES.map((side) => t(`insight.simulation.result.${side}`)),
          ],
          rows: steps.map((step) => [
            activityName(step.name),
            ...SIDES.map((side) => (step[side] === null ? '–' : formatDuration(step[side]))),
          ]),
        }}
      />
    </Section>
  );
}
