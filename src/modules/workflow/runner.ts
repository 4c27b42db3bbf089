// The single place that runs processes: a pass takes one bucket's news (events, due timers, commands to call), steps every
// instance as far as it goes without waiting, calling each command once for the whole set, and writes all in one
// transaction. A crash at any point leaves the bucket as it was before the pass.
import type { Clock } from '../../platform/clock.ts';
import type { Actor, CommandRegistry, CommandTx } from '../../platform/command.ts';
import { type Database, isConnectionLoss, isTransient } from '../../platform/db.ts';
import { type Refusal, SetConflict } from '../../platform/errors.ts';
import { readBucketNews, type StoredEvent } from '../../platform/events.ts';
import { runInTx } from '../../platform/execute.ts';
import { passFailpoint } from '../../platform/failpoint.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { readVersions } from '../../platform/versions.ts';
import { callCommands, LateRefusal } from './call-commands.ts';
import type { DefinitionReader } from './definitions.ts';
import type { Variables } from './engine/types.ts';
import { createLiveSet, type LiveSet } from './live-instances.ts';
import { isOver } from './rules.ts';
import {
  leaseBucket,
  lockInstances,
  moveCursor,
  selectBucketsWithWork,
  selectWaiting,
} from './store/instances.ts';
import { startDueProcesses } from './timer-starts.ts';
import type { Definitions } from './types.ts';

export const WORKFLOW_SUBSCRIBER = 'workflow';

export interface Runner {
  /** Runs one bucket's news; returns how many events and instances were taken (0: nothing to do, or leased elsewhere). */
  pass(bucket: number): Promise<number>;
  bucketsWithWork(): Promise<number[]>;
}

export interface RunnerDependencies {
  db: Database;
  clock: Clock;
  commands: CommandRegistry;
  definitions: DefinitionReader;
  log: Log;
  /** Attribute of an event by which a message with a correlation key is matched, by event type. */
  correlation: Readonly<Record<string, string>>;
  /** Events and instances at most in one transaction. */
  maxEvents?: number;
  maxInstances?: number;
}

const MAX_TRIES = 6;
/** Orders tried one by one after a pass that failed; the rest waits for the next pass. */
const SINGLE_ORDERS = 1000;

interface Scope {
  /** Call commands; without, a pass only takes events and timers. */
  callCommands: boolean;
  /** Only this order. */
  only?: Uuid;
  /** Answers known from an earlier try. */
  refused: Map<string, Refusal>;
  /** Set when an instance's command failed by a bug: it becomes an incident. */
  failed?: { message: string };
}

export function createRunner(dependencies: RunnerDependencies): Runner {
  const { db, clock, log } = dependencies;

  async function pass(bucket: number): Promise<number> {
    const done = await attempt(bucket, { callCommands: true, refused: new Map() });
    if (typeof done === 'number') return done;
    // Some command failed by a bug. Take the news without calling anything, then each order alone, so that one bad order
    // becomes an incident and stops nobody else.
    log.error({ err: done.error, bucket }, 'a pass failed and is run order by order');
    const taken = await attempt(bucket, { callCommands: false, refused: new Map() });
    let count = typeof taken === 'number' ? taken : 0;
    for (const orderId of await selectWaiting(db, bucket, clock.now(), SINGLE_ORDERS))
      count += await passOrder(bucket, orderId);
    return count;
  }

  async function passOrder(bucket: number, only: Uuid): Promise<number> {
    const single = await attempt(bucket, { callCommands: true, only, refused: new Map() });
    if (typeof single === 'number') return single;
    const message = single.error instanceof Error ? single.error.message : String(single.error);
    log.error({ err: single.error, bucket, orderId: only }, 'an order could not go on: it has an incident');
    await attempt(bucket, { callCommands: true, only, refused: new Map(), failed: { message } });
    return 1;
  }

  /** One transaction, tried again after lost races and late refusals; gives back the error when it was a bug. */
  async function attempt(bucket: number, scope: Scope): Promise<number | { error: unknown }> {
    for (let tries = 1; ; tries++) {
      try {
        return await runInTx(db, clock, WORKFLOW_ACTOR, (tx) => runBucket(tx, bucket, scope, dependencies));
      } catch (error) {
        if (error instanceof LateRefusal) {
          scope.refused.set(error.key, error.refusal);
          tries -= 1;
        } else if (isTransient(error) || error instanceof SetConflict) {
          // Lost a race: another try soon; after several, leave the bucket for the next pass.
          if (tries >= MAX_TRIES) return 0;
          // A database that is away says nothing about the order at hand.
        } else if (isConnectionLoss(error)) throw error;
        else return { error };
      }
    }
  }

  return { pass, bucketsWithWork: () => selectBucketsWithWork(db, WORKFLOW_SUBSCRIBER, clock.now()) };
}

