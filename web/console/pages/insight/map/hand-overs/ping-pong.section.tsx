// Where work goes to somebody and comes back.
import { useTranslation } from 'react-i18next';
import type { HandOversView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { Section } from '../../../../../ui/section.tsx';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { formatShort } from '../../parts/short-time.ts';
import { useFirstRows } from '../../parts/use-first-rows.tsx';
import { useLog } from '../../parts/use-log.ts';
import { resourceName } from './resource-name.ts';

const FIRST_SHOWN = 15;

export function PingPongSection({ items }: { items: HandOversView['pingPong'] }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const { shown, toggle } = useFirstRows(items, FIRST_SHOWN);
  if (items.length === 0) return null;
  return (
    <Section title={t('insight.handOvers.pingPong')}>
      <FiguresTable
        label={t('insight.handOvers.pingPong')}
        columns={[
          { title: t('insight.handOvers.between') },
          { title: t('insight.handOvers.times'), isNumber: true },
          { title: t('insight.map.metrics.cases'), isNumber: true },
          { title: t('insight.times.median'), isNumber: true },
        ]}
      >
        {shown.map(({ between, times, cases, seconds }) => (
          <tr key={between.join('\n')}>
            <th scope="row">
              <bdi>{between.map((name) => resourceName(name, isLive)).join(' ⇄ ')}</bdi>
            </th>
            <td className="number">{formatCount(times)}</td>
            <td className="number">{formatCount(cases)}</td>
            <td className="number">{seconds ? formatShort(seconds.median) : '–'}</td>
          </tr>
        ))}
      </FiguresTable>
      {toggle}
    </Section>
  );
}
