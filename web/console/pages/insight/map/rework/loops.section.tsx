// The ways on which work comes back to where it was.
import { useTranslation } from 'react-i18next';
import type { ReworkView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { Section } from '../../../../../ui/section.tsx';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';
import { useFirstRows } from '../../parts/use-first-rows.tsx';

const FIRST_SHOWN = 15;

export function LoopsSection({ loops }: { loops: ReworkView['loops'] }) {
  const { t } = useTranslation();
  const { shown, toggle } = useFirstRows(loops, FIRST_SHOWN);
  return (
    <Section title={t('insight.rework.loops')}>
      <FiguresTable
        label={t('insight.rework.loops')}
        columns={[
          { title: t('insight.rework.loop') },
          { title: t('insight.map.metrics.cases'), isNumber: true },
          { title: t('insight.rework.gone'), isNumber: true },
          { title: t('insight.times.median'), isNumber: true },
        ]}
      >
        {shown.map((loop) => (
          <tr key={loop.activities.join('\n')}>
            <th scope="row" className="wrapped">
              <bdi>{loop.activities.map(activityName).join(' → ')}</bdi>
            </th>
            <td className="number">{formatCount(loop.cases)}</td>
            <td className="number">{formatCount(loop.events)}</td>
            <td className="number">{loop.times ? formatShort(loop.times.median) : '–'}</td>
          </tr>
        ))}
      </FiguresTable>
      {toggle}
    </Section>
  );
}
