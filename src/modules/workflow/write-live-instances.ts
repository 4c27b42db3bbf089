// The single place where instances that were stepped are written: their rows, the tasks and incidents that appeared and went,
// and the news of them, one statement a table.
import type { CommandTx } from '../../platform/command.ts';
import type { EventObject } from '../../platform/events.ts';
import { formatId, newUuid } from '../../platform/ids.ts';
import { waitsOf } from './engine/waits.ts';
import { isOver, standingOf, subjectOf, userTokens } from './rules.ts';
import { insertIncidents, settleIncidents } from './store/incidents.ts';
import { insertInstances, updateInstances } from './store/instances.ts';
import { endTasks, insertTasks, type TaskEnd } from './store/tasks.ts';
import type { Live, NewIncident, NewTask } from './types.ts';

const SYSTEM = { actor: { id: 'system:workflow', role: 'system' } } as const;

/** `endedBy`: who made tasks go and settled incidents. */
export async function writeLiveInstances(
  tx: CommandTx,
  changed: readonly Live[],
  endedBy: string,
): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map((live) => ({ ...live.row, ...standingOf(live.state) }));
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
  const opened: { live: Live; task: NewTask }[] = [];
  const ended: TaskEnd[] = [];
  for (const live of changed) {
    const { bucket, orderId, instanceId } = live.row;
    const now: ReadonlySet<number> = isOver(live.state) ? new Set() : userTokens(live.state);
    for (const tokenId of live.tasksBefore) {
      if (!now.has(tokenId))
        ended.push({ bucket, orderId, instanceId, tokenId, state: 'withdrawn', endedBy });
    }
    if ([...now].every((tokenId) => live.tasksBefore.has(tokenId))) continue;
    for (const wait of waitsOf(live.definition.process, live.state)) {
      if (wait.type !== 'user' || live.tasksBefore.has(wait.tokenId)) continue;
      const { tokenId, nodeId, name, candidateGroups, candidateUsers, input } = wait;
      const task: NewTask = {
        bucket,
        orderId,
        taskId: newUuid(bucket),
        instanceId,
        tokenId,
        nodeId,
        name,
        candidateGroups,
        candidateUsers,
        assignee: wait.assignee ?? null,
        dueAt: wait.dueDate ?? null,
        form: wait.form ?? null,
        input,
      };
      opened.push({ live, task });
    }
  }
  await endTasks(tx, ended, tx.now);
  await insertTasks(
    tx,
    opened.map(({ task }) => task),
    tx.now,
  );
  for (const { live, task } of opened) {
    const taskId = formatId('tsk', task.taskId);
    const { name, nodeId: node, candidateGroups } = task;
    emit(tx, live, 'workflow.taskCreated', ['task', taskId, 'task'], { taskId, name, node, candidateGroups });
  }
}

async function writeIncidents(tx: CommandTx, changed: readonly Live[], settledBy: string): Promise<void> {
  const raised: { live: Live; incident: NewIncident }[] = [];
  const settled: Parameters<typeof settleIncidents>[1][number][] = [];
  for (const live of changed) {
    if (!live.state.incidents && live.incidentsBefore.size === 0) continue;
    const { bucket, orderId, instanceId } = live.row;
    const open = isOver(live.state) ? [] : (live.state.incidents ?? []);
    const numbers = new Set(open.map((incident) => incident.id));
    for (const number of live.incidentsBefore) {
      if (!numbers.has(number)) settled.push({ bucket, orderId, instanceId, number, settledBy });
    }
    for (const { id: number, nodeId, code, message, details = null } of open) {
      if (live.incidentsBefore.has(number)) continue;
      const incidentId = newUuid(bucket);
      raised.push({
        live,
        incident: { bucket, orderId, incidentId, instanceId, number, nodeId, code, message, details },
      });
    }
  }
  await settleIncidents(tx, settled, tx.now);
  await insertIncidents(
    tx,
    raised.map(({ incident }) => incident),
    tx.now,
  );
  for (const { live, incident } of raised) {
    const incidentId = formatId('ino', incident.incidentId);
    const { nodeId: node, code, message } = incident;
    const attributes = { incidentId, node, code, message };
    emit(tx, live, 'workflow.incidentRaised', ['incident', incidentId, 'incident'], attributes);
  }
}

function emitEnded(tx: CommandTx, live: Live): void {
  const { processId, version } = live.row;
  emit(tx, live, 'workflow.processEnded', null, { processId, version, status: live.state.status });
}

function emit(
  tx: CommandTx,
  live: Live,
  type: string,
  object: EventObject | null,
  attributes: Record<string, unknown>,
): void {
  const { orderId } = live.row;
  const subject = subjectOf(orderId, live.isOwn);
  tx.emit(SYSTEM, { type, orderId, objects: object ? [subject, object] : [subject], attributes });
}
