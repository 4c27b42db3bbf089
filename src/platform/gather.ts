// The single place for micro-batching: single calls that arrive together travel together. While a set is on its way the
// next one gathers, so sets grow with the load by themselves; an idle system adds no wait.
import type { Command } from './command.ts';
import { decline } from './command.ts';
import { platformRefusals } from './errors.ts';
import { type Answer, type Call, type Executor, MAX_SET } from './execute.ts';

export interface Gatherer {
  submit<I, R>(command: Command<I, R>, call: Call<I>): Promise<Answer<R>>;
  /** Calls that wait or run. */
  pending(): number;
  /** Resolves when nothing waits or runs any more. */
  drain(): Promise<void>;
}

interface Waiting {
  call: Call<unknown>;
  resolve: (answer: Answer<unknown>) => void;
  reject: (error: unknown) => void;
}

/** Sets this small are not cut further. */
const SMALL_SET = 16;

/** Calls of one command on their way. */
interface Lane {
  command: Command<unknown, unknown>;
  queue: Waiting[];
  running: number;
  /** Calls in the sets that are under way. */
  travelling: number;
  scheduled: boolean;
}

/** What all lanes of one gatherer share. */
interface Traffic {
  readonly executor: Executor;
  readonly lanes: number;
  pending: number;
  idle: (() => void)[];
}

/**
 * `lanes`: sets of one command under way at once (the database works on one while another is prepared and
 * a third commits).
 * `maxWaiting`: more calls than this are refused as overload instead of piling up.
 */
export function createGatherer(
  executor: Executor,
  options: { lanes?: number; maxWaiting?: number } = {},
): Gatherer {
  const maxWaiting = options.maxWaiting ?? 20_000;
  const traffic: Traffic = { executor, lanes: options.lanes ?? 3, pending: 0, idle: [] };
  const byName = new Map<string, Lane>();
  const inFlight = new Set<string>();

  function submit<I, R>(command: Command<I, R>, call: Call<I>): Promise<Answer<R>> {
    if (traffic.pending >= maxWaiting) return Promise.resolve(decline(platformRefusals.overloaded));
    const key = call.idempotencyKey === undefined ? undefined : `${call.actor.id}:${call.idempotencyKey}`;
    if (key !== undefined) {
      if (inFlight.has(key)) return Promise.resolve(decline(platformRefusals.keyInFlight));
      inFlight.add(key);
    }
    const answer = enqueue<I, R>(traffic, laneOf(byName, command), call);
    if (key === undefined) return answer;
    return answer.finally(() => inFlight.delete(key));
  }

  return {
    submit,
    pending: () => traffic.pending,
    drain: () =>
      traffic.pending === 0 ? Promise.resolve() : new Promise((resolve) => traffic.idle.push(resolve)),
  };
}

function laneOf<I, R>(byName: Map<string, Lane>, command: Command<I, R>): Lane {
  let lane = byName.get(command.name);
  if (!lane) {
    const asked = command as unknown as Command<unknown, unknown>;
    lane = { command: asked, queue: [], running: 0, travelling: 0, scheduled: false };
    byName.set(command.name, lane);
  }
  return lane;
}

function enqueue<I, R>(traffic: Traffic, lane: Lane, call: Call<I>): Promise<Answer<R>> {
  traffic.pending += 1;
  const answer = new Promise<Answer<R>>((resolve, reject) => {
    lane.queue.push({ call, resolve: resolve as (answer: Answer<unknown>) => void, reject });
  });
  schedule(traffic, lane);
  return answer;
}

function schedule(traffic: Traffic, lane: Lane): void {
  if (lane.scheduled || lane.queue.length === 0 || lane.running >= traffic.lanes) return;
  lane.scheduled = true;
  // After the current turn of the event loop: everything that was read from the sockets together goes together.
  setImmediate(() => {
    lane.scheduled = false;
    while (lane.queue.length > 0 && lane.running < traffic.lanes) void runSet(traffic, lane);
  });
}

async function runSet(traffic: Traffic, lane: Lane): Promise<void> {
  // A share of all that is under way: callers who all wait for one set would all come again at once, and the lanes take turns
  // instead of overlapping.
  const share = Math.max(SMALL_SET, Math.ceil((lane.queue.length + lane.travelling) / traffic.lanes));
  const set = lane.queue.splice(0, Math.min(lane.command.maxItems ?? MAX_SET, share));
  lane.travelling += set.length;
  lane.running += 1;
  try {
    const answers = await traffic.executor.execute(
      lane.command,
      set.map((waiting) => waiting.call),
    );
    set.forEach((waiting, index) => {
      waiting.resolve(answers[index]!);
    });
  } catch (error) {
    for (const waiting of set) waiting.reject(error);
  } finally {
    lane.running -= 1;
    lane.travelling -= set.length;
    traffic.pending -= set.length;
    if (traffic.pending === 0) {
      for (const resolve of traffic.idle) resolve();
      traffic.idle = [];
    }
    schedule(traffic, lane);
  }
}
