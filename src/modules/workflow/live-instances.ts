// The single place where a set of instances is held in memory while it is stepped: what happens to each, which children it
// starts and ends. What changed is written by write-live-instances.ts in one pass.
import type { CommandTx } from '../../platform/command.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { startInstance, step } from './engine/step.ts';
import type { Happening, StepResult, Variables, Wait } from './engine/types.ts';
import { waitsOf } from './engine/waits.ts';
import { isOver, standingOf, userTokens } from './rules.ts';
import type { Definition, Definitions, InstanceRow, Live } from './types.ts';
import { writeLiveInstances } from './write-live-instances.ts';

/** A new instance of `definition`. */
export interface LiveStart {
  bucket: number;
  /** null: the process of no order; its own id stands in the order's place. */
  orderId: Uuid | null;
  variables: Variables;
  /** Names what started it, so that another try can tell it from its siblings. */
  origin: string;
  /** The none start event unless told. */
  startNodeId?: string;
}

export interface LiveSet {
  readonly all: readonly Live[];
  /** Live instances of an order, parents first. */
  ofOrder(orderId: Uuid): readonly Live[];
  byId(instanceId: Uuid): Live | undefined;
  /** Tells one instance what happened; false when it changed nothing. Children are started and parents told. */
  tell(live: Live, happening: Happening): boolean;
  /** Starts an instance in this set. */
  start(definition: Definition, start: LiveStart): Live;
  write(tx: CommandTx, endedBy: string): Promise<void>;
}

/** How deep processes may call processes; deeper is a circle. */
const MAX_DEPTH = 20;

interface Memory {
  readonly definitions: Definitions;
  readonly nowMs: number;
  readonly all: Live[];
  readonly byOrder: Map<Uuid, Live[]>;
  readonly byInstance: Map<Uuid, Live>;
}

export function createLiveSet(rows: readonly InstanceRow[], definitions: Definitions, now: Date): LiveSet {
  const memory: Memory = {
    definitions,
    nowMs: now.getTime(),
    all: [],
    byOrder: new Map(),
    byInstance: new Map(),
  };
  for (const row of rows) remember(memory, row);
  return {
    all: memory.all,
    ofOrder: (orderId) => memory.byOrder.get(orderId) ?? [],
    byId: (instanceId) => memory.byInstance.get(instanceId),
    tell: (live, happening) => tell(memory, live, happening),
    start: (definition, start) => begin(memory, definition, start),
    write: (tx, endedBy) =>
      writeLiveInstances(
        tx,
        memory.all.filter((live) => live.dirty),
        endedBy,
      ),
  };
}

const NONE: ReadonlySet<number> = new Set();

function remember(memory: Memory, row: InstanceRow): void {
  const definition = memory.definitions.find(row.processId, row.version);
  if (!definition) return;
  add(memory, {
    row,
    definition,
    state: row.state,
    isNew: false,
    origin: row.instanceId,
    // A parent lives at least as long as its children, so whoever started the family is read with it.
    isOwn: row.instanceId === row.orderId || memory.byInstance.has(row.orderId),
    dirty: false,
    tasksBefore: userTokens(row.state),
    incidentsBefore: new Set(row.state.incidents?.map((incident) => incident.id)),
  });
}

function add(memory: Memory, live: Live): void {
  memory.all.push(live);
  memory.byInstance.set(live.row.instanceId, live);
  const siblings = memory.byOrder.get(live.row.orderId);
  if (siblings) siblings.push(live);
  else memory.byOrder.set(live.row.orderId, [live]);
}

