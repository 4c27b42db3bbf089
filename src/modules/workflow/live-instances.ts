// The single place where a set of instances is held in memory while it is stepped: what happens to each, which children it
// starts and ends, which tasks and incidents appear and go; then everything that changed is written in one pass.
import type { CommandTx } from '../../platform/command.ts';
import { formatId, newUuid, type Uuid } from '../../platform/ids.ts';
import { startInstance, step } from './engine/step.ts';
import type { Happening, InstanceState, StepResult, Variables, Wait } from './engine/types.ts';
import { nextTimerOf, waitsOf } from './engine/waits.ts';
import {
  endTasks,
  insertIncidents,
  insertInstances,
  insertTasks,
  settleIncidents,
  type TaskEnd,
  updateInstances,
} from './store.ts';
import type { Definition, Definitions, InstanceRow, NewIncident, NewTask } from './types.ts';

export interface Live {
  readonly row: InstanceRow;
  readonly definition: Definition;
  state: InstanceState;
  readonly isNew: boolean;
  dirty: boolean;
  /** Tokens at people's tasks and incidents when it was read: the difference is written. */
  readonly tasksBefore: ReadonlySet<number>;
  readonly incidentsBefore: ReadonlySet<number>;
}

export interface LiveSet {
  readonly all: readonly Live[];
  /** Live instances of an order, parents first. */
  ofOrder(orderId: Uuid): readonly Live[];
  byId(instanceId: Uuid): Live | undefined;
  /** Tells one instance what happened; false when it changed nothing. Children are started and parents told. */
  tell(live: Live, happening: Happening): boolean;
  /** Starts an instance in this set. */
  start(
    definition: Definition,
    at: { bucket: number; orderId: Uuid },
    variables: Variables,
    startNodeId?: string,
  ): Live;
  write(tx: CommandTx, endedBy: string): Promise<void>;
}

const SYSTEM = { actor: { id: 'system:workflow', role: 'system' } } as const;

/** How deep processes may call processes; deeper is a circle. */
const MAX_DEPTH = 20;

