// The single place that runs processes: a pass takes one bucket's news (events, due timers, commands to call), steps every
// instance as far as it goes without waiting, calling each command once for the whole set, and writes all in one
// transaction. A crash at any point leaves the bucket as it was before the pass.
import type { Clock } from '../../platform/clock.ts';
import type { Actor, Command, CommandRegistry, CommandTx, Item, Outcome } from '../../platform/command.ts';
import { type Database, isTransient } from '../../platform/db.ts';
import { ItemRefused, type Refusal, SetConflict } from '../../platform/errors.ts';
import { readBucketEvents, type StoredEvent } from '../../platform/events.ts';
import { runInTx } from '../../platform/execute.ts';
import { passFailpoint } from '../../platform/failpoint.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { readVersions } from '../../platform/versions.ts';
import type { DefinitionReader } from './definitions.ts';
import type { Json, Variables, Wait } from './engine/types.ts';
import { waitsOf } from './engine/waits.ts';
import { createLiveSet, isOver, type Live, type LiveSet } from './live-instances.ts';
import { leaseBucket, lockInstances, moveCursor, selectBucketsWithWork, selectWaiting } from './store.ts';
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

/** Commands called one after the other in one pass at most; what is still ready then waits for the next pass. */
const MAX_ROUNDS = 25;
const MAX_TRIES = 6;

type CommandWait = Extract<Wait, { type: 'command' }>;

/** A refusal that a command found only after writing: the pass runs again with this answer known. */
class LateRefusal extends Error {
  readonly key: string;
  readonly refusal: Refusal;
  constructor(key: string, refusal: Refusal) {
    super(refusal.code);
    this.key = key;
    this.refusal = refusal;
  }
}

interface Scope {
  /** Call commands; without, a pass only takes events and timers. */
  callCommands: boolean;
  /** Only this order. */
  only?: Uuid;
  /** Answers known from an earlier try: refusals by instance and token. */
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
    for (const orderId of await selectWaiting(db, bucket, clock.now(), 1000)) {
      const single = await attempt(bucket, { callCommands: true, only: orderId, refused: new Map() });
      if (typeof single === 'number') count += single;
      else {
        const message = single.error instanceof Error ? single.error.message : String(single.error);
        await attempt(bucket, { callCommands: true, only: orderId, refused: new Map(), failed: { message } });
        count += 1;
      }
    }
    return count;
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
        } else return { error };
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
  const events = scope.only
    ? []
    : await readBucketEvents(tx, bucket, position, dependencies.maxEvents ?? 500);
  const news = events.filter((event) => event.orderId !== null && definitions.messages.has(event.type));
  const orders = new Set<Uuid>(news.map((event) => event.orderId!));
  if (scope.only) orders.add(scope.only);
  else
    for (const id of await selectWaiting(tx, bucket, tx.now, dependencies.maxInstances ?? 300))
      orders.add(id);
  let touched = 0;
  if (orders.size > 0) {
    const rows = await lockInstances(tx, bucket, [...orders].sort());
    const set = createLiveSet(rows, definitions, tx.now);
    for (const event of news) deliver(set, definitions, event, dependencies.correlation);
    for (const live of set.all) {
      if (live.row.dueAt !== null && live.row.dueAt <= tx.now.toISOString())
        set.tell(live, { type: 'timerDue' });
    }
    if (scope.callCommands) await callCommands(tx, set, dependencies.commands, scope);
    await passFailpoint('workflow.stepped');
    await set.write(tx, 'system:workflow');
    touched = set.all.filter((live) => live.dirty).length;
  }
  if (events.length > 0) await moveCursor(tx, WORKFLOW_SUBSCRIBER, bucket, events.at(-1)!.position);
  return events.length + touched;
}

/** An event as a message: to every live instance of its order, and to processes that start by it. */
function deliver(
  set: LiveSet,
  definitions: Definitions,
  event: StoredEvent,
  correlation: Readonly<Record<string, string>>,
): void {
  const variables: Variables = {
    ...(event.attributes as Variables),
    orderId: formatId('ord', event.orderId!),
  };
  const attribute = correlation[event.type];
  const key = attribute === undefined ? undefined : variables[attribute];
  const message = {
    type: 'message' as const,
    name: event.type,
    variables: event.attributes as Variables,
    eventKey: `${event.bucket}-${event.position}`,
    ...(typeof key === 'string' || typeof key === 'number' ? { correlationKey: String(key) } : {}),
  };
  // Those that it starts do not hear it a second time.
  for (const live of [...set.ofOrder(event.orderId!)]) if (!isOver(live.state)) set.tell(live, message);
  for (const definition of definitions.latest.values()) {
    for (const start of definition.process.starts) {
      if (start.type !== 'message' || start.messageName !== event.type) continue;
      set.start(definition, { bucket: event.bucket, orderId: event.orderId! }, variables, start.nodeId);
    }
  }
}

