// Everything the check says of the drawing, as it is drawn.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../ui/failure.tsx';
import type { DesignInHand } from '../design/use-design.ts';
import { ProblemList } from './problem-list.tsx';

export function ProblemsPanel({ design }: { design: DesignInHand }) {
  const { t } = useTranslation();
  const { validation, error } = design.check;
  return (
    <Stack gap="sm" p="sm">
      {error !== null && <Failure error={error} onRetry={() => design.check.check(design.xml())} />}
      {validation && validation.problems.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('designer.problems.none')}
        </Text>
      )}
      <ProblemList
        problems={validation?.problems ?? []}
        nameOf={(id) => design.drawing?.element(id)?.name ?? ''}
        onOpen={(id) => design.drawing?.show(id)}
      />
    </Stack>
  );
}
