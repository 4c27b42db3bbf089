// Waits as a table with bars: the longest or dearest first, with the way to the cases of a step.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bottlenecks, EdgeWait, NamedWait } from '../../../../api/insight-causes.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount, formatMoney, formatShare } from '../../../../ui/money.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { activityName } from '../parts/activity-name.ts';
import { CasesDrawer } from '../parts/cases.drawer.tsx';
import { useLog } from '../parts/use-log.ts';

type Row = EdgeWait | NamedWait;
const isEdge = (row: Row): row is EdgeWait => 'from' in row;

interface WaitTableProps {
  kind: 'edges' | 'locations' | 'resources';
  rows: readonly Row[];
  cost: Bottlenecks['cost'];
}

export function WaitTable({ kind, rows, cost }: WaitTableProps) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const locationName = useLocationNames();
  const [shown, setShown] = useState<EdgeWait | null>(null);
  const stepOf = (row: EdgeWait) =>
    t('insight.causes.waits.step', { from: activityName(row.from), to: activityName(row.to) });
  const longest = Math.max(...rows.map(({ totalSeconds }) => totalSeconds), 1);
  const currency = cost?.currency;
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t(`insight.causes.waits.${kind}`),
      fixed: true,
      cell: (row) =>
        isEdge(row) ? (
          <bdi className="wait-step">{stepOf(row)}</bdi>
        ) : (
          <PersonName name={kind === 'locations' && isLive ? locationName(row.name) : row.name} />
        ),
    },
    {
      id: 'bar',
      title: t('insight.causes.share'),
      cell: (row) => (
        <span className="figures">
          {formatShare(row.share)}
          <span
            className="wait-bar"
            style={{ width: `${(100 * row.totalSeconds) / longest}%` }}
            aria-hidden="true"
          />
        </span>
      ),
    },
    {
      id: 'total',
      title: t('insight.causes.waits.total'),
      align: 'end',
      cell: (row) => formatDuration(row.totalSeconds),
    },
    {
      id: 'median',
      title: t('insight.causes.waits.median'),
      align: 'end',
      cell: (row) => formatDuration(row.p50Seconds),
    },
    {
      id: 'p90',
      title: t('insight.causes.waits.p90'),
      align: 'end',
      cell: (row) => formatDuration(row.p90Seconds),
    },
    {
      id: 'times',
      title: t('insight.causes.waits.times'),
      align: 'end',
      cell: (row) => formatCount(row.count),
    },
    ...(currency
      ? [
          {
            id: 'cost',
            title: t('insight.causes.waits.cost'),
            align: 'end' as const,
            cell: (row: Row) => formatMoney(Math.round(row.costMinor ?? 0), currency),
          },
        ]
      : []),
    ...(kind === 'edges'
      ? [
          {
            id: 'cases',
            title: t('insight.causes.waits.showCases'),
            fixed: true,
            cell: (row: Row) =>
              isEdge(row) && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('insight.causes.waits.casesOf', { step: stepOf(row) })}
                  onClick={() => setShown(row)}
                >
                  {t('insight.causes.waits.showCases')}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        id={`insight-waits-${kind}`}
        label={t('insight.causes.waits.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => (isEdge(row) ? `${row.from}\n${row.to}` : row.name)}
        empty={t('insight.causes.none')}
      />
      {shown && (
        <CasesDrawer
          title={t('insight.causes.waits.casesOf', { step: stepOf(shown) })}
          rule={{ paths: [{ from: shown.from, to: shown.to, kind: 'directly', has: true }] }}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
