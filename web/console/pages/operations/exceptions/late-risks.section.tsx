// Parts of orders that may miss their promise, the most urgent first: which step is late, why, and what can be done about it.
import { Badge } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type LateRisk, listLateRisks } from '../../../../api/work.ts';
import type { TextKey } from '../../../../texts/text-key.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';

const REASONS: Readonly<Record<LateRisk['reason'], TextKey>> = {
  'on-hold': 'operations.late.onHold',
  backordered: 'operations.late.backordered',
  'not-released': 'operations.late.notReleased',
  'not-claimed': 'operations.late.notClaimed',
  'not-picked': 'operations.late.notPicked',
  picking: 'operations.late.picking',
  'not-packed': 'operations.late.notPacked',
  'label-failed': 'operations.late.labelFailed',
  'not-shipped': 'operations.late.notShipped',
};

const LEVELS: Readonly<Record<LateRisk['level'], TextKey>> = {
  release: 'operations.late.release',
  pick: 'operations.floor.pickLate',
  ship: 'operations.floor.shipLate',
};

export function LateRisksSection({ location }: { location: string | undefined }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const query = useInfiniteQuery({
    queryKey: ['late-risks', location ?? ''],
    queryFn: ({ pageParam }) => listLateRisks(location, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <DataTable
      id="late-risks"
      label={t('operations.overview.late')}
      columns={riskColumns(t, nameOf)}
      query={query}
      rowKey={(risk) => risk.fulfilmentOrderId ?? `${risk.orderId}/${risk.shipGroup}`}
      rowName={(risk) => risk.orderNumber ?? risk.orderId}
      empty={t('operations.late.none')}
    />
  );
}

function riskColumns(t: TFunction, nameOf: (code: string) => string): Column<LateRisk>[] {
  return [
    {
      id: 'order',
      title: t('operations.warehouse.order'),
      fixed: true,
      cell: ({ orderId, orderNumber }) => (
        <Link to="/orders/$orderId" params={{ orderId }} className="figures row-number">
          {orderNumber ?? orderId}
        </Link>
      ),
    },
    {
      id: 'location',
      title: t('operations.warehouse.location'),
      cell: ({ location }) => (location === null ? t('operations.late.nowhere') : nameOf(location)),
    },
    {
      id: 'level',
      title: t('operations.late.step'),
      cell: ({ level }) => (
        <Badge color={level === 'release' ? 'orange' : 'red'} variant="light" radius="sm" tt="none">
          {t(LEVELS[level])}
        </Badge>
      ),
    },
    { id: 'reason', title: t('operations.late.why'), cell: ({ reason }) => t(REASONS[reason]) },
    {
      id: 'promised',
      title: t('operations.late.promised'),
      cell: ({ promisedDate }) => promisedDate !== null && formatDate(promisedDate),
    },
    {
      id: 'latest',
      title: t('operations.late.latestShip'),
      cell: ({ latestShipAt }) => latestShipAt !== null && <When at={latestShipAt} />,
    },
    {
      id: 'step',
      title: t('operations.queue.next'),
      fixed: true,
      cell: (risk) => <RiskStep risk={risk} t={t} />,
    },
  ];
}

/** Where the reason can be done away with. */
function RiskStep({ risk, t }: { risk: LateRisk; t: TFunction }) {
  const { reason, orderId, fulfilmentOrderId } = risk;
  if (reason === 'not-claimed')
    return (
      <Link to="/exceptions" search={{ show: 'offers' }}>
        {t('operations.queue.answer')}
      </Link>
    );
  const isAtLocation = fulfilmentOrderId !== null && reason !== 'on-hold';
  return isAtLocation ? (
    <Link to="/bench" search={{ code: fulfilmentOrderId }}>
      {t('operations.queue.work')}
    </Link>
  ) : (
    <Link to="/orders/$orderId" params={{ orderId }}>
      {reason === 'on-hold' ? t('operations.late.lift') : t('operations.inbox.openOrder')}
    </Link>
  );
}
