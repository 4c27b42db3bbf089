// Pairs of activities with their usual times and what was outside.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemporalPair } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { FiguresTable } from '../../../finance/parts/figures-table.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

interface PairsTableProps {
  pairs: readonly TemporalPair[];
  onOpen: (pair: TemporalPair) => void;
}

export function PairsTable({ pairs, onOpen }: PairsTableProps) {
  const { t } = useTranslation();
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <FiguresTable
      label={t('insight.conformance.timesTitle')}
      columns={[
        { title: t('insight.conformance.pair') },
        number(t('insight.conformance.seen')),
        number(t('insight.times.mean')),
        number(t('insight.conformance.usual')),
        number(t('insight.conformance.tooSlow')),
        number(t('insight.conformance.tooFast')),
        number(t('insight.conformance.showCases')),
      ]}
    >
      {pairs.map((pair) => {
        const name = t('insight.map.pathName', { from: activityName(pair.from), to: activityName(pair.to) });
        return (
          <tr key={`${pair.from}\n${pair.to}`}>
            <th scope="row" className="wrapped">
              <bdi>{name}</bdi>
            </th>
            <td className="number">{formatCount(pair.count)}</td>
            <td className="number">{formatShort(pair.meanSeconds)}</td>
            <td className="number">{`${formatShort(pair.usualFrom)} – ${formatShort(pair.usualTo)}`}</td>
            <td className={pair.slow > 0 ? 'number is-worse' : 'number'}>
              {pair.slow === 0 ? '–' : formatCount(pair.slow)}
            </td>
            <td className="number">{pair.fast === 0 ? '–' : formatCount(pair.fast)}</td>
            <td className="number">
              {pair.slow > 0 && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('insight.conformance.showCasesOf', { deviation: name })}
                  onClick={() => onOpen(pair)}
                >
                  {t('insight.conformance.showCases')}
                </Button>
              )}
            </td>
          </tr>
        );
      })}
    </FiguresTable>
  );
}
