// Pairs of activities with their usual times and what was outside.
import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemporalPair } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

interface PairsTableProps {
  pairs: readonly TemporalPair[];
  onOpen: (pair: TemporalPair) => void;
}

export function PairsTable({ pairs, onOpen }: PairsTableProps) {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table className="figures-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('insight.conformance.pair')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.seen')}</Table.Th>
            <Table.Th ta="end">{t('insight.times.mean')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.usual')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.tooSlow')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.tooFast')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pairs.map((pair) => (
            <Table.Tr key={`${pair.from} ${pair.to}`}>
              <Table.Td>
                <bdi>
                  {t('insight.map.pathName', { from: activityName(pair.from), to: activityName(pair.to) })}
                </bdi>
              </Table.Td>
              <Table.Td ta="end">{formatCount(pair.count)}</Table.Td>
              <Table.Td ta="end">{formatShort(pair.meanSeconds)}</Table.Td>
              <Table.Td ta="end">{`${formatShort(pair.usualFrom)} – ${formatShort(pair.usualTo)}`}</Table.Td>
              <Table.Td ta="end" className={pair.slow > 0 ? 'is-worse' : undefined}>
                {pair.slow === 0 ? '–' : formatCount(pair.slow)}
              </Table.Td>
              <Table.Td ta="end">{pair.fast === 0 ? '–' : formatCount(pair.fast)}</Table.Td>
              <Table.Td ta="end">
                {pair.slow > 0 && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('insight.conformance.showCasesOf', {
                      deviation: t('insight.map.pathName', {
                        from: activityName(pair.from),
                        to: activityName(pair.to),
                      }),
                    })}
                    onClick={() => onOpen(pair)}
                  >
                    {t('insight.conformance.showCases')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
