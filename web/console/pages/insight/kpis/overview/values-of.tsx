// Values of KPIs that are asked for together, for the section that shows them.
import type { ReactNode } from 'react';
import type { KpiQuery, KpiValues } from '../../../../../api/kpis.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { ASKED_TOGETHER } from '../parts/groups.ts';
import { useValues } from '../parts/use-kpis.ts';

interface ValuesOfProps {
  group: keyof typeof ASKED_TOGETHER;
  query: KpiQuery;
  children: (values: KpiValues) => ReactNode;
}

export function ValuesOf({ group, query, children }: ValuesOfProps) {
  const found = useValues(query, ASKED_TOGETHER[group]);
  return (
    <QueryView query={found} rows={5}>
      {(values) => (
        <div aria-busy={found.isPlaceholderData} data-stale={found.isPlaceholderData || undefined}>
          {children(values)}
        </div>
      )}
    </QueryView>
  );
}