async function callCommands(
  tx: CommandTx,
  set: LiveSet,
  commands: CommandRegistry,
  scope: Scope,
): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const byCommand = new Map<string, { live: Live; wait: CommandWait }[]>();
    for (const live of set.all) {
      if (isOver(live.state) || !live.state.tokens.some((token) => token.w === 'r')) continue;
      for (const wait of waitsOf(live.definition.process, live.state)) {
        if (wait.type !== 'command') continue;
        const group = byCommand.get(wait.command);
        if (group) group.push({ live, wait });
        else byCommand.set(wait.command, [{ live, wait }]);
      }
    }
    if (byCommand.size === 0) return;
    for (const [name, group] of byCommand) await callOne(tx, set, commands.get(name), name, group, scope);
  }
}

async function callOne(
  tx: CommandTx,
  set: LiveSet,
  command: Command<never, unknown> | undefined,
  name: string,
  group: readonly { live: Live; wait: CommandWait }[],
  scope: Scope,
): Promise<void> {
  const calls: { live: Live; wait: CommandWait; item: Item<never> }[] = [];
  for (const { live, wait } of group) {
    const known = scope.refused.get(keyOf(live, wait));
    if (scope.failed || !command) {
      const message = scope.failed?.message ?? `There is no command ${name}`;
      set.tell(live, { type: 'taskFailed', tokenId: wait.tokenId, message, retriesLeft: 0 });
    } else if (known) tellRefused(set, live, wait, known);
    else if (!command.check(wait.input)) {
      const message = command
        .explain(wait.input)
        .map((problem) => `${problem.at} ${problem.message}`)
        .join('; ');
      set.tell(live, { type: 'taskFailed', tokenId: wait.tokenId, message, retriesLeft: 0 });
    } else calls.push({ live, wait, item: { input: wait.input as never, actor: actorOf(live) } });
  }
  if (!command || calls.length === 0) return;
  const outcomes = await callInSets(
    tx,
    command,
    calls.map((call) => call.item),
  ).catch((error) => {
    if (!(error instanceof ItemRefused)) throw error;
    const { live, wait } = calls[error.index]!;
    throw new LateRefusal(keyOf(live, wait), error.refusal);
  });
  outcomes.forEach((outcome, index) => {
    const { live, wait } = calls[index]!;
    if (outcome.ok) {
      set.tell(live, {
        type: 'taskCompleted',
        tokenId: wait.tokenId,
        variables: toVariables(outcome.result),
      });
    } else tellRefused(set, live, wait, outcome.refusal);
  });
}

async function callInSets(
  tx: CommandTx,
  command: Command<never, unknown>,
  items: readonly Item<never>[],
): Promise<Outcome<unknown>[]> {
  const outcomes: Outcome<unknown>[] = [];
  const size = command.maxItems ?? 500;
  for (let from = 0; from < items.length; from += size) {
    const part = await tx.call(command, items.slice(from, from + size)).catch((error) => {
      throw error instanceof ItemRefused ? new ItemRefused(from + error.index, error.refusal) : error;
    });
    outcomes.push(...part);
  }
  return outcomes;
}

function keyOf(live: Live, wait: CommandWait): string {
  return `${live.row.instanceId}/${wait.tokenId}`;
}

function tellRefused(set: LiveSet, live: Live, wait: CommandWait, refusal: Refusal): void {
  const details = (refusal.details ?? null) as Json;
  set.tell(live, {
    type: 'taskRefused',
    tokenId: wait.tokenId,
    code: refusal.code,
    message: refusal.sentence,
    details,
  });
}

const actors = new Map<string, Actor>();

/** Who acts: the process, so that the event log tells what people did from what the drawing did. */
function actorOf(live: Live): Actor {
  const { processId } = live.row;
  let actor = actors.get(processId);
  if (!actor) {
    actor = { id: `process:${processId}`, role: 'system' };
    actors.set(processId, actor);
  }
  return actor;
}

function toVariables(result: unknown): Variables {
  return typeof result === 'object' && result !== null && !Array.isArray(result) ? (result as Variables) : {};
}
