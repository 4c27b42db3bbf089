// The single place that starts and ends the solver's thread. A solver that does not answer in time is ended with its thread, and
// counts as having found nothing.
import { Worker } from 'node:worker_threads';
import type { Solved, SolveRequest } from './linear-program.ts';

export interface Solver {
  solve(request: SolveRequest): Promise<Solved>;
  close(): Promise<void>;
}

const NOTHING: Solved = { values: null, bound: Number.NEGATIVE_INFINITY, isProven: false };
/** For loading the solver and for steps during which it does not look at the clock. */
const GRACE_MS = 5000;

/** One program at a time. The thread starts with the first one. */
export function openSolver(): Solver {
  let worker: Worker | null = null;
  const end = async () => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  return {
    async solve(request) {
      worker ??= new Worker(new URL('./solver-thread.ts', import.meta.url));
      const answer = await ask(worker, request);
      if (answer === 'silent') {
        await end();
        return NOTHING;
      }
      if ('failure' in answer) throw new Error(`the solver failed: ${answer.failure}`);
      return answer;
    },
    close: end,
  };
}

function ask(worker: Worker, request: SolveRequest): Promise<Solved | { failure: string } | 'silent'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => resolve('silent')),
      request.timeLimitSeconds * 1000 + GRACE_MS,
    );
    const onMessage = (answer: Solved | { failure: string }) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const settle = (end: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      end();
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(request);
  });
}
