// The worker's tasks of planning: runs that somebody asked for. Each takes up its row, works outside any transaction, and answers
// by a command.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import type { PlanningCommands } from './commands.ts';
import type { PlanningDependencies } from './dependencies.ts';
import { beginWhatIf, noteProgress, type WhatIfRow } from './store/what-ifs.ts';
import { runWhatIf, type WhatIfParts, type WhatIfSpec, WhatIfTooLarge } from './what-if/run-what-if.ts';

/** A run that takes longer is given up. */
const WHAT_IF_MS = 30 * 60_000;

interface TaskParts extends Pick<PlanningDependencies, 'catalog' | 'locations' | 'rules'> {
  readonly executor: Executor;
  readonly commands: Pick<PlanningCommands, 'finishWhatIf'>;
  /** Milliseconds; performance.now unless told. */
  readonly stopwatch?: () => number;
}

export function createTasks(parts: TaskParts): Record<string, Task> {
  return {
    'planning.runWhatIf': async (payload, { attempt, maxAttempts }) => {
      const whatIfId = parseId('wif', String(payload.whatIfId));
      if (whatIfId === null) return;
      try {
        await takeUpWhatIf(parts, whatIfId);
      } catch (error) {
        // Tried again from the beginning, but not for ever.
        if (attempt < maxAttempts) throw error;
        await finish(parts, String(payload.whatIfId), {
          failure: 'Something went wrong; it has been logged.',
        });
        throw error;
      }
    },
  };
}

type End = Pick<
  Parameters<PlanningCommands['finishWhatIf']['run']>[1][number]['input'],
  'result' | 'failure'
>;

async function finish({ executor, commands }: TaskParts, whatIfId: string, end: End): Promise<void> {
  await executor.execute(commands.finishWhatIf, [{ actor: SYSTEM_ACTOR, input: { whatIfId, ...end } }]);
}

async function takeUpWhatIf(parts: TaskParts, whatIfId: Uuid): Promise<void> {
  const { executor, catalog, locations, rules, stopwatch = () => performance.now() } = parts;
  const { db, clock } = executor;
  const row = await beginWhatIf(db, whatIfId, clock.now());
  if (!row) return;
  const endsAt = stopwatch() + WHAT_IF_MS;
  let isLate = false;
  const run: WhatIfParts = {
    db,
    catalog,
    locations,
    rules,
    money: (amountMinor) => (amountMinor / 100).toFixed(2),
  };
  const result = await runWhatIf(run, specOf(row), async (done) => {
    isLate = stopwatch() > endsAt;
    return (await noteProgress(db, whatIfId, done)) && !isLate;
  }).catch((error: unknown) => {
    if (error instanceof WhatIfTooLarge) return 'too-large' as const;
    throw error;
  });
  const id = formatId('wif', whatIfId);
  if (result === 'too-large') await finish(parts, id, { failure: TOO_LARGE });
  else if (result !== null) await finish(parts, id, { result });
  else if (isLate) await finish(parts, id, { failure: TOO_LATE });
}

const TOO_LARGE = 'The span has more SKUs at more locations than one run keeps in memory.';
const TOO_LATE = 'The run took too long; ask for a shorter span.';

function specOf({ from, before, channel, spec }: WhatIfRow): WhatIfSpec {
  const { rules, network, differences } = spec as Pick<WhatIfSpec, 'rules' | 'network' | 'differences'>;
  return { span: { from, before }, channel, rules, network, differences };
}
