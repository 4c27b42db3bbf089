// The orders that would have gone otherwise, with both sides and why.
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Difference, listDifferences } from '../../../../api/planning.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { BETTER, formatCost, formatMore, WORSE } from '../cost.ts';

export function DifferencesSection({ whatIfId }: { whatIfId: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['what-ifs', whatIfId, 'orders'],
    queryFn: ({ pageParam }) => listDifferences(whatIfId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <Section title={t('planning.whatIf.differences')}>
      <DataTable
        id="what-if-orders"
        label={t('planning.whatIf.differences')}
        query={query}
        rowKey={({ orderId }) => orderId}
        empty={t('planning.whatIf.noDifferences')}
        columns={[
          {
            id: 'order',
            title: t('planning.waiting.order'),
            fixed: true,
            cell: ({ orderId, placedAt }) => (
              <Link to="/orders/$orderId" params={{ orderId }}>
                <When at={placedAt} as="moment" />
              </Link>
            ),
          },
          { id: 'live', title: t('planning.whatIf.live'), cell: ({ first }) => <Account side={first} /> },
          {
            id: 'whatIf',
            title: t('planning.whatIf.whatIf'),
            cell: ({ second }) => <Account side={second} />,
          },
          {
            id: 'more',
            title: t('planning.whatIf.difference'),
            align: 'end',
            cell: ({ moreMinor }) => (
              <Text span inherit fw={600} c={moreMinor < 0 ? BETTER : moreMinor > 0 ? WORSE : undefined}>
                {formatMore(moreMinor)}
              </Text>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Account({ side }: { side: Difference['first'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">
        {side.isRefused
          ? t('planning.whatIf.refusedOrder')
          : t('planning.whatIf.account', {
              cost: formatCost(side.comparableMinor),
              shipments: formatCount(side.shipments),
              units: formatCount(side.filledUnits),
            })}
      </Text>
      <Text size="xs" c="dimmed" component="div">
        <SafeText text={side.why.join(' ')} limit={140} />
      </Text>
    </>
  );
}
