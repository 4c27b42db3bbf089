// The map as two tables: its activities and its paths with the same figures.
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

export function MapTable({ view }: { view: MapView }) {
  const { t } = useTranslation();
  const number = (title: string) => ({ title, isNumber: true });
  const times = [
    number(t('insight.times.median')),
    number(t('insight.times.mean')),
    number(t('insight.times.p90')),
  ];
  const cells = (found: MapView['seconds']) =>
    (['median', 'mean', 'p90'] as const).map((name) => (
      <td key={name} className="number">
        {found ? formatShort(found[name]) : '–'}
      </td>
    ));
  return (
    <Stack gap="lg">
      <FiguresTable
        label={t('insight.map.activities')}
        columns={[
          { title: t('insight.map.activity') },
          number(t('insight.map.metrics.cases')),
          number(t('insight.map.metrics.events')),
          number(t('insight.map.starts')),
          number(t('insight.map.ends')),
          ...times,
        ]}
      >
        {view.nodes.map((node) => (
          <tr key={node.activity}>
            <th scope="row">
              <bdi>{activityName(node.activity)}</bdi>
            </th>
            {[node.cases, node.events, node.starts, node.ends].map((count, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
              <td key={index} className="number">
                {formatCount(count)}
              </td>
            ))}
            {cells(node.waiting)}
          </tr>
        ))}
      </FiguresTable>
      <FiguresTable
        label={t('insight.map.paths')}
        columns={[
          { title: t('insight.map.from') },
          { title: t('insight.map.to') },
          number(t('insight.map.metrics.cases')),
          number(t('insight.map.metrics.events')),
          ...times,
        ]}
      >
        {view.edges.map((edge) => (
          <tr key={`${edge.from}\n${edge.to}`}>
            <th scope="row">
              <bdi>{activityName(edge.from)}</bdi>
            </th>
            <td>
              <bdi>{activityName(edge.to)}</bdi>
            </td>
            <td className="number">{formatCount(edge.cases)}</td>
            <td className="number">{formatCount(edge.events)}</td>
            {cells(edge.times)}
          </tr>
        ))}
      </FiguresTable>
    </Stack>
  );
}
