// What the list of the orders behind a KPI shows of each: what it adds to the figure, its dates, where it was worked.
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiOrder, Side } from '../../../../../api/kpis.ts';
import type { Column } from '../../../../../ui/data-table/columns.ts';
import { StatusBadge } from '../../../../../ui/status-badge.tsx';
import { formatDate, formatInstant } from '../../../../../ui/time.ts';
import { wordOf } from '../../../../../ui/word-of.ts';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { orderUnit } from '../parts/figure-units.ts';
import { formatFigure } from '../parts/format-kpi.ts';
import { exclusionWords } from '../parts/kpi-words.ts';

export function useOpenOrder(): (order: KpiOrder) => void {
  const navigate = useNavigate();
  return ({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } });
}

export function useOrderColumns(definition: KpiDefinition, side: Side): Column<KpiOrder>[] {
  const { t } = useTranslation();
  const locationName = useLocationNames();
  const unit = orderUnit(definition);
  const isPromise = definition.key.startsWith('on-time') || definition.key.startsWith('perfect');
  const date = (id: 'requestedDate' | 'firstPromisedDate' | 'lastPromisedDate'): Column<KpiOrder> => ({
    id,
    title: t(`insight.kpis.orders.columns.${id}`),
    cell: (order) => order[id] !== null && formatDate(order[id]),
    optional: !isPromise,
  });
  return [
    {
      id: 'number',
      title: t('insight.kpis.orders.columns.number'),
      fixed: true,
      cell: ({ orderId, number }) => (
        <Link to="/orders/$orderId" params={{ orderId }} className="kpi-link">
          {number}
        </Link>
      ),
    },
    ...(side === 'excluded'
      ? [
          {
            id: 'reason',
            title: t('insight.kpis.orders.columns.reason'),
            width: '32%',
            cell: ({ reason }: KpiOrder) => reason !== null && exclusionWords(definition, reason),
          },
        ]
      : unit === null
        ? []
        : [
            {
              id: 'value',
              title: t('insight.kpis.orders.columns.value'),
              align: 'end' as const,
              cell: ({ value, currency }: KpiOrder) => value !== null && formatFigure(unit, value, currency),
            },
          ]),
    {
      id: 'status',
      title: t('insight.kpis.orders.columns.status'),
      cell: ({ status }) => <StatusBadge status={status} label={wordOf('status', status)} />,
    },
    {
      id: 'placedAt',
      title: t('insight.kpis.orders.columns.placedAt'),
      cell: ({ placedAt }) => formatInstant(placedAt),
    },
    date('requestedDate'),
    date('firstPromisedDate'),
    date('lastPromisedDate'),
    {
      id: 'deliveredAt',
      title: t('insight.kpis.orders.columns.deliveredAt'),
      cell: ({ deliveredAt }) => deliveredAt !== null && formatInstant(deliveredAt),
    },
    { id: 'channel', title: t('insight.dimensions.channel'), cell: ({ channel }) => channel },
    {
      id: 'locations',
      title: t('insight.dimensions.location'),
      cell: ({ locations }) => locations.map(locationName).join(', '),
    },
    {
      id: 'carriers',
      title: t('insight.dimensions.carrier'),
      cell: ({ carriers }) => carriers.join(', '),
      optional: true,
    },
  ];
}
