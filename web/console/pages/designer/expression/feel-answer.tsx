// What the server says of an expression: its value, or why there is none and where.
import { Alert, Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeelReport } from '../../../../api/designer.ts';

export function FeelAnswer({ report, text }: { report: FeelReport; text: string }) {
  const { t } = useTranslation();
  const { problem, failure, unknownNames, evaluated, value } = report;
  if (problem) {
    return (
      <Alert color="red" role="status" title={t('designer.feel.wrong')}>
        <Text size="sm">{problem.message}</Text>
        <code className="problem-feel">
          {text.slice(0, problem.from)}
          <mark>{text.slice(problem.from, Math.max(problem.to, problem.from + 1)) || ' '}</mark>
          {text.slice(Math.max(problem.to, problem.from + 1))}
        </code>
      </Alert>
    );
  }
  return (
    <div role="status">
      {failure !== null && (
        <Alert color="orange" title={t('designer.feel.failed')}>
          {failure}
        </Alert>
      )}
      {evaluated && (
        <>
          <Text size="sm" fw={600}>
            {t('designer.feel.value')}
          </Text>
          <Code block>{JSON.stringify(value, null, 2)}</Code>
        </>
      )}
      {!evaluated && failure === null && <Text size="sm">{t('designer.feel.fine')}</Text>}
      {unknownNames.length > 0 && (
        <Text size="sm" mt={4}>
          {t('designer.feel.unknown', { names: unknownNames.join(', ') })}
        </Text>
      )}
    </div>
  );
}