const WORKFLOW_ACTOR: Actor = { id: 'system:workflow', role: 'system' };

async function runBucket(
  tx: CommandTx,
  bucket: number,
  scope: Scope,
  dependencies: RunnerDependencies,
): Promise<number> {
  const position = await leaseBucket(tx, WORKFLOW_SUBSCRIBER, bucket);
  if (position === null) return 0;
  const definitions = await dependencies.definitions.read(tx, await readVersions(tx));
  const { events, upTo } = scope.only
    ? { events: [], upTo: position }
    : await readBucketNews(tx, bucket, position, dependencies.maxEvents ?? 3000, [...definitions.messages]);
  // What happened elsewhere is history: no process begins or goes on by it.
  const news = events.filter((event) => event.orderId !== null && event.attributes.imported !== true);
  const orders = new Set<Uuid>(news.map((event) => event.orderId!));
  const waiting = scope.only
    ? [scope.only]
    : await selectWaiting(tx, bucket, tx.now, dependencies.maxInstances ?? 300);
  for (const id of waiting) orders.add(id);
  const rows = orders.size === 0 ? [] : await lockInstances(tx, bucket, [...orders].sort());
  const set = createLiveSet(rows, definitions, tx.now);
  for (const event of news) deliver(set, definitions, event, dependencies.correlation);
  for (const live of set.all) {
    if (live.row.dueAt !== null && live.row.dueAt <= tx.now.toISOString())
      set.tell(live, { type: 'timerDue' });
  }
  if (!scope.only) await startDueProcesses(tx, bucket, set, definitions);
  if (scope.callCommands) await callCommands(tx, set, dependencies.commands, scope);
  await passFailpoint('workflow.stepped');
  await set.write(tx, 'system:workflow');
  if (upTo > position) await moveCursor(tx, WORKFLOW_SUBSCRIBER, bucket, upTo);
  return upTo - position + set.all.filter((live) => live.dirty).length;
}

/** An event as a message: to every live instance of its order, and to processes that start by it. */
function deliver(
  set: LiveSet,
  definitions: Definitions,
  event: StoredEvent,
  correlation: Readonly<Record<string, string>>,
): void {
  const { bucket, position, type } = event;
  const orderId = event.orderId!;
  const variables: Variables = {
    ...(event.attributes as Variables),
    orderId: formatId('ord', orderId),
  };
  const attribute = correlation[type];
  const key = attribute === undefined ? undefined : variables[attribute];
  const message = {
    type: 'message' as const,
    name: type,
    variables: event.attributes as Variables,
    eventKey: `${bucket}-${position}`,
    ...(typeof key === 'string' || typeof key === 'number' ? { correlationKey: String(key) } : {}),
  };
  // Those that it starts do not hear it a second time.
  for (const live of [...set.ofOrder(orderId)]) if (!isOver(live.state)) set.tell(live, message);
  for (const definition of definitions.latest.values()) {
    for (const { type: startType, messageName, nodeId } of definition.process.starts) {
      if (startType !== 'message' || messageName !== type) continue;
      const origin = `${bucket}-${position}/${definition.processId}/${nodeId}`;
      set.start(definition, { bucket, orderId, variables, origin, startNodeId: nodeId });
    }
  }
}
