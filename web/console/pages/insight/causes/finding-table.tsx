// Findings as rows: the group in words, the effect with its interval drawn, how many cases it is about, and what is left of it within the
// strongest other attribute.
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutcomeName, RootCause } from '../../../../api/insight-causes.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { EffectBar } from './effect-bar.tsx';
import { formatPoints } from './format-points.ts';
import { nameFeature, nameGroup } from './name-group.ts';

interface FindingTableProps {
  side: 'raises' | 'lowers';
  rows: readonly RootCause[];
  outcome: OutcomeName;
  reach: number;
  onShow: (finding: RootCause) => void;
}

const keyOf = ({ feature, level }: RootCause) => `${feature.kind}\n${feature.name}\n${level.label}`;

export function FindingTable({ side, rows, outcome, reach, onShow }: FindingTableProps) {
  const { t } = useTranslation();
  const columns: Column<RootCause>[] = [
    {
      id: 'finding',
      title: t('insight.causes.roots.finding'),
      fixed: true,
      cell: (row) => <Finding finding={row} outcome={outcome} />,
    },
    {
      id: 'effect',
      title: t('insight.causes.roots.effect'),
      fixed: true,
      cell: ({ difference }) => (
        <div>
          <EffectBar {...difference} reach={reach} />
          <Text size="sm" span className="figures">
            {t('insight.causes.roots.points', { value: formatPoints(difference.value) })}
          </Text>
        </div>
      ),
    },
    {
      id: 'excess',
      title: side === 'raises' ? t('insight.causes.roots.excess') : t('insight.causes.roots.saved'),
      align: 'end',
      cell: ({ excess }) => formatCount(Math.round(Math.abs(excess))),
    },
    {
      id: 'cases',
      title: t('insight.causes.roots.showCases'),
      fixed: true,
      cell: (row) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('insight.causes.roots.casesOf', { group: nameGroup(t, row.feature, row.level) })}
          onClick={() => onShow(row)}
        >
          {t('insight.causes.roots.showCases')}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      id="insight-root-causes"
      label={t(`insight.causes.roots.${side}`)}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      onOpen={onShow}
      empty={t('insight.causes.roots.none')}
    />
  );
}

function Finding({ finding, outcome }: { finding: RootCause; outcome: OutcomeName }) {
  const { t } = useTranslation();
  const { feature, level, share, otherShare, cases, adjusted } = finding;
  const by = adjusted ? nameFeature(t, adjusted.by) : '';
  return (
    <div className="wait-step">
      <bdi>
        <strong>{nameGroup(t, feature, level)}</strong>
      </bdi>
      <Text size="sm" m={0}>
        {t('insight.causes.roots.sentence', {
          share: formatShare(share),
          cases: formatCount(cases),
          are: t(`insight.causes.roots.are.${outcome}`),
          other: formatShare(otherShare),
        })}
      </Text>
      {adjusted && (
        <Text size="sm" c="dimmed" m={0}>
          {t('insight.causes.roots.within', {
            by,
            value: formatPoints(adjusted.difference.value),
            low: formatPoints(adjusted.difference.low),
            high: formatPoints(adjusted.difference.high),
          })}{' '}
          {t(`insight.causes.roots.verdict.${adjusted.verdict}`, { by })}{' '}
          {adjusted.inseparable.length > 0 &&
            t('insight.causes.roots.inseparable', {
              names: adjusted.inseparable
                .map((name) => nameFeature(t, { name, kind: 'attribute' }))
                .join(', '),
            })}
        </Text>
      )}
    </div>
  );
}