export function createLiveSet(rows: readonly InstanceRow[], definitions: Definitions, now: Date): LiveSet {
  const all: Live[] = [];
  const byOrder = new Map<Uuid, Live[]>();
  const byInstance = new Map<Uuid, Live>();
  const nowMs = now.getTime();

  function add(live: Live): void {
    all.push(live);
    byInstance.set(live.row.instanceId, live);
    const siblings = byOrder.get(live.row.orderId);
    if (siblings) siblings.push(live);
    else byOrder.set(live.row.orderId, [live]);
  }

  for (const row of rows) {
    const definition = definitions.find(row.processId, row.version);
    if (!definition) continue;
    add({
      row,
      definition,
      state: row.state,
      isNew: false,
      dirty: false,
      tasksBefore: userTokens(row.state),
      incidentsBefore: new Set(row.state.incidents?.map((incident) => incident.id)),
    });
  }

  function take(live: Live, result: StepResult): boolean {
    if (!result.applied) return false;
    live.state = result.state;
    live.dirty = true;
    for (const escalation of result.escalations ?? [])
      tellParent(live, { type: 'childEscalated', tokenId: -1, ...escalation });
    settleChildren(live);
    return true;
  }

  /** Starts called processes, ends those whose caller is gone, and tells a caller how this one ended. */
  function settleChildren(live: Live): void {
    if (live.state.tokens.some((token) => token.w === 'p')) {
      for (const wait of waitsOf(live.definition.process, live.state))
        if (wait.type === 'child') startChild(live, wait);
    }
    for (const child of byOrder.get(live.row.orderId) ?? []) {
      if (child.row.parentId !== live.row.instanceId || isOver(child.state)) continue;
      const called = live.state.tokens.some((token) => token.i === child.row.parentToken && token.w === 'p');
      if (!called) tell(child, { type: 'cancelled' });
    }
    if (live.state.status === 'completed') {
      tellParent(live, { type: 'childCompleted', tokenId: -1, variables: live.state.tokens[0]?.v ?? {} });
    } else if (live.state.status === 'failed') {
      const { code, message } = live.state.failure ?? {
        code: 'failed',
        message: 'The called process failed',
      };
      tellParent(live, { type: 'childFailed', tokenId: -1, code, message });
    }
  }

  function startChild(parent: Live, wait: Extract<Wait, { type: 'child' }>): void {
    const known = (byOrder.get(parent.row.orderId) ?? []).some(
      (child) => child.row.parentId === parent.row.instanceId && child.row.parentToken === wait.tokenId,
    );
    if (known) return;
    const definition = definitions.latest.get(wait.processId);
    if (!definition || depthOf(parent) >= MAX_DEPTH) {
      const message = definition
        ? 'Processes call each other in a circle'
        : `No process ${wait.processId} is deployed`;
      tell(parent, { type: 'childFailed', tokenId: wait.tokenId, code: 'processNotCallable', message });
      return;
    }
    const { bucket, orderId, instanceId } = parent.row;
    begin(definition, { bucket, orderId }, wait.variables, {
      parentId: instanceId,
      parentToken: wait.tokenId,
      caught: wait.caught,
    });
  }

  function depthOf(live: Live): number {
    let depth = 0;
    for (let at: Live | undefined = live; at?.row.parentId; at = byInstance.get(at.row.parentId)) depth += 1;
    return depth;
  }

  function begin(
    definition: Definition,
    at: { bucket: number; orderId: Uuid },
    variables: Variables,
    options: { parentId?: Uuid; parentToken?: number; caught?: string[]; startNodeId?: string },
  ): Live {
    const { parentId, parentToken, ...start } = options;
    const result = startInstance(definition.process, variables, nowMs, { env: definitions.env, ...start });
    const row = newRow(definition, at, result.state, {
      parentId: parentId ?? null,
      parentToken: parentToken ?? null,
    });
    const live: Live = {
      row,
      definition,
      state: result.state,
      isNew: true,
      dirty: true,
      tasksBefore: new Set(),
      incidentsBefore: new Set(),
    };
    add(live);
    settleChildren(live);
    return live;
  }

  function tellParent(
    live: Live,
    happening: Extract<Happening, { type: 'childCompleted' | 'childFailed' | 'childEscalated' }>,
  ): void {
    const parent = live.row.parentId === null ? undefined : byInstance.get(live.row.parentId);
    if (parent) tell(parent, { ...happening, tokenId: live.row.parentToken! });
  }

  function tell(live: Live, happening: Happening): boolean {
    return take(live, step(live.definition.process, live.state, happening, nowMs, definitions.env));
  }

  return {
    all,
    ofOrder: (orderId) => byOrder.get(orderId) ?? [],
    byId: (instanceId) => byInstance.get(instanceId),
    tell,
    start: (definition, at, variables, startNodeId) =>
      begin(definition, at, variables, startNodeId === undefined ? {} : { startNodeId }),
    write: (tx, endedBy) =>
      writeChanges(
        tx,
        all.filter((live) => live.dirty),
        endedBy,
      ),
  };
}

/** The row of an instance in this state. */
export function newRow(
  definition: Definition,
  at: { bucket: number; orderId: Uuid },
  state: InstanceState,
  parent: { parentId: Uuid | null; parentToken: number | null } = { parentId: null, parentToken: null },
): InstanceRow {
  return {
    ...at,
    instanceId: newUuid(at.bucket),
    processId: definition.processId,
    version: definition.version,
    ...parent,
    ...standing(state),
  };
}

/** What the table shows of a state. */
function standing(state: InstanceState) {
  return {
    status: state.status,
    ready: !isOver(state) && state.tokens.some((token) => token.w === 'r'),
    dueAt: isOver(state) ? null : (nextTimerOf(state) ?? null),
    state,
  };
}

export function isOver(state: InstanceState): boolean {
  return state.status !== 'active' && state.status !== 'incident';
}

function userTokens(state: InstanceState): Set<number> {
  const tokens = new Set<number>();
  for (const token of state.tokens) if (token.w === 'u') tokens.add(token.i);
  return tokens;
}

