// Shows why something cannot be shown or done, in the server's own sentence.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../api/call.ts';

export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiRefusal ? error.problem : null;
  return (
    <Alert color="red" role="alert" title={problem?.title ?? t('ui.noConnection')}>
      {problem?.detail && <Text size="sm">{problem.detail}</Text>}
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
