// Runs in a thread of its own, because the solver stops everything else while it thinks: takes transportation programs, answers what
// a unit is worth at each place. Started and ended by replan/solver.ts alone.
import { parentPort } from 'node:worker_threads';
import { valueUnits } from './value-of-units.ts';
import type { FoundValues, ValueProgram, ValueRequest } from './value-program.ts';

parentPort!.on('message', async ({ programs, timeLimitSeconds }: ValueRequest) => {
  try {
    const endsAt = performance.now() + timeLimitSeconds * 1000;
    const found: (readonly number[] | null)[] = [];
    for (const program of programs) found.push(performance.now() < endsAt ? await solve(program) : null);
    parentPort!.postMessage(found satisfies FoundValues);
  } catch (error) {
    parentPort!.postMessage({ failure: String(error) });
  }
});

/** One program that cannot be solved keeps no other from it. */
const solve = (program: ValueProgram) => valueUnits(program).catch(() => null);
