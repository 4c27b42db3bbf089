// One task of a person for the page that shows it: what it is about and the form it asks to be filled.
import type { Queryable } from '../../../platform/db.ts';
import { bucketOf, formatId, parseId } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { DefinitionReader } from '../definitions.ts';
import { selectTask } from '../store/tasks.ts';
import { formOf, type TaskForm } from './task-form.ts';

const NO_FORM: TaskForm = {
  formId: null,
  source: 'none',
  schema: { type: 'object', properties: {}, additionalProperties: true },
};

export async function readTask(db: Queryable, reader: DefinitionReader, id: string) {
  const taskId = parseId('tsk', id);
  const task = taskId && (await selectTask(db, { bucket: bucketOf(taskId), taskId }));
  if (!task) return null;
  const definitions = await reader.read(db, await readVersions(db));
  const definition = definitions.find(task.processId, task.version);
  const node = definition?.process.nodes.find((known) => known.id === task.nodeId);
  return {
    taskId: id,
    orderId: formatId('ord', task.orderId),
    processId: task.processId,
    version: task.version,
    node: task.nodeId,
    name: task.name,
    state: task.state,
    candidateGroups: task.candidateGroups,
    candidateUsers: task.candidateUsers,
    assignee: task.assignee,
    dueAt: task.dueAt ? new Date(task.dueAt).toISOString() : null,
    createdAt: task.createdAt.toISOString(),
    endedAt: task.endedAt?.toISOString() ?? null,
    endedBy: task.endedBy,
    input: (task.input ?? {}) as Record<string, unknown>,
    form: definition && node ? formOf(definition.process, node) : NO_FORM,
  };
}
