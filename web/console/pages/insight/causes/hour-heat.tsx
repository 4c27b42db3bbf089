// When cases wait: a heat map of the week by the hour, on the wall clock of the shop.
import { useTranslation } from 'react-i18next';
import type { Bottlenecks } from '../../../../api/insight-causes.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { nameDayShort, WEEKDAYS } from '../../planning/places/weekday.ts';
import { formatDecimal } from '../parts/format-number.ts';

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const tenth = (value: number): number => Math.round(value * 10) / 10;

export function HourHeat({ hours, timeZone }: Pick<Bottlenecks, 'hours' | 'timeZone'>) {
  const { t } = useTranslation();
  const least = Math.min(...hours.map(({ waiting }) => waiting));
  const most = hours.reduce((found, each) => (each.waiting > found.waiting ? each : found), hours[0]!);
  const days = WEEKDAYS.map(nameDayShort);
  const when = { day: days[Math.floor(most.hour / 24)], hour: hourName(most.hour % 24) };
  return (
    <Section title={t('insight.causes.heat.title')}>
      <Chart
        title={`${t('insight.causes.heat.chart')}. ${t('insight.causes.heat.zone', { zone: timeZone })}`}
        description={t('insight.causes.heat.describe', when)}
        height={300}
        option={{
          grid: { left: 8, right: 16, top: 8, bottom: 52, containLabel: true },
          tooltip: {
            formatter: ({ value }: { value: [number, number, number] }) =>
              `${days[value[1]]} ${hourName(value[0])}: ${formatDecimal(value[2])}`,
          },
          xAxis: {
            type: 'category',
            data: Array.from({ length: 24 }, (_, hour) => hourName(hour)),
            splitArea: { show: true },
          },
          yAxis: { type: 'category', inverse: true, data: days },
          visualMap: {
            min: tenth(least),
            text: [formatDecimal(most.waiting), formatDecimal(least)],
            max: Math.max(tenth(most.waiting), tenth(least) + 0.1),
            calculable: false,
            orient: 'horizontal',
            left: 'center',
            bottom: 0,
            itemHeight: 160,
            itemWidth: 12,
            inRange: { color: ['#e6f4f1', '#63b8a9', '#0f766e', '#073b3a'] },
            formatter: (value: number) => formatDecimal(value),
          },
          series: [
            {
              type: 'heatmap',
              data: hours.map(({ hour, waiting }) => [hour % 24, Math.floor(hour / 24), tenth(waiting)]),
            },
          ],
        }}
        table={{
          columns: [
            t('insight.causes.heat.day'),
            t('insight.causes.heat.hour'),
            t('insight.causes.heat.waiting'),
            t('insight.causes.heat.events'),
          ],
          rows: hours.map(({ hour, waiting, events }) => [
            days[Math.floor(hour / 24)],
            hourName(hour % 24),
            formatDecimal(waiting),
            formatCount(events),
          ]),
        }}
      />
    </Section>
  );
}
