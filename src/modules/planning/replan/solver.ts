// The single place that starts and ends the solver's threads. A solver that does not answer in time is ended with its thread, and
// counts as having found nothing.
import { Worker } from 'node:worker_threads';
import type { FoundValues, ValueRequest } from '../opportunity/value-program.ts';
import type { Solved, SolveRequest } from './linear-program.ts';

/** One request at a time. The thread starts with the first one. */
interface Thread<Request, Answer> {
  solve(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

export type Solver = Thread<SolveRequest, Solved>;
export type ValueSolver = Thread<ValueRequest, FoundValues>;

const NOTHING: Solved = { values: null, bound: Number.NEGATIVE_INFINITY, isProven: false };
/** For loading the solver and for steps during which it does not look at the clock. */
const GRACE_MS = 5000;

/** Best values of linear programs. */
export function openSolver(): Solver {
  return openThread(new URL('./solver-thread.ts', import.meta.url), () => NOTHING);
}

/** What units are worth, by transportation programs. */
export function openValueSolver(): ValueSolver {
  const url = new URL('../opportunity/value-thread.ts', import.meta.url);
  return openThread(url, ({ programs }: ValueRequest) => programs.map(() => null));
}

function openThread<Request extends { readonly timeLimitSeconds: number }, Answer extends object>(
  url: URL,
  nothing: (request: Request) => Answer,
): Thread<Request, Answer> {
  let worker: Worker | null = null;
  const end = async () => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  return {
    async solve(request) {
      worker ??= new Worker(url);
      const answer = await ask<Answer>(worker, request);
      if (answer === 'silent') {
        await end();
        return nothing(request);
      }
      if ('failure' in answer) throw new Error(`the solver failed: ${answer.failure}`);
      return answer;
    },
    close: end,
  };
}

type Answered<Answer> = Answer | { readonly failure: string } | 'silent';

function ask<Answer>(
  worker: Worker,
  request: { readonly timeLimitSeconds: number },
): Promise<Answered<Answer>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => resolve('silent')),
      request.timeLimitSeconds * 1000 + GRACE_MS,
    );
    const onMessage = (answer: Answer | { failure: string }) => settle(() => resolve(answer));
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
