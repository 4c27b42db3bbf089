// The cases behind a figure: a list that leads to the order, or to the events of a case of another log. It adds a rule to the filter of the page
// and changes nothing.
import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseView, type LogQuery, listLogCases } from '../../../../api/insight-mining.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount } from '../../../../ui/money.ts';
import { When } from '../../../../ui/when.tsx';
import { SidePanel } from '../../planning/side-panel.tsx';
import type { CaseFilter } from './case-filter.ts';
import { CaseName } from './case-name.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { withRule } from './filter-rules.ts';
import { useLog } from './use-log.ts';

interface CasesDrawerProps {
  title: string;
  /** Narrows the filter of the page. */
  rule: CaseFilter;
  onClose: () => void;
}

export function CasesDrawer({ title, rule, onClose }: CasesDrawerProps) {
  const { t } = useTranslation();
  const { query, filter, isLive } = useLog();
  const [shown, setShown] = useState<CaseView | null>(null);
  const asked: LogQuery = { ...query, filter: JSON.stringify(withRule(filter, rule)) };
  const cases = useInfiniteQuery({
    queryKey: ['insight', 'cases', asked],
    queryFn: ({ pageParam }) => listLogCases({ ...asked, after: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const log = cases.data?.pages[0]?.log;
  const notion = log?.notion ?? '';
  const columns: Column<CaseView>[] = [
    {
      id: 'case',
      title: t('insight.cases.case'),
      fixed: true,
      cell: (row) => <CaseName id={row.id} notion={notion} isLive={isLive} />,
    },
    {
      id: 'from',
      title: t('insight.cases.began'),
      cell: (row) => (row.from === null ? '–' : <When at={row.from} as="moment" />),
    },
    {
      id: 'took',
      title: t('insight.cases.took'),
      align: 'end',
      cell: (row) => (row.seconds === null ? '–' : formatDuration(row.seconds)),
    },
    { id: 'events', title: t('insight.cases.events'), align: 'end', cell: (row) => formatCount(row.events) },
    {
      id: 'open',
      title: t('insight.cases.story'),
      fixed: true,
      cell: (row) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('insight.cases.show')}: ${row.id}`}
          onClick={() => setShown(row)}
        >
          {t('insight.cases.show')}
        </Button>
      ),
    },
  ];
  return (
    <SidePanel opened title={title} onClose={onClose}>
      {shown ? (
        <CaseTimeline of={shown} notion={notion} onBack={() => setShown(null)} />
      ) : (
        <Stack gap="xs">
          {log && (
            <Text size="sm" c="dimmed">
              {t('insight.log.cases', { count: log.cases, shown: formatCount(log.cases) })}
            </Text>
          )}
          <DataTable
            id="insight-cases"
            label={title}
            columns={columns}
            query={cases}
            rowKey={(row) => String(row.no)}
            onOpen={setShown}
            empty={t('insight.cases.none')}
          />
        </Stack>
      )}
    </SidePanel>
  );
}
