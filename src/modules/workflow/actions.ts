// What people may do to an order's processes now: their tasks, incidents and the processes themselves.
import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { refuse } from '../../platform/errors.ts';
import { bucketOf, formatId, type Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { refusals } from './errors.ts';
import { listIncidents, listTasks } from './queries.ts';
import { isOver, mayDo } from './rules.ts';
import { selectInstancesOfOrder } from './store/instances.ts';

export async function judgeProcesses(db: Queryable, actor: Actor, orderId: Uuid): Promise<Verdict[]> {
  const order = { orderId: formatId('ord', orderId), limit: 100 };
  const [tasks, incidents, instances] = await Promise.all([
    listTasks(db, order),
    listIncidents(db, order),
    selectInstancesOfOrder(db, bucketOf(orderId), orderId),
  ]);
  const running = new Set(
    instances.filter((instance) => !isOver(instance.state)).map((instance) => instance.processId),
  );
  return [
    ...tasks.items.flatMap((task): Verdict[] => {
      const target = { type: 'task', id: task.taskId };
      const isOthers = task.assignee !== null && task.assignee !== actor.id;
      const { candidateGroups, assignee } = task;
      const barred = mayDo(task, actor)
        ? null
        : refuse(refusals.taskNotForRole, { candidateGroups, role: actor.role });
      const taken = isOthers ? refuse(refusals.taskAssigned, { assignee }) : null;
      const limits = { name: task.name, form: task.form };
      return [
        { command: 'workflow.completeTask', target, refusal: barred ?? taken, limits },
        { command: 'workflow.claimTask', target, refusal: barred ?? (actor.role === 'admin' ? null : taken) },
      ];
    }),
    ...incidents.items.map(
      (incident): Verdict => ({
        command: 'workflow.settleIncident',
        target: { type: 'incident', id: incident.incidentId },
        refusal: null,
        limits: { actions: ['retry', 'repair', 'cancel'] },
      }),
    ),
    ...[...new Set(instances.map((instance) => instance.processId))].map(
      (processId): Verdict => ({
        command: 'workflow.cancelProcess',
        target: { type: 'process', id: processId },
        refusal: running.has(processId) ? null : refusals.instanceUnknown,
      }),
    ),
  ];
}
