// The matrix: who hands over stands at the left, who receives above; the deeper a field, the more often.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandOversView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { formatShort } from '../../parts/short-time.ts';
import { useLog } from '../../parts/use-log.ts';
import { matrixOf } from './matrix.ts';
import { resourceName } from './resource-name.ts';

export function HandOverMatrix({ view }: { view: HandOversView }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const { names, cells, most, hidden } = matrixOf(view);
  const nameOf = (name: string) => resourceName(name, isLive);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="figures-frame" tabIndex={0}>
        <table className="matrix" aria-label={t('insight.handOvers.matrix')}>
          <thead>
            <tr>
              <td />
              {names.map((name) => (
                <th key={name} scope="col">
                  <bdi>{nameOf(name)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row, index) => (
              <tr key={names[index]}>
                <th scope="row">
                  <bdi>{nameOf(names[index]!)}</bdi>
                </th>
                {row.map((cell, at) => (
                  <td
                    key={names[at]}
                    data-step={cell ? Math.min(4, Math.floor((5 * cell.handOvers) / most)) : undefined}
                    title={
                      cell
                        ? t('insight.handOvers.cell', {
                            from: nameOf(cell.from),
                            to: nameOf(cell.to),
                            count: cell.handOvers,
                            shown: formatCount(cell.handOvers),
                            time: cell.times ? formatShort(cell.times.median) : '–',
                          })
                        : undefined
                    }
                  >
                    {cell ? formatCount(cell.handOvers) : ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('insight.handOvers.hidden', { count: hidden })}
        </Text>
      )}
    </>
  );
}
