// The single place for what the comparison allows more than a drawing says, by code, as sentences.

export const SIMPLIFICATIONS = {
  conditions: 'Conditions are not looked at: behind an exclusive gateway any way may be taken.',
  'complex-gateways': 'Complex gateways are read as inclusive ones.',
  'inclusive-choices': 'Behind an inclusive gateway any choice of ways may be taken.',
  'unknown-calls': 'Processes that are called and not known here count as one element.',
  'repeated-tasks': 'A task that repeats over a list may happen any number of times, also never.',
  'idle-commands': 'A command that may have had nothing to do leaves no event and is never called missing.',
  'repeated-scopes':
    'A sub-process that repeats over a list may run any number of times, also never; runs at once share their steps.',
  compensation: 'Compensation may undo each of its activities any number of times, in any order.',
  refusals: 'A refused command may raise an error in its sub-process at any time.',
  'silent-starts': 'What only the clock or data begins may begin at any time, once at a time.',
  'shared-runs':
    'Runs of an event sub-process at the same time share their steps (keys of messages are not looked at).',
} as const;
export type Simplification = keyof typeof SIMPLIFICATIONS;

export const explainSimplifications = (
  codes: readonly Simplification[],
): { code: Simplification; sentence: string }[] =>
  codes.map((code) => ({ code, sentence: SIMPLIFICATIONS[code] }));
