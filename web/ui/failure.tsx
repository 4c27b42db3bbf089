// Shows why something cannot be shown or done: the server's sentence, in the reader's language where there is one.
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../api/call.ts';
import { type FieldProblem, placeProblems, sentenceOf, spellProblems } from './problem-text.ts';

interface FailureProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Problems that no field shows; all of them where there are no fields. */
  problems?: readonly FieldProblem[];
}

export function Failure({ error, onRetry, problems }: FailureProps) {
  const { t } = useTranslation();
  const problem = error instanceof ApiRefusal ? error.problem : null;
  const found = problem?.problems;
  const spelled = found ? spellProblems(problems ?? placeProblems(found)) : [];
  return (
    <Alert color="red" role="alert" title={problem ? sentenceOf(problem) : t('ui.noConnection')}>
      {problem?.detail && found === undefined && <Text size="sm">{problem.detail}</Text>}
      {spelled.length > 0 && (
        <List size="sm">
          {spelled.map(({ at, text }) => (
            <List.Item key={at}>
              <span className="mono">{at}</span> {text}
            </List.Item>
          ))}
        </List>
      )}
      {onRetry && (
        <Group mt="xs">
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            {t('ui.tryAgain')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
