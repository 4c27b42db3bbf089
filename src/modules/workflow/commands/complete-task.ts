// Completes a person's task: its variables go to the process, which goes on at once in the worker.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { DefinitionReader } from '../definitions.ts';
import type { Variables } from '../engine/types.ts';
import { refusals } from '../errors.ts';
import { createLiveSet } from '../live-instances.ts';
import { endTasks, lockInstances, lockTasks, type TaskEnd } from '../store.ts';

export const VariablesInput = Type.Record(
  Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z_][A-Za-z0-9_]*$' }),
  Type.Unknown(),
  {
    maxProperties: 100,
  },
);

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
    refusals: [refusals.taskUnknown, refusals.taskEnded, refusals.taskAssigned],
    async run(tx, items) {
      const keys = items.flatMap(({ input }) => {
        const taskId = parseId('tsk', input.taskId);
        return taskId ? [{ bucket: bucketOf(taskId), taskId }] : [];
      });
      const tasks = new Map(
        (await lockTasks(tx, keys)).map((task) => [formatId('tsk', task.taskId) as string, task]),
      );
      const sets = await loadSets(tx, dependencies.definitions, [...tasks.values()]);
      const ended: TaskEnd[] = [];
      const outcomes = items.map((item): Outcome<{ orderId: string }> => {
        const task = tasks.get(item.input.taskId);
        if (!task) return decline(refusals.taskUnknown);
        if (task.state !== 'open') return decline(refusals.taskEnded);
        if (task.assignee !== null && task.assignee !== item.actor.id) {
          return decline(refuse(refusals.taskAssigned, { assignee: task.assignee }));
        }
        const { bucket, orderId, instanceId, tokenId } = task;
        const set = sets.get(bucket)!;
        const live = set.byId(instanceId);
        const variables = (item.input.variables ?? {}) as Variables;
        if (!live || !set.tell(live, { type: 'userTaskCompleted', tokenId, variables }))
          return decline(refusals.taskEnded);
        task.state = 'completed';
        ended.push({ bucket, orderId, instanceId, tokenId, state: 'completed', endedBy: item.actor.id });
        tx.emit(item, {
          type: 'workflow.taskCompleted',
          orderId,
          objects: [
            ['order', formatId('ord', orderId), 'order'],
            ['task', item.input.taskId, 'task'],
          ],
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

/** Live instances of the orders that `rows` belong to, one set a bucket. */
export async function loadSets(
  tx: Parameters<typeof lockInstances>[0] & { now: Date },
  reader: DefinitionReader,
  rows: readonly { bucket: number; orderId: Uuid }[],
) {
  const definitions = await reader.read(tx, await readVersions(tx));
  const byBucket = new Map<number, Set<Uuid>>();
  for (const { bucket, orderId } of rows) {
    const orders = byBucket.get(bucket);
    if (orders) orders.add(orderId);
    else byBucket.set(bucket, new Set([orderId]));
  }
  const sets = new Map<number, ReturnType<typeof createLiveSet>>();
  for (const [bucket, orders] of [...byBucket].sort((a, b) => a[0] - b[0])) {
    sets.set(bucket, createLiveSet(await lockInstances(tx, bucket, [...orders].sort()), definitions, tx.now));
  }
  return sets;
}
