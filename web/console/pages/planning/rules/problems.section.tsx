// What keeps a draft from being published and which rules failed on orders, with their places; cells show theirs themselves.
import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PolicyDraft } from './use-draft.ts';

export function ProblemsSection({ draft: { policy, problems } }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  return (
    <>
      {problems.length > 0 && (
        <Alert color="red" title={t('planning.rules.problems', { count: problems.length })} role="status">
          <List size="sm">
            {problems.map((problem) => (
              <List.Item key={`${problem.table} ${problem.row} ${problem.column} ${problem.reason}`}>
                <PlaceText {...problem} /> {problem.reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {policy.failures.length > 0 && (
        <Alert color="orange" title={t('planning.rules.failures')} role="status">
          <List size="sm">
            {policy.failures.map(({ rule, reason }) => (
              <List.Item key={rule}>
                <span className="mono">{rule}</span> {reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}

function PlaceText({
  table,
  row,
  column,
}: {
  table: string | null;
  row: number | null;
  column: string | null;
}) {
  const { t } = useTranslation();
  const parts = [table, row === null ? null : t('planning.rules.rowNo', { row }), column];
  const text = parts.filter((part) => part !== null).join(' · ');
  return text === '' ? null : <span className="mono">{text}: </span>;
}
