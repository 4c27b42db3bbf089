// Tries a FEEL expression with what a real order knows: completion from the vocabulary, checked and worked out as it is typed.
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { checkFeel, readVocabulary } from '../../../../api/designer.ts';
import { Failure } from '../../../../ui/failure.tsx';
import type { DesignInHand } from '../design/use-design.ts';
import { exampleVariables } from '../modeller/feel-variables.ts';
import { FeelAnswer } from './feel-answer.tsx';
import { FeelField } from './feel-field.tsx';

const KINDS = ['expression', 'unary-tests'] as const;

export function ExpressionPanel({ design }: { design: DesignInHand }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('expression');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 300);
  const vocabulary = useQuery({
    queryKey: ['vocabulary', design.processId],
    queryFn: () => readVocabulary(design.processId),
    staleTime: 300_000,
  });
  const report = useQuery({
    queryKey: ['feel', kind, asked],
    queryFn: () =>
      checkFeel(
        {
          expression: asked,
          kind,
          ...(kind === 'expression'
            ? { variables: exampleVariables(vocabulary.data ?? { variables: [] }) }
            : {}),
        },
        newIdempotencyKey(),
      ),
    enabled: asked.trim() !== '' && vocabulary.data !== undefined,
    gcTime: 0,
  });
  return (
    <Stack gap="sm" p="sm">
      <Text size="sm" c="dimmed">
        {t('designer.feel.about')}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t('designer.feel.kind')}
        value={kind}
        onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'expression')}
        data={KINDS.map((value) => ({ value, label: t(`designer.feel.${value}`) }))}
      />
      <FeelField
        key={kind}
        label={t('designer.feel.label')}
        kind={kind}
        vocabulary={vocabulary.data}
        value={text}
        onChange={setText}
      />
      {report.error && <Failure error={report.error} />}
      {report.data && asked.trim() !== '' && <FeelAnswer report={report.data} text={asked} />}
      {vocabulary.error && <Failure error={vocabulary.error} onRetry={() => void vocabulary.refetch()} />}
      {vocabulary.data && <Words variables={vocabulary.data.variables} />}
    </Stack>
  );
}

interface Word {
  name: string;
  type: string;
  description: string;
  example: unknown;
}

function Words({ variables }: { variables: readonly Word[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('designer.feel.variables')}>
      <Text size="sm" fw={600} mb={4}>
        {t('designer.feel.variables')}
      </Text>
      {variables.map(({ name, type, description, example }) => (
        <div key={name} className="word">
          <code>{name}</code> <span className="dim">{type}</span>
          {example !== null && example !== undefined && (
            <code className="word-example">{JSON.stringify(example)}</code>
          )}
          {description !== '' && (
            <Text size="xs" c="dimmed">
              {description}
            </Text>
          )}
        </div>
      ))}
    </section>
  );
}
