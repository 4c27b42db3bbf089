// What is different between two DMN files: the decision in hand first, then the others of the file.
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { ChangedText } from '../../../../ui/table-comparison/changed-text.tsx';
import type { ComparedTable } from '../../../../ui/table-comparison/differences.ts';
import { TableComparison } from '../../../../ui/table-comparison/table-comparison.tsx';
import { type ReadDecision, readDecisions } from './read-decisions.ts';

interface DecisionDifferencesProps {
  decisionId: string;
  before: string;
  after: string;
}

export function DecisionDifferences({ decisionId, before, after }: DecisionDifferencesProps) {
  const { t } = useTranslation();
  const [old, next] = [readDecisions(before), readDecisions(after)];
  const ids = new Set([decisionId, ...next.map(({ id }) => id), ...old.map(({ id }) => id)]);
  const pairs = [...ids]
    .map((id) => ({
      id,
      before: old.find((decision) => decision.id === id),
      after: next.find((decision) => decision.id === id),
    }))
    .filter((pair) => pair.before || pair.after);
  if (pairs.length === 0) return <Text size="sm">{t('designer.difference.none')}</Text>;
  return (
    <Stack gap="lg">
      {pairs.map((pair) => (
        <section key={pair.id} aria-label={(pair.after ?? pair.before)?.name}>
          {pairs.length > 1 && (
            <Title order={3} size="h6" mb="xs">
              <PersonName name={(pair.after ?? pair.before)?.name ?? pair.id} />
            </Title>
          )}
          <OneDecision before={pair.before} after={pair.after} />
        </section>
      ))}
    </Stack>
  );
}

function OneDecision({
  before,
  after,
}: {
  before: ReadDecision | undefined;
  after: ReadDecision | undefined;
}) {
  const { t } = useTranslation();
  const table = after?.table ?? before?.table;
  const asks = { before: before?.asks ?? '', after: after?.asks ?? '' };
  const expression = { before: before?.expression ?? '', after: after?.expression ?? '' };
  return (
    <>
      {asks.before !== asks.after && (
        <Text size="sm" component="div" mb={6} className="table-comparison">
          {t('designer.difference.asks')} <ChangedText change={asks} kind="changed" />
        </Text>
      )}
      {(expression.before !== '' || expression.after !== '') && (
        <div className="table-comparison mono">
          <ChangedText change={expression} kind="changed" />
        </div>
      )}
      {table && (
        <TableComparison
          before={before?.table ?? withoutRows(table)}
          after={after?.table ?? withoutRows(table)}
        />
      )}
    </>
  );
}

/** Stands for a version that has no such table: all of the other's is new, or gone. */
const withoutRows = (table: ComparedTable): ComparedTable => ({
  ...table,
  inputs: [],
  outputs: [],
  rows: [],
});
