// The cases of a queue by what is due first; ticked ones can be given to somebody together.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  CASE_KINDS,
  CASE_STATES,
  type CaseFilter,
  type CaseSummary,
  listCases,
  PRIORITIES,
  QUEUES,
} from '../../../../api/cases.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { oneOf } from '../../../search-fields.ts';
import { useMay } from '../../../shell/use-me.ts';
import { CASES_KEY, changesCases } from '../case-key.ts';
import { AssignMany } from './assign-many.tsx';
import { useCaseColumns } from './use-case-columns.tsx';

export function CaseList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const search = useSearch({ from: '/cases' });
  const wanted = {
    queue: oneOf(QUEUES, search.queue),
    kind: oneOf(CASE_KINDS, search.kind),
    state: oneOf(CASE_STATES, search.state),
    priority: oneOf(PRIORITIES, search.priority),
    q: search.q,
  };
  const filter = Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ) as CaseFilter;
  const query = useInfiniteQuery({
    queryKey: [...CASES_KEY, 'list', filter],
    queryFn: ({ pageParam }) => listCases(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([CASES_KEY], changesCases, 2000);
  const isNarrowed = Object.keys(filter).some((name) => name !== 'queue');
  return (
    <DataTable<CaseSummary>
      id="cases"
      label={t('cases.list')}
      columns={useCaseColumns()}
      query={query}
      rowKey={(row) => row.caseId}
      rowName={(row) => row.number}
      onOpen={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
      empty={isNarrowed ? t('cases.noneMatch') : t('cases.none')}
      {...(may('POST /v1/cases/{caseId}/assign') ? { bulk: assignMany } : {})}
    />
  );
}

const assignMany = (rows: CaseSummary[], clear: () => void) => <AssignMany cases={rows} onDone={clear} />;
