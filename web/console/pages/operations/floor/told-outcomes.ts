// Says how a command over many ended: how many were done, and why the others were not, once for each reason.
import { notifications } from '@mantine/notifications';
import type { Problem } from '../../../../api/call.ts';
import { sentenceOf } from '../../../../ui/problem-text.ts';

export type ManyOutcomes = { outcomes: readonly ({ ok: true } | { ok: false; problem: Problem })[] };

export function tellOutcomes(
  { outcomes }: ManyOutcomes,
  words: { done: (count: number) => string; refused: (count: number) => string },
): void {
  const problems = outcomes.flatMap((each) => (each.ok ? [] : [each.problem]));
  const doneCount = outcomes.length - problems.length;
  if (doneCount > 0) notifications.show({ message: words.done(doneCount), color: 'teal' });
  if (problems.length === 0) return;
  notifications.show({
    title: words.refused(problems.length),
    message: [...new Set(problems.map(sentenceOf))].join(' '),
    color: 'red',
    autoClose: 12_000,
  });
}
