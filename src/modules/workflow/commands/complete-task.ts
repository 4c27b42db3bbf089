// Completes a person's task: its variables go to the process, which goes on at once in the worker.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import type { DefinitionReader } from '../definitions.ts';
import type { Variables } from '../engine/types.ts';
import { refusals } from '../errors.ts';
import { explainForm } from '../forms/check-form.ts';
import { loadLiveSets } from '../load-live-sets.ts';
import { mayDo, subjectOf } from '../rules.ts';
import { VariablesInput } from '../schemas.ts';
import { endTasks, lockTasks, type TaskEnd } from '../store/tasks.ts';

export function createCompleteTask(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.completeTask',
    summary: "Completes a person's task with the variables it was asked for.",
    input: Type.Object(
      { taskId: IdOf('tsk'), variables: Type.Optional(VariablesInput) },
      { additionalProperties: false },
    ),
    output: Type.Object({ orderId: IdOf('ord') }),
    roles: ['operations', 'service', 'finance'],
    refusals: [
      refusals.taskUnknown,
      refusals.taskEnded,
      refusals.taskNotForRole,
      refusals.taskAssigned,
      refusals.formRefused,
    ],
    async run(tx, items) {
      const keys = items.flatMap(({ input }) => {
        const taskId = parseId('tsk', input.taskId);
        return taskId ? [{ bucket: bucketOf(taskId), taskId }] : [];
      });
      const tasks = new Map(
        (await lockTasks(tx, keys)).map((task) => [formatId('tsk', task.taskId) as string, task]),
      );
      const sets = await loadLiveSets(tx, dependencies.definitions, [...tasks.values()]);
      const ended: TaskEnd[] = [];
      const outcomes = items.map((item): Outcome<{ orderId: string }> => {
        const task = tasks.get(item.input.taskId);
        if (!task) return decline(refusals.taskUnknown);
        if (task.state !== 'open') return decline(refusals.taskEnded);
        if (!mayDo(task, item.actor)) {
          const { candidateGroups } = task;
          return decline(refuse(refusals.taskNotForRole, { candidateGroups, role: item.actor.role }));
        }
        if (task.assignee !== null && task.assignee !== item.actor.id) {
          return decline(refuse(refusals.taskAssigned, { assignee: task.assignee }));
        }
        const { bucket, orderId, instanceId, tokenId } = task;
        const set = sets.get(bucket)!;
        const live = set.byId(instanceId);
        const variables = (item.input.variables ?? {}) as Variables;
        const problems = live ? explainForm(live.definition.process, task.nodeId, variables) : [];
        if (problems.length > 0) return decline(refuse(refusals.formRefused, { problems }));
        if (!live || !set.tell(live, { type: 'userTaskCompleted', tokenId, variables }))
          return decline(refusals.taskEnded);
        task.state = 'completed';
        ended.push({ bucket, orderId, instanceId, tokenId, state: 'completed', endedBy: item.actor.id });
        tx.emit(item, {
          type: 'workflow.taskCompleted',
          orderId,
          objects: [subjectOf(orderId, live.isOwn), ['task', item.input.taskId, 'task']],
          attributes: { taskId: item.input.taskId, name: task.name, node: task.nodeId },
        });
        return accept({ orderId: formatId('ord', orderId) });
      });
      // Before the sets are written, which would end these tasks as withdrawn.
      await endTasks(tx, ended, tx.now);
      for (const set of sets.values()) await set.write(tx, items[0]!.actor.id);
      return outcomes;
    },
  });
}
