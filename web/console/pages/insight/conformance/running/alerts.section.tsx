// Running orders that have left their model or their usual times, newest first.
import { Badge, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrderAlerts, type OrderAlert } from '../../../../../api/conformance.ts';
import type { Column } from '../../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../../ui/data-table/data-table.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { When } from '../../../../../ui/when.tsx';
import { alertText } from './alert-text.ts';

const KINDS = ['left-model', 'overdue'] as const;

export function AlertsSection() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof KINDS)[number] | undefined>(undefined);
  const alerts = useInfiniteQuery({
    queryKey: ['insight', 'order-alerts', kind],
    queryFn: ({ pageParam }) =>
      listOrderAlerts({
        limit: 50,
        ...(kind === undefined ? {} : { kind }),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 30_000,
  });
  const columns: Column<OrderAlert>[] = [
    {
      id: 'order',
      title: t('insight.conformance.order'),
      fixed: true,
      cell: (row) => <strong>{row.number}</strong>,
    },
    {
      id: 'kind',
      title: t('insight.conformance.alertKind'),
      cell: (row) => (
        <Badge variant="light" color={row.kind === 'overdue' ? 'orange' : 'red'}>
          {t(`insight.conformance.alertKinds.${row.kind}`)}
        </Badge>
      ),
    },
    { id: 'what', title: t('insight.conformance.what'), cell: (row) => <bdi>{alertText(row)}</bdi> },
    {
      id: 'version',
      title: t('insight.conformance.version'),
      optional: true,
      align: 'end',
      cell: (row) => String(row.version),
    },
    {
      id: 'raised',
      title: t('insight.conformance.raised'),
      cell: (row) => <When at={row.raisedAt} as="moment" />,
    },
  ];
  return (
    <Section
      title={t('insight.conformance.alerts')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('insight.conformance.alertKind')}
          value={kind ?? 'all'}
          data={[
            { value: 'all', label: t('insight.conformance.alertKinds.all') },
            ...KINDS.map((value) => ({ value, label: t(`insight.conformance.alertKinds.${value}`) })),
          ]}
          onChange={(value) => setKind(KINDS.find((each) => each === value))}
        />
      }
    >
      <DataTable
        id="order-alerts"
        label={t('insight.conformance.alerts')}
        columns={columns}
        query={alerts}
        rowKey={(row) => `${row.orderId} ${row.kind}`}
        onOpen={(row) => void navigate({ to: '/orders/$orderId', params: { orderId: row.orderId } })}
        empty={t('insight.conformance.noAlerts')}
      />
    </Section>
  );
}
