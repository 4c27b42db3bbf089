// The figures of every element of a model as a table.
import { useTranslation } from 'react-i18next';
import type { ElementFigures } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { SafeText } from '../../../../../ui/safe-text.tsx';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

export function ElementsTable({ elements }: { elements: readonly ElementFigures[] }) {
  const { t } = useTranslation();
  const shown = elements.filter((each) => each.activities.length > 0);
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <FiguresTable
      label={t('insight.conformance.drawing')}
      columns={[
        { title: t('insight.conformance.element') },
        { title: t('insight.conformance.provedBy') },
        number(t('insight.conformance.shown.executions')),
        number(t('insight.conformance.missing')),
        number(t('insight.conformance.extra')),
        number(t('insight.conformance.meanWait')),
      ]}
    >
      {shown.map((each) => (
        <tr key={each.element}>
          <th scope="row" className="wrapped">
            <SafeText text={each.name === '' ? each.element : each.name} limit={120} />
          </th>
          <td className="wrapped">
            <bdi>{each.activities.map(activityName).join(', ')}</bdi>
          </td>
          <td className="number">{formatCount(each.executions)}</td>
          <td className="number">{each.missing === 0 ? '–' : formatCount(each.missing)}</td>
          <td className="number">{each.extra === 0 ? '–' : formatCount(each.extra)}</td>
          <td className="number">
            {each.meanWaitSeconds === null ? '–' : formatShort(each.meanWaitSeconds)}
          </td>
        </tr>
      ))}
    </FiguresTable>
  );
}
