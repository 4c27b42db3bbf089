// The cases behind a finding: those of its group that had the outcome.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listCauseCases, type RootCause, type RootCausesQuery } from '../../../../api/insight-causes.ts';
import type { CaseView } from '../../../../api/insight-mining.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatDuration } from '../../../../ui/duration.ts';
import { When } from '../../../../ui/when.tsx';
import { SidePanel } from '../../planning/side-panel.tsx';
import { activityName } from '../parts/activity-name.ts';
import { CaseName } from '../parts/case-name.tsx';
import { useLog } from '../parts/use-log.ts';
import { nameGroup } from './name-group.ts';

interface CauseCasesDrawerProps {
  finding: RootCause;
  asked: RootCausesQuery;
  onClose: () => void;
}

export function CauseCasesDrawer({ finding, asked, onClose }: CauseCasesDrawerProps) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const { feature, level } = finding;
  const question = { ...asked, feature: feature.name, kind: feature.kind, label: level.label, hit: true };
  const cases = useInfiniteQuery({
    queryKey: ['insight', 'cause-cases', question],
    queryFn: ({ pageParam }) => listCauseCases({ ...question, after: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const notion = cases.data?.pages[0]?.log.notion ?? '';
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
    { id: 'end', title: t('insight.causes.risk.last'), cell: (row) => <bdi>{activityName(row.end)}</bdi> },
  ];
  const title = t('insight.causes.roots.casesOf', { group: nameGroup(t, feature, level) });
  return (
    <SidePanel opened title={title} onClose={onClose}>
      <DataTable
        id="insight-cause-cases"
        label={title}
        columns={columns}
        query={cases}
        rowKey={(row) => String(row.no)}
        empty={t('insight.cases.none')}
      />
    </SidePanel>
  );
}
