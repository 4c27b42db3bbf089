// The types of objects side by side: how many, how many variants, how long they live, and what flattening to one of them would do.
import { useTranslation } from 'react-i18next';
import type { ObjectMapView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { Section } from '../../../../../ui/section.tsx';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { notionName } from '../../parts/notion-name.ts';
import { formatShort } from '../../parts/short-time.ts';
import { useLog } from '../../parts/use-log.ts';

export function ObjectTypesSection({ view }: { view: ObjectMapView }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  return (
    <Section title={t('insight.objects.types')}>
      <FiguresTable
        label={t('insight.objects.types')}
        columns={[
          { title: t('insight.objects.type') },
          { title: t('insight.objects.objects'), isNumber: true },
          { title: t('insight.map.metrics.events'), isNumber: true },
          { title: t('insight.objects.flattened'), isNumber: true },
          { title: t('insight.map.view.variants'), isNumber: true },
          { title: t('insight.objects.life'), isNumber: true },
        ]}
      >
        {view.types.map((each) => (
          <tr key={each.type}>
            <th scope="row">
              <bdi>{notionName(each.type, isLive)}</bdi>
            </th>
            <td className="number">{formatCount(each.objects)}</td>
            <td className="number">{formatCount(each.events)}</td>
            <td className="number">{formatCount(each.flattened)}</td>
            <td className="number">{formatCount(each.variants)}</td>
            <td className="number">{each.seconds ? formatShort(each.seconds.median) : '–'}</td>
          </tr>
        ))}
      </FiguresTable>
    </Section>
  );
}
