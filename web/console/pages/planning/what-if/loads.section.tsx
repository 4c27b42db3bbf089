// How many units each location would have shipped: by the live rules and by the what-if.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Load, listLoads } from '../../../../api/planning.ts';
import { Chart } from '../../../../ui/chart.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { sumLoads } from './sum-loads.ts';

export function LoadsSection({ whatIfId }: { whatIfId: string }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['what-ifs', whatIfId, 'loads'], queryFn: () => listLoads(whatIfId) });
  return (
    <Section title={t('planning.whatIf.loads.title')}>
      <QueryView
        query={query}
        empty={t('planning.whatIf.loads.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => <LoadsChart items={items} />}
      </QueryView>
    </Section>
  );
}

function LoadsChart({ items }: { items: readonly Load[] }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const rows = sumLoads(items);
  const names = rows.map(({ location }) => nameOf(location));
  const sides = [t('planning.whatIf.live'), t('planning.whatIf.whatIf')] as const;
  return (
    <Chart
      title={t('planning.whatIf.loads.chart')}
      description={t('planning.whatIf.loads.describe', { count: rows.length })}
      height={Math.max(220, rows.length * 34 + 70)}
      option={{
        grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0 },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'value' },
        yAxis: { type: 'category', inverse: true, data: names },
        series: [
          { name: sides[0], type: 'bar', data: rows.map(({ live }) => live) },
          { name: sides[1], type: 'bar', data: rows.map(({ whatIf }) => whatIf) },
        ],
      }}
      table={{
        columns: [t('planning.stock.location'), ...sides],
        rows: rows.map(({ live, whatIf }, at) => [names[at], formatCount(live), formatCount(whatIf)]),
      }}
    />
  );
}
