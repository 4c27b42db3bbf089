// Reads of workflow for the API and pages: the inbox, incidents, what an order's processes are doing, what is deployed.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { bucketOf, formatId, parseId } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { DefinitionReader } from './definitions.ts';
import { waitsOf } from './engine/waits.ts';
import { isOver } from './rules.ts';
import { selectDefinitionHeads } from './store/definitions.ts';
import { type IncidentRow, selectIncidents } from './store/incidents.ts';
import { countInstances, selectInstancesOfOrder } from './store/instances.ts';
import { selectOpenTasks, type TaskRow } from './store/tasks.ts';

function publicTask(task: TaskRow) {
  return {
    taskId: formatId('tsk', task.taskId),
    orderId: formatId('ord', task.orderId),
    node: task.nodeId,
    name: task.name,
    candidateGroups: task.candidateGroups,
    candidateUsers: task.candidateUsers,
    assignee: task.assignee,
    dueAt: task.dueAt ? new Date(task.dueAt).toISOString() : null,
    form: task.form,
    input: task.input as Record<string, unknown> | null,
    createdAt: task.createdAt.toISOString(),
  };
}

export interface TaskQuery {
  group?: string | undefined;
  assignee?: string | undefined;
  orderId?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

/** Open tasks, oldest first. */
export async function listTasks(db: Queryable, query: TaskQuery) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const rows = await selectOpenTasks(
    db,
    {
      group: query.group ?? null,
      assignee: query.assignee ?? null,
      orderId: query.orderId ? parseId('ord', query.orderId) : null,
      after: cursor ? { createdAt: new Date(Number(cursor[0])).toISOString(), taskId: cursor[1]! } : null,
    },
    limit + 1,
  );
  const { items, next } = cutPage(rows, limit, (row) => [row.createdAt.getTime(), row.taskId]);
  return { items: items.map(publicTask), next };
}

function publicIncident(incident: IncidentRow) {
  return {
    incidentId: formatId('ino', incident.incidentId),
    orderId: formatId('ord', incident.orderId),
    node: incident.nodeId,
    code: incident.code,
    message: incident.message,
    details: incident.details,
    raisedAt: incident.raisedAt.toISOString(),
  };
}

/** Open incidents, oldest first. */
export async function listIncidents(
  db: Queryable,
  query: { orderId?: string | undefined; limit?: number | undefined; after?: string | undefined },
) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const rows = await selectIncidents(
    db,
    {
      orderId: query.orderId ? parseId('ord', query.orderId) : null,
      after: cursor ? { raisedAt: new Date(Number(cursor[0])).toISOString(), incidentId: cursor[1]! } : null,
    },
    limit + 1,
  );
  const { items, next } = cutPage(rows, limit, (row) => [row.raisedAt.getTime(), row.incidentId]);
  return { items: items.map(publicIncident), next };
}

/** The processes of an order: version, status, where each token stands and what it waits for. */
export async function readOrderProcesses(db: Queryable, reader: DefinitionReader, id: string) {
  const orderId = parseId('ord', id);
  if (!orderId) return null;
  const definitions = await reader.read(db, await readVersions(db));
  const rows = await selectInstancesOfOrder(db, bucketOf(orderId), orderId);
  return {
    items: rows.map((row) => {
      const definition = definitions.find(row.processId, row.version);
      const nodes = definition?.process.nodes ?? [];
      return {
        instanceId: row.instanceId as string,
        processId: row.processId,
        version: row.version,
        name: definition?.name ?? row.processId,
        status: row.status,
        startedAt: row.startedAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
        at: isOver(row.state)
          ? []
          : [
              ...new Set(
                row.state.tokens.filter((token) => token.n >= 0).map((token) => nodes[token.n]?.id ?? ''),
              ),
            ],
        waits:
          definition && !isOver(row.state)
            ? waitsOf(definition.process, row.state).map(({ type, nodeId }) => ({ type, node: nodeId }))
            : [],
        variables: row.state.tokens[0]?.v ?? {},
        incidents: row.state.incidents ?? [],
      };
    }),
  };
}

/** What is deployed, newest version first, with the number of instances by status. */
export async function listDefinitions(db: Queryable) {
  const heads = await selectDefinitionHeads(db);
  const counts = await countInstances(db);
  return {
    items: heads.map((head) => ({
      processId: head.processId,
      version: head.version,
      name: head.name,
      deployedAt: head.deployedAt.toISOString(),
      deployedBy: head.deployedBy,
      instances: Object.fromEntries(
        counts
          .filter((count) => count.processId === head.processId && count.version === head.version)
          .map((count) => [count.status, count.instances]),
      ),
    })),
  };
}