function begin(
  memory: Memory,
  definition: Definition,
  start: LiveStart,
  parent?: { live: Live; token: number; caught: string[] },
): Live {
  const { bucket, variables, origin, startNodeId } = start;
  const { state } = startInstance(definition.process, variables, memory.nowMs, {
    env: memory.definitions.env,
    ...(startNodeId === undefined ? {} : { startNodeId }),
    ...(parent ? { caught: parent.caught } : {}),
  });
  const instanceId = newUuid(bucket);
  const live: Live = {
    row: {
      bucket,
      orderId: start.orderId ?? instanceId,
      instanceId,
      processId: definition.processId,
      version: definition.version,
      parentId: parent?.live.row.instanceId ?? null,
      parentToken: parent?.token ?? null,
      ...standingOf(state),
    },
    definition,
    state,
    isNew: true,
    origin,
    isOwn: parent ? parent.live.isOwn : start.orderId === null,
    dirty: true,
    tasksBefore: NONE,
    incidentsBefore: NONE,
  };
  add(memory, live);
  settleFamily(memory, live);
  return live;
}

function tell(memory: Memory, live: Live, happening: Happening): boolean {
  const { definitions, nowMs } = memory;
  return take(memory, live, step(live.definition.process, live.state, happening, nowMs, definitions.env));
}

function take(memory: Memory, live: Live, result: StepResult): boolean {
  if (!result.applied) return false;
  live.state = result.state;
  live.dirty = true;
  for (const escalation of result.escalations ?? [])
    tellParent(memory, live, { type: 'childEscalated', tokenId: -1, ...escalation });
  settleFamily(memory, live);
  return true;
}

/** Starts called processes, ends those whose caller is gone, and tells a caller how this one ended. */
function settleFamily(memory: Memory, live: Live): void {
  if (live.state.tokens.some((token) => token.w === 'p')) {
    for (const wait of waitsOf(live.definition.process, live.state))
      if (wait.type === 'child') startChild(memory, live, wait);
  }
  for (const child of memory.byOrder.get(live.row.orderId) ?? []) {
    if (child.row.parentId !== live.row.instanceId || isOver(child.state)) continue;
    const called = live.state.tokens.some((token) => token.i === child.row.parentToken && token.w === 'p');
    if (!called) tell(memory, child, { type: 'cancelled' });
  }
  if (live.state.status === 'completed') {
    const variables = live.state.tokens[0]?.v ?? {};
    tellParent(memory, live, { type: 'childCompleted', tokenId: -1, variables });
  } else if (live.state.status === 'failed') {
    const { code, message } = live.state.failure ?? {
      code: 'failed',
      message: 'The called process failed',
    };
    tellParent(memory, live, { type: 'childFailed', tokenId: -1, code, message });
  }
}

function startChild(memory: Memory, parent: Live, wait: Extract<Wait, { type: 'child' }>): void {
  const known = (memory.byOrder.get(parent.row.orderId) ?? []).some(
    (child) => child.row.parentId === parent.row.instanceId && child.row.parentToken === wait.tokenId,
  );
  if (known) return;
  const definition = memory.definitions.latest.get(wait.processId);
  if (!definition || depthOf(memory, parent) >= MAX_DEPTH) {
    const message = definition
      ? 'Processes call each other in a circle'
      : `No process ${wait.processId} is deployed`;
    tell(memory, parent, { type: 'childFailed', tokenId: wait.tokenId, code: 'processNotCallable', message });
    return;
  }
  const { bucket, orderId } = parent.row;
  const origin = `${parent.origin}/${wait.tokenId}`;
  begin(
    memory,
    definition,
    { bucket, orderId, variables: wait.variables, origin },
    {
      live: parent,
      token: wait.tokenId,
      caught: wait.caught,
    },
  );
}

function depthOf(memory: Memory, live: Live): number {
  let depth = 0;
  for (let at: Live | undefined = live; at?.row.parentId; at = memory.byInstance.get(at.row.parentId))
    depth += 1;
  return depth;
}

function tellParent(
  memory: Memory,
  live: Live,
  happening: Extract<Happening, { type: 'childCompleted' | 'childFailed' | 'childEscalated' }>,
): void {
  const parent = live.row.parentId === null ? undefined : memory.byInstance.get(live.row.parentId);
  if (parent) tell(memory, parent, { ...happening, tokenId: live.row.parentToken! });
}
