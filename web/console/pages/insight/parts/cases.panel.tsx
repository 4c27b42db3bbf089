// Cases in a panel at the side, whatever question found them: each leads to its order, or to its events where it is of another log. It changes
// nothing.
import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasesView, CaseView, LogQuery } from '../../../../api/insight-mining.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount } from '../../../../ui/money.ts';
import { When } from '../../../../ui/when.tsx';
import { SidePanel } from '../../planning/side-panel.tsx';
import { activityName } from './activity-name.ts';
import { CaseName } from './case-name.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { useLog } from './use-log.ts';

interface CasesPanelProps {
  title: string;
  /** The log that the cases are of: one of them is read from it again. */
  log: LogQuery;
  /** What the answers are kept under. */
  asked: readonly unknown[];
  read: (page: { after: string | undefined; limit: number }) => Promise<CasesView>;
  /** How many cases there are, where an answer tells. */
  countOf?: (view: CasesView) => number;
  onClose: () => void;
}

const PAGE = 50;

export function CasesPanel({ title, log, asked, read, countOf, onClose }: CasesPanelProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<CaseView | null>(null);
  const cases = useInfiniteQuery({
    queryKey: ['insight', ...asked],
    queryFn: ({ pageParam }) => read({ after: pageParam, limit: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const first = cases.data?.pages[0];
  const notion = first?.log.notion ?? '';
  const count = first && countOf?.(first);
  const columns = useCaseColumns(notion, setShown);
  return (
    <SidePanel opened title={title} onClose={onClose}>
      {shown ? (
        <CaseTimeline of={shown} log={log} notion={notion} onBack={() => setShown(null)} />
      ) : (
        <Stack gap="xs">
          {count !== undefined && (
            <Text size="sm" c="dimmed">
              {t('insight.log.cases', { count, shown: formatCount(count) })}
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

function useCaseColumns(notion: string, onShow: (row: CaseView) => void): Column<CaseView>[] {
  const { t } = useTranslation();
  const { isLive } = useLog();
  return [
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
      id: 'end',
      title: t('insight.causes.risk.last'),
      optional: true,
      cell: (row) => <bdi>{activityName(row.end)}</bdi>,
    },
    {
      id: 'open',
      title: t('insight.cases.story'),
      fixed: true,
      cell: (row) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('insight.cases.show')}: ${row.id}`}
          onClick={() => onShow(row)}
        >
          {t('insight.cases.show')}
        </Button>
      ),
    },
  ];
}
