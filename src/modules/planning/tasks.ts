// The worker's tasks of planning: runs that somebody or the clock asked for. Each takes up its row, works outside any
// transaction, and answers by commands.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import type { PlanningCommands } from './commands.ts';
import type { PlanningDependencies } from './dependencies.ts';
import { findValues } from './opportunity/find-values.ts';
import type { OpportunitySpec } from './opportunity/spec.ts';
import { type ReplanSpec, runReplan } from './replan/run-replan.ts';
import { openSolver, openValueSolver } from './replan/solver.ts';
import { takeOpportunityTurn } from './store/opportunity-schedule.ts';
import { takeTurn } from './store/replan-schedule.ts';
import { beginRun } from './store/runs.ts';
import { beginWhatIf, noteProgress, type WhatIfRow } from './store/what-ifs.ts';
import { runWhatIf, type WhatIfParts, type WhatIfSpec, WhatIfTooLarge } from './what-if/run-what-if.ts';

/** When the worker runs them by itself: the schedule says whether it is time. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'planning.replanBySchedule'],
  ['* * * * *', 'planning.findOpportunityCostsBySchedule'],
];

/** A run that takes longer is given up. */
const WHAT_IF_MS = 30 * 60_000;

interface TaskParts extends Pick<PlanningDependencies, 'catalog' | 'locations' | 'rules' | 'releases'> {
  readonly executor: Executor;
  readonly commands: Pick<
    PlanningCommands,
    | 'finishWhatIf'
    | 'replanOrders'
    | 'applyReplan'
    | 'finishReplan'
    | 'refreshOpportunityCosts'
    | 'finishOpportunityRun'
  >;
  /** Milliseconds; performance.now unless told. */
  readonly stopwatch?: () => number;
}

export function createTasks(parts: TaskParts): Record<string, Task> {
  const { executor, commands } = parts;
  const failWhatIf = (whatIfId: string) =>
    executor.execute(commands.finishWhatIf, [{ actor: SYSTEM_ACTOR, input: { whatIfId, failure: WRONG } }]);
  const failReplan = (replanId: string) =>
    executor.execute(commands.finishReplan, [{ actor: SYSTEM_ACTOR, input: { replanId, failure: WRONG } }]);
  const failRun = (runId: string) =>
    executor.execute(commands.finishOpportunityRun, [
      { actor: SYSTEM_ACTOR, input: { runId, failure: WRONG } },
    ]);
  return {
    'planning.runWhatIf': asRun('whatIfId', 'wif', (id) => takeUpWhatIf(parts, id), failWhatIf),
    'planning.runReplan': asRun('replanId', 'rpl', (id) => takeUpReplan(parts, id), failReplan),
    'planning.findOpportunityCosts': asRun('runId', 'opr', (id) => takeUpRun(parts, id), failRun),
    'planning.findOpportunityCostsBySchedule': async () => {
      const turn = await takeOpportunityTurn(executor.db, executor.clock.now());
      if (!turn) return;
      const input = turn.spec as OpportunitySpec;
      await executor.execute(commands.refreshOpportunityCosts, [{ actor: SYSTEM_ACTOR, input }]);
    },
    'planning.replanBySchedule': async () => {
      const turn = await takeTurn(executor.db, executor.clock.now());
      if (!turn) return;
      const { orderIds: _, dryRun: __, ...input } = turn.spec as ReplanSpec;
      await executor.execute(commands.replanOrders, [{ actor: SYSTEM_ACTOR, input }]);
    },
  };
}

const WRONG = 'Something went wrong; it has been logged.';

/** Tried again from the beginning after a failure, but not for ever: then the run has failed. */
function asRun(
  name: string,
  prefix: string,
  takeUp: (id: Uuid) => Promise<void>,
  fail: (id: string) => Promise<unknown>,
): Task {
  return async (payload, { attempt, maxAttempts }) => {
    const id = parseId(prefix, String(payload[name]));
    if (id === null) return;
    try {
      await takeUp(id);
    } catch (error) {
      if (attempt >= maxAttempts) await fail(String(payload[name]));
      throw error;
    }
  };
}

async function takeUpWhatIf(parts: TaskParts, id: Uuid): Promise<void> {
  const { executor, commands, catalog, locations, rules, releases } = parts;
  const stopwatch = parts.stopwatch ?? (() => performance.now());
  const { db, clock } = executor;
  const row = await beginWhatIf(db, id, clock.now());
  if (!row) return;
  const endsAt = stopwatch() + WHAT_IF_MS;
  let isLate = false;
  const money = (amountMinor: number) => (amountMinor / 100).toFixed(2);
  const run: WhatIfParts = { db, catalog, locations, rules, releases, money };
  const result = await runWhatIf(run, specOf(row), async (done) => {
    isLate = stopwatch() > endsAt;
    return (await noteProgress(db, id, done)) && !isLate;
  }).catch((error: unknown) => {
    if (error instanceof WhatIfTooLarge) return 'too-large' as const;
    throw error;
  });
  // Cancelled meanwhile: nothing is kept.
  if (result === null && !isLate) return;
  const failure = result === 'too-large' ? TOO_LARGE : TOO_LATE;
  const end = result === null || result === 'too-large' ? { failure } : { result };
  const whatIfId = formatId('wif', id);
  await executor.execute(commands.finishWhatIf, [{ actor: SYSTEM_ACTOR, input: { whatIfId, ...end } }]);
}

const TOO_LARGE = 'The span has more SKUs at more locations than one run keeps in memory.';
const TOO_LATE = 'The run took too long; ask for a shorter span.';

function specOf({ from, before, channel, spec }: WhatIfRow): WhatIfSpec {
  const { rules, network, differences } = spec as Pick<WhatIfSpec, 'rules' | 'network' | 'differences'>;
  return { span: { from, before }, channel, rules, network, differences };
}

async function takeUpReplan({ executor, commands, ...parts }: TaskParts, id: Uuid): Promise<void> {
  const { db, clock } = executor;
  const row = await beginRun(db, 'replan', id);
  if (!row) return;
  const replanId = formatId('rpl', id);
  const solver = openSolver();
  try {
    const result = await runReplan(
      {
        ...parts,
        db,
        now: clock.now(),
        solver,
        async apply(sets) {
          const input = { replanId, sets: [...sets].map((set) => ({ ...set, moves: [...set.moves] })) };
          const [answer] = await executor.execute(commands.applyReplan, [{ actor: SYSTEM_ACTOR, input }]);
          if (!answer!.ok) throw new Error(`a plan was refused: ${answer!.refusal.code}`);
          return answer!.result;
        },
      },
      row.spec as ReplanSpec,
    );
    await executor.execute(commands.finishReplan, [{ actor: SYSTEM_ACTOR, input: { replanId, result } }]);
  } finally {
    await solver.close();
  }
}

async function takeUpRun({ executor, commands, ...parts }: TaskParts, id: Uuid): Promise<void> {
  const { db, clock } = executor;
  const row = await beginRun(db, 'opportunity', id);
  if (!row) return;
  const stopwatch = parts.stopwatch ?? (() => performance.now());
  const solver = openValueSolver();
  try {
    const found = await findValues(
      { ...parts, db, now: clock.now(), solver, stopwatch },
      row.spec as OpportunitySpec,
    );
    const input = { runId: formatId('opr', id), found };
    await executor.execute(commands.finishOpportunityRun, [{ actor: SYSTEM_ACTOR, input }]);
  } finally {
    await solver.close();
  }
}
