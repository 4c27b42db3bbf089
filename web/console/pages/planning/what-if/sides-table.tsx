// Two accounts of the same orders side by side: cost, splits, distance, lateness, fill rate, and what is different.
import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../../../api/planning.ts';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { BETTER, formatCost, formatMore, WORSE } from '../cost.ts';

interface Measure {
  name:
    | 'cost'
    | 'shipments'
    | 'shipmentsPerOrder'
    | 'splits'
    | 'distance'
    | 'fillRate'
    | 'unitsLater'
    | 'refused'
    | 'daysLate'
    | 'lateShare';
  read: (side: Side) => number | null;
  show: (value: number) => string;
  /** Which way is better. */
  better: 'less' | 'more';
}

const decimal = (value: number) => formatCount(Math.round(value * 100) / 100);
const count = (value: number) => formatCount(Math.round(value));

const MEASURES: readonly Measure[] = [
  { name: 'cost', read: ({ sums }) => sums.comparableMinor, show: formatCost, better: 'less' },
  { name: 'shipments', read: ({ sums }) => sums.shipments, show: count, better: 'less' },
  { name: 'shipmentsPerOrder', read: ({ rates }) => rates.shipmentsPerOrder, show: decimal, better: 'less' },
  { name: 'splits', read: ({ rates }) => rates.splitGroups, show: count, better: 'less' },
  { name: 'distance', read: ({ sums }) => sums.kilometres, show: count, better: 'less' },
  { name: 'fillRate', read: ({ rates }) => rates.unitFillRate, show: formatShare, better: 'more' },
  { name: 'unitsLater', read: ({ sums }) => sums.filledLaterUnits, show: count, better: 'less' },
  { name: 'refused', read: ({ sums }) => sums.refusedOrders, show: count, better: 'less' },
  { name: 'daysLate', read: ({ sums }) => sums.late.promised.daysLate, show: decimal, better: 'less' },
  { name: 'lateShare', read: ({ rates }) => rates.lateShareOfPromised, show: formatShare, better: 'less' },
];

export function SidesTable({ sides, second }: { sides: { live: Side; whatIf: Side }; second?: string }) {
  const { t } = useTranslation();
  const { live, whatIf } = sides;
  return (
    <Table aria-label={t('planning.whatIf.sides')} maw={760} verticalSpacing={5}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('planning.whatIf.measure')}</Table.Th>
          <Table.Th ta="end">{t('planning.whatIf.live')}</Table.Th>
          <Table.Th ta="end">{second ?? t('planning.whatIf.whatIf')}</Table.Th>
          <Table.Th ta="end">{t('planning.whatIf.difference')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {MEASURES.map((measure) => {
          const before = measure.read(live);
          const after = measure.read(whatIf);
          return (
            <Table.Tr key={measure.name}>
              <Table.Th scope="row" fw={400}>
                {t(`planning.whatIf.measures.${measure.name}`)}
              </Table.Th>
              {[before, after].map((value, at) => (
                <Table.Td key={at === 0 ? 'live' : 'what-if'} ta="end" className="figures">
                  {value === null ? '–' : measure.show(value)}
                </Table.Td>
              ))}
              <Table.Td ta="end" className="figures">
                {before === null || after === null ? (
                  '–'
                ) : (
                  <Difference measure={measure} more={after - before} />
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function Difference({ measure, more }: { measure: Measure; more: number }) {
  // What is nothing after rounding is nothing.
  if (/^-?0(?:[.,]0+)?%?$/.test(measure.show(more)) || Math.abs(more) < 1e-9)
    return <span className="dim">0</span>;
  const isBetter = more < 0 === (measure.better === 'less');
  const text = measure.name === 'cost' ? formatMore(more) : `${more > 0 ? '+' : ''}${measure.show(more)}`;
  return (
    <Text span inherit c={isBetter ? BETTER : WORSE} fw={600}>
      {text}
    </Text>
  );
}
