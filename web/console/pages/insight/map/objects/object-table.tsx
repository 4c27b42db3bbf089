// The object-centric map as a table: every path of every type with its figures.
import { useTranslation } from 'react-i18next';
import type { ObjectMapView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { notionName } from '../../parts/notion-name.ts';
import { formatShort } from '../../parts/short-time.ts';
import { useLog } from '../../parts/use-log.ts';

export function ObjectTable({ view }: { view: ObjectMapView }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  return (
    <FiguresTable
      label={t('insight.map.paths')}
      columns={[
        { title: t('insight.objects.type') },
        { title: t('insight.map.from') },
        { title: t('insight.map.to') },
        { title: t('insight.objects.objects'), isNumber: true },
        { title: t('insight.map.metrics.events'), isNumber: true },
        { title: t('insight.times.median'), isNumber: true },
      ]}
    >
      {view.edges.map((edge) => (
        <tr key={`${edge.type}\n${edge.from}\n${edge.to}`}>
          <th scope="row">
            <bdi>{notionName(edge.type, isLive)}</bdi>
          </th>
          <td>
            <bdi>{activityName(edge.from)}</bdi>
          </td>
          <td>
            <bdi>{activityName(edge.to)}</bdi>
          </td>
          <td className="number">{formatCount(edge.objects)}</td>
          <td className="number">{formatCount(edge.events)}</td>
          <td className="number">{edge.times ? formatShort(edge.times.median) : '–'}</td>
        </tr>
      ))}
    </FiguresTable>
  );
}