async function writeChanges(tx: CommandTx, changed: readonly Live[], endedBy: string): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map((live) => ({ ...live.row, ...standing(live.state) }));
  await insertInstances(
    tx,
    rows.filter((_, index) => changed[index]!.isNew),
    tx.now,
  );
  await updateInstances(
    tx,
    rows.filter((_, index) => !changed[index]!.isNew),
    tx.now,
  );
  await writeTasks(tx, changed, endedBy);
  await writeIncidents(tx, changed, endedBy);
  for (const live of changed) if (live.row.parentId === null && isOver(live.state)) emitEnded(tx, live);
}

async function writeTasks(tx: CommandTx, changed: readonly Live[], endedBy: string): Promise<void> {
  const opened: NewTask[] = [];
  const ended: TaskEnd[] = [];
  for (const live of changed) {
    const { bucket, orderId, instanceId } = live.row;
    const now = isOver(live.state) ? new Set<number>() : userTokens(live.state);
    for (const tokenId of live.tasksBefore) {
      if (!now.has(tokenId))
        ended.push({ bucket, orderId, instanceId, tokenId, state: 'withdrawn', endedBy });
    }
    if ([...now].every((tokenId) => live.tasksBefore.has(tokenId))) continue;
    for (const wait of waitsOf(live.definition.process, live.state)) {
      if (wait.type !== 'user' || live.tasksBefore.has(wait.tokenId)) continue;
      const { tokenId, nodeId, name, candidateGroups, input } = wait;
      opened.push({
        bucket,
        orderId,
        taskId: newUuid(bucket),
        instanceId,
        tokenId,
        nodeId,
        name,
        candidateGroups,
        assignee: wait.assignee ?? null,
        dueAt: wait.dueDate ?? null,
        form: wait.form ?? null,
        input,
      });
    }
  }
  await endTasks(tx, ended, tx.now);
  await insertTasks(tx, opened, tx.now);
  for (const task of opened) {
    emit(tx, task.orderId, 'workflow.taskCreated', [['task', formatId('tsk', task.taskId), 'task']], {
      taskId: formatId('tsk', task.taskId),
      name: task.name,
      node: task.nodeId,
      candidateGroups: task.candidateGroups,
    });
  }
}

async function writeIncidents(tx: CommandTx, changed: readonly Live[], settledBy: string): Promise<void> {
  const raised: NewIncident[] = [];
  const settled: { bucket: number; orderId: Uuid; instanceId: Uuid; number: number; settledBy: string }[] =
    [];
  for (const live of changed) {
    const { bucket, orderId, instanceId } = live.row;
    const open = isOver(live.state) ? [] : (live.state.incidents ?? []);
    const numbers = new Set(open.map((incident) => incident.id));
    for (const number of live.incidentsBefore) {
      if (!numbers.has(number)) settled.push({ bucket, orderId, instanceId, number, settledBy });
    }
    for (const incident of open) {
      if (live.incidentsBefore.has(incident.id)) continue;
      const { id: number, nodeId, code, message, details } = incident;
      raised.push({
        bucket,
        orderId,
        incidentId: newUuid(bucket),
        instanceId,
        number,
        nodeId,
        code,
        message,
        details: details ?? null,
      });
    }
  }
  await settleIncidents(tx, settled, tx.now);
  await insertIncidents(tx, raised, tx.now);
  for (const { orderId, incidentId, nodeId, code, message } of raised) {
    const id = formatId('ino', incidentId);
    emit(tx, orderId, 'workflow.incidentRaised', [['incident', id, 'incident']], {
      incidentId: id,
      node: nodeId,
      code,
      message,
    });
  }
}

function emitEnded(tx: CommandTx, live: Live): void {
  emit(tx, live.row.orderId, 'workflow.processEnded', [], {
    processId: live.row.processId,
    version: live.row.version,
    status: live.state.status,
  });
}

function emit(
  tx: CommandTx,
  orderId: Uuid,
  type: string,
  objects: readonly (readonly [string, string, string])[],
  attributes: Record<string, unknown>,
): void {
  tx.emit(SYSTEM, {
    type,
    orderId,
    objects: [['order', formatId('ord', orderId), 'order'], ...objects],
    attributes,
  });
}
