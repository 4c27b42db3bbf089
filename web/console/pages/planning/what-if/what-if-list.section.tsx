// What-ifs, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listWhatIfs } from '../../../../api/planning.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { RunState } from './run-state.tsx';

export const WHAT_IFS_KEY = ['what-ifs'];

export function WhatIfList() {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: [...WHAT_IFS_KEY, 'list'],
    queryFn: ({ pageParam }) => listWhatIfs(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([WHAT_IFS_KEY], (type) => type.startsWith('planning.whatIf'));
  return (
    <DataTable
      id="what-ifs"
      label={t('planning.whatIf.tabs.runs')}
      query={query}
      rowKey={({ whatIfId }) => whatIfId}
      empty={t('planning.whatIf.none')}
      columns={[
        {
          id: 'name',
          title: t('planning.rules.name'),
          fixed: true,
          cell: ({ whatIfId, name }) => (
            <Link to="/what-if/$whatIfId" params={{ whatIfId }}>
              <PersonName name={name} />
            </Link>
          ),
        },
        { id: 'state', title: t('planning.rules.state'), cell: ({ state }) => <RunState state={state} /> },
        {
          id: 'span',
          title: t('planning.whatIf.span'),
          cell: ({ from, before }) => `${formatDate(from)} – ${formatDate(before)}`,
        },
        {
          id: 'orders',
          title: t('planning.whatIf.orders'),
          align: 'end',
          cell: ({ ordersTotal }) => formatCount(ordersTotal),
        },
        { id: 'asked', title: t('planning.whatIf.asked'), cell: ({ askedAt }) => <When at={askedAt} /> },
      ]}
    />
  );
}
