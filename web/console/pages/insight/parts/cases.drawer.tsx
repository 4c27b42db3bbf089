// The cases behind a figure: those of the page's log that a rule finds beside its filter.
import { type LogQuery, listLogCases } from '../../../../api/insight-mining.ts';
import type { CaseFilter } from './case-filter.ts';
import { CasesPanel } from './cases.panel.tsx';
import { withRule } from './filter-rules.ts';
import { useLog } from './use-log.ts';

interface CasesDrawerProps {
  title: string;
  /** Narrows the filter of the page. */
  rule: CaseFilter;
  onClose: () => void;
}

export function CasesDrawer({ title, rule, onClose }: CasesDrawerProps) {
  const { query, filter } = useLog();
  const asked: LogQuery = { ...query, filter: JSON.stringify(withRule(filter, rule)) };
  return (
    <CasesPanel
      title={title}
      log={query}
      asked={['cases', asked]}
      read={(page) => listLogCases({ ...asked, ...page })}
      countOf={({ log }) => log.cases}
      onClose={onClose}
    />
  );
}
