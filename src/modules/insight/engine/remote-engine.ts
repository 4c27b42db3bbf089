// The single place where a server asks an engine in another process: finds one in PostgreSQL, asks the next when it is gone, and says plainly when
// there is none. Refusals pass through as they are.
import type { Static, TSchema } from 'typebox';
import type { Database } from '../../../platform/db.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import { insightRefusals } from '../errors.ts';
import { type EngineRow, readEngines } from '../store/engines.ts';
import type { InsightEngine, Operation } from './operation.ts';
import { createRemoteStreams } from './remote-streams.ts';
import { ASK_PATH, errorOf, type Reply, STATUS } from './wire.ts';

/** The list of engines is read again after this long, or when one does not answer. */
const LIST_MS = 3000;
/** Longer than any question may take in the engine, which cuts it itself; this is for an engine that hangs. */
const HANGS_MS = 15 * 60_000;

/** Thrown inside: this engine cannot be reached, another one may. */
class Unreachable extends Error {}

export function createRemoteEngine(db: Database): InsightEngine {
  let known: { engines: EngineRow[]; readAt: number } | null = null;

  async function list(again: boolean): Promise<EngineRow[]> {
    if (again || known === null || performance.now() - known.readAt > LIST_MS)
      known = { engines: await readEngines(db), readAt: performance.now() };
    return known.engines;
  }

  return {
    ...createRemoteStreams(() => list(true)),
    async ask<I extends TSchema, O>(operation: Operation<I, O>, input: Static<I>): Promise<O> {
      const tried = new Set<string>();
      for (const again of [false, true]) {
        for (const engine of await list(again)) {
          if (tried.has(engine.engineId)) continue;
          tried.add(engine.engineId);
          try {
            return (await askOne(engine, operation.name, input)) as O;
          } catch (error) {
            if (!(error instanceof Unreachable)) throw error;
          }
        }
      }
      throw new ItemRefused(0, insightRefusals.engineAbsent);
    },
  };
}

async function askOne(engine: EngineRow, operation: string, input: unknown): Promise<unknown> {
  let status: number;
  let body: Reply;
  try {
    const response = await fetch(engine.url + ASK_PATH, {
      method: 'POST',
      headers: { authorization: `Bearer ${engine.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ operation, input }),
      signal: AbortSignal.timeout(HANGS_MS),
    });
    status = response.status;
    body = (await response.json()) as Reply;
  } catch (error) {
    throw new Unreachable('the engine does not answer', { cause: error });
  }
  if ('answer' in body) return body.answer;
  // Another program at a reused address, or an engine of another version, that does not know the question.
  if (status === STATUS.notSigned || status === STATUS.unknown) throw new Unreachable(`it answers ${status}`);
  throw errorOf(body);
}
