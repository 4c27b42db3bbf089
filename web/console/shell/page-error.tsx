// What stands where a page failed.
import { Stack, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/failure.tsx';

export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Stack maw={600}>
      <Title order={1} size="h3">
        {t('shell.wentWrong')}
      </Title>
      <Failure error={error} onRetry={reset} />
    </Stack>
  );
}
