// The single place where processes begin by the clock: when a process with a timer start event is due first, and its instances
// when it is. A process belongs to one bucket, whose lease makes each start happen once whatever the number of workers.
import type { CommandTx } from '../../platform/command.ts';
import { type Due, dueOf, nextDue, toIso } from './engine/time.ts';
import type { CompiledProcess, ProcessStart } from './engine/types.ts';
import type { LiveSet } from './live-instances.ts';
import { selectDueDefinitions, updateTimers } from './store/definitions.ts';
import type { Definitions } from './types.ts';

/** Starts of one process in one pass at most: a worker that was away for long makes up for the rest in the next passes. */
const STARTS_AT_ONCE = 100;

export function findTimerStart(process: CompiledProcess): ProcessStart | undefined {
  return process.starts.find((start) => start.type === 'timer');
}

/** When a process starts by its timer for the first time; undefined when its text names no time. */
export function firstDue(start: ProcessStart, now: Date): Due | undefined {
  const { form, text } = start.timer!;
  return text.startsWith('=') ? undefined : dueOf(form, text, now.getTime());
}

/** Starts what is due in this bucket, one instance a due instant, and sets the next one. Returns how many were started. */
export async function startDueProcesses(
  tx: CommandTx,
  bucket: number,
  set: LiveSet,
  definitions: Definitions,
): Promise<number> {
  if (!definitions.timed) return 0;
  const now = tx.now.getTime();
  let started = 0;
  const due = await selectDueDefinitions(tx, bucket, tx.now);
  const timers = due.map(({ processId, version, dueAt, left }) => {
    const definition = definitions.find(processId, version);
    const start = definition && findTimerStart(definition.process);
    if (!definition || !start) return { processId, version, dueAt: null, left: null };
    const every = firstDue(start, dueAt)?.every;
    let next: Due | undefined = {
      at: dueAt.getTime(),
      ...(every === undefined ? {} : { every, left: left ?? 1 }),
    };
    for (let times = 0; next && next.at <= now && times < STARTS_AT_ONCE; times++) {
      set.start(definition, {
        bucket,
        orderId: null,
        variables: { dueAt: toIso(next.at) },
        origin: `${processId}@${version}/${next.at}`,
        startNodeId: start.nodeId,
      });
      started += 1;
      next = nextDue(next);
    }
    return { processId, version, dueAt: next ? toIso(next.at) : null, left: next?.left ?? null };
  });
  await updateTimers(tx, timers);
  return started;
}
