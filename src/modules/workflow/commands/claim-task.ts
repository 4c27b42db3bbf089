// Takes a task into one's own hands, or gives it back.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { mayDo, subjectOf } from '../rules.ts';
import { assignTasks, lockTasks } from '../store/tasks.ts';

export const claimTask = defineCommand({
  name: 'workflow.claimTask',
  summary: 'Takes an open task into the hands of whoever asks, or gives it back.',
  input: Type.Object(
    { taskId: IdOf('tsk'), release: Type.Optional(Type.Boolean({ description: 'true: give it back' })) },
    { additionalProperties: false },
  ),
  output: Type.Object({ assignee: Type.Union([Type.String(), Type.Null()]) }),
  roles: ['operations', 'service', 'finance'],
  refusals: [refusals.taskUnknown, refusals.taskEnded, refusals.taskNotForRole, refusals.taskAssigned],
  async run(tx, items) {
    const keys = items.flatMap(({ input }) => {
      const taskId = parseId('tsk', input.taskId);
      return taskId ? [{ bucket: bucketOf(taskId), taskId }] : [];
    });
    const tasks = new Map(
      (await lockTasks(tx, keys)).map((task) => [formatId('tsk', task.taskId) as string, task]),
    );
    const changed = new Map<Uuid, { bucket: number; taskId: Uuid; assignee: string | null }>();
    const outcomes = items.map((item): Outcome<{ assignee: string | null }> => {
      const task = tasks.get(item.input.taskId);
      if (!task) return decline(refusals.taskUnknown);
      if (task.state !== 'open') return decline(refusals.taskEnded);
      if (!mayDo(task, item.actor)) {
        const { candidateGroups } = task;
        return decline(refuse(refusals.taskNotForRole, { candidateGroups, role: item.actor.role }));
      }
      if (task.assignee !== null && task.assignee !== item.actor.id && item.actor.role !== 'admin') {
        return decline(refuse(refusals.taskAssigned, { assignee: task.assignee }));
      }
      task.assignee = item.input.release ? null : item.actor.id;
      changed.set(task.taskId, { bucket: task.bucket, taskId: task.taskId, assignee: task.assignee });
      tx.emit(item, {
        type: item.input.release ? 'workflow.taskReleased' : 'workflow.taskClaimed',
        orderId: task.orderId,
        objects: [
          subjectOf(task.orderId, task.instanceId === task.orderId),
          ['task', item.input.taskId, 'task'],
        ],
        attributes: { taskId: item.input.taskId, name: task.name },
      });
      return accept({ assignee: task.assignee });
    });
    await assignTasks(tx, [...changed.values()]);
    return outcomes;
  },
});
