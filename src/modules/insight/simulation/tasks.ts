// What the worker does for simulations: asks the engine to mine, runs in slices so that other jobs go on, tells how far it is, keeps the result.
import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import type { Executor } from '../../../platform/execute.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import type { Task } from '../../../platform/jobs.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { beginSimulation, noteSimulationProgress } from '../store/simulations.ts';
import { ChangeImpossible } from './changes.ts';
import { finishSimulation } from './commands/finish-simulation.ts';
import { mineSimulation } from './mine-simulation.ts';
import { runSimulation, type SimulationResult } from './run-simulation.ts';
import type { SimulationSpec } from './types.ts';

export interface SimulationTaskParts {
  readonly executor: Executor;
  readonly engine: InsightEngine;
}

const ACTOR = { ...SYSTEM_ACTOR, id: 'system:insight' };
const WRONG = 'Something went wrong; it has been logged.';
const LONGEST_MS = 15 * 60_000;

export function createSimulationTasks(parts: SimulationTaskParts): Record<string, Task> {
  return {
    'insight.runSimulation': async ({ simulationId }, { attempt, maxAttempts }) => {
      const id = parseId('sml', String(simulationId));
      if (id === null) return;
      try {
        await takeUp(parts, id);
      } catch (error) {
        if (attempt >= maxAttempts) await finish(parts, id, { failure: whyOf(error) });
        throw error;
      }
    },
  };
}

const whyOf = (error: unknown): string => (error instanceof ItemRefused ? error.refusal.sentence : WRONG);

async function takeUp(parts: SimulationTaskParts, id: Uuid): Promise<void> {
  const { db, clock } = parts.executor;
  const row = await beginSimulation(db, id, clock.now());
  if (!row) return;
  const found = await carryOut(parts, id, row.spec as SimulationSpec);
  // Cancelled meanwhile: nothing is kept.
  if (found !== null) await finish(parts, id, found);
}

type End = { result: SimulationResult } | { failure: string };

async function carryOut(
  { executor, engine }: SimulationTaskParts,
  id: Uuid,
  spec: SimulationSpec,
): Promise<End | null> {
  const { log, model, otherModel, costs } = spec;
  const endsAt = performance.now() + LONGEST_MS;
  let isLate = false;
  try {
    const mined = await engine.ask(mineSimulation, { log, model, otherModel, costs });
    const result = await runSimulation(
      mined,
      spec,
      async (share) => {
        isLate = performance.now() > endsAt;
        return !isLate && (await noteSimulationProgress(executor.db, id, share));
      },
      () => new Promise((resolve) => setImmediate(resolve)),
    );
    if (result !== null) return { result };
    return isLate ? { failure: 'The simulation took too long; ask for fewer weeks or replications.' } : null;
  } catch (error) {
    if (error instanceof ChangeImpossible) return { failure: `Change ${error.index + 1}: ${error.message}.` };
    if (error instanceof ItemRefused && isFinal(error)) return { failure: sayRefusal(error) };
    throw error;
  }
}

/** An engine that is absent or busy may answer later; everything else stays as it is. */
const isFinal = ({ refusal }: ItemRefused): boolean =>
  refusal.code !== insightRefusals.engineAbsent.code && refusal.code !== insightRefusals.engineBusy.code;

function sayRefusal({ refusal }: ItemRefused): string {
  const { problem, problems, cases, needed } = (refusal.details ?? {}) as {
    problem?: string;
    problems?: { at: string; message: string }[];
    cases?: number;
    needed?: number;
  };
  const counted = cases === undefined ? undefined : `${cases} of the ${needed} that are needed.`;
  const more = problem ?? problems?.map(({ at, message }) => `${at} ${message}`).join('; ') ?? counted;
  return (more === undefined ? refusal.sentence : `${refusal.sentence} ${more}`).slice(0, 500);
}

async function finish({ executor }: SimulationTaskParts, id: Uuid, end: End): Promise<void> {
  await executor.execute(finishSimulation, [
    { actor: ACTOR, input: { simulationId: formatId('sml', id), ...end } },
  ]);
}
