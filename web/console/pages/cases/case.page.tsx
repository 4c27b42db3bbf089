// One case: what was said at the left, the order with everything that can be done to it and the ways to make it good at the right.
import '../customers/customers.css';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readCase } from '../../../api/cases.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { useLiveRefresh } from '../../live/use-live-refresh.ts';
import { CaseDetailsSection } from './case/details.section.tsx';
import { CaseHeading } from './case/heading.section.tsx';
import { CaseHistorySection } from './case/history.section.tsx';
import { CaseOrdersSection } from './case/orders.section.tsx';
import { SettleSection } from './case/settle.section.tsx';
import { TalkSection } from './case/talk.section.tsx';
import { caseKey, changesCases } from './case-key.ts';

export function CasePage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const query = useQuery({ queryKey: caseKey(caseId), queryFn: () => readCase(caseId) });
  useLiveRefresh([caseKey(caseId)], changesCases);
  return (
    <QueryView query={query} rows={8}>
      {(found) => (
        <Stack gap="md" key={caseId}>
          <CaseHeading found={found} />
          <div className="order-grid case-grid">
            <div>
              <TalkSection found={found} />
            </div>
            <div>
              <SettleSection found={found} />
              <CaseOrdersSection found={found} />
              <CaseDetailsSection found={found} />
              <CaseHistorySection found={found} />
            </div>
          </div>
        </Stack>
      )}
    </QueryView>
  );
}
