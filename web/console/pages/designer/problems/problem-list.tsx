// What is wrong with a model, or may be; each line leads to its element.
import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelProblem } from '../../../../api/designer.ts';
import { useSentences } from './use-sentences.ts';

interface ProblemListProps {
  problems: readonly ModelProblem[];
  nameOf: (elementId: string) => string;
  onOpen: (elementId: string) => void;
}

export function ProblemList({ problems, nameOf, onOpen }: ProblemListProps) {
  const { t } = useTranslation();
  const say = useSentences();
  return (
    <ul className="problem-list">
      {problems.map((problem) => {
        const { elementId, severity, property, row, column } = problem;
        const { sentence, original } = say(problem);
        const where = nameOf(elementId) || elementId || t('designer.problems.file');
        const place = [property, row && t('designer.problems.row', { row }), column].filter(Boolean);
        return (
          <li key={JSON.stringify(problem)}>
            <UnstyledButton className="problem" data-severity={severity} onClick={() => onOpen(elementId)}>
              <span className="problem-mark" aria-hidden="true" />
              <span className="grow">
                <Text size="sm" fw={600} component="span" display="block">
                  <span className="hidden">{t(`designer.problems.${severity}`)}: </span>
                  <bdi>{where}</bdi>
                  {place.length > 0 && <span className="dim"> · {place.join(' · ')}</span>}
                </Text>
                <Text size="sm" component="span" display="block">
                  {sentence}
                </Text>
                {original !== undefined && (
                  <Text size="xs" c="dimmed" component="span" display="block" lang="en">
                    {original}
                  </Text>
                )}
                <Expression problem={problem} />
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

/** The FEEL text that is meant, with the part that is wrong underlined. */
function Expression({ problem: { expression, from, to } }: { problem: ModelProblem }) {
  if (expression === undefined) return null;
  const start = from ?? 0;
  const end = Math.max(to ?? expression.length, start + 1);
  return (
    <code className="problem-feel">
      {expression.slice(0, start)}
      <mark>{expression.slice(start, end) || ' '}</mark>
      {expression.slice(end)}
    </code>
  );
}
