// Processes: what is deployed, what an order's process is doing, the inbox of tasks, incidents.
import { type Items, type Page, readJson, sendCommand } from './call.ts';

export interface ProcessIncident {
  id: number;
  nodeId: string;
  code: string;
  message: string;
}

export interface OrderProcess {
  instanceId: string;
  processId: string;
  version: number;
  name: string;
  status: 'active' | 'incident' | 'completed' | 'failed' | 'cancelled';
  startedAt: string;
  endedAt: string | null;
  at: string[];
  waits: { type: string; node: string }[];
  variables: Record<string, unknown>;
  incidents: ProcessIncident[];
}

export interface ProcessDefinition {
  processId: string;
  version: number;
  name: string;
  deployedAt: string;
  deployedBy: string;
  instances: Record<string, number>;
}

export interface Task {
  taskId: string;
  orderId: string;
  node: string;
  name: string;
  candidateGroups: string[];
  assignee: string | null;
  dueAt: string | null;
  form: unknown;
  input: Record<string, unknown> | null;
  createdAt: string;
}

export interface Incident {
  incidentId: string;
  orderId: string;
  node: string;
  code: string;
  message: string;
  details: unknown;
  raisedAt: string;
}

export const readOrderProcesses = (orderId: string) =>
  readJson<Items<OrderProcess>>('/v1/orders/:orderId/processes', { orderId });

export const listDefinitions = () => readJson<Items<ProcessDefinition>>('/v1/processes');

export const readModel = (processId: string, version: number) =>
  readJson<{ xml: string }>('/v1/processes/:processId/versions/:version', { processId, version });

export const listTasks = (query: { orderId?: string } = {}) =>
  readJson<Page<Task>>('/v1/tasks', {}, { ...query, limit: 200 });

export const listIncidents = (query: { orderId?: string } = {}) =>
  readJson<Page<Incident>>('/v1/incidents', {}, { ...query, limit: 200 });

export const claimTask = (taskId: string, release: boolean, idempotencyKey: string) =>
  sendCommand<unknown>({
    path: '/v1/tasks/:taskId/claim',
    params: { taskId },
    body: release ? { release } : {},
    idempotencyKey,
  });

export const completeTask = (taskId: string, variables: Record<string, unknown>, idempotencyKey: string) =>
  sendCommand<unknown>({
    path: '/v1/tasks/:taskId/complete',
    params: { taskId },
    body: { variables },
    idempotencyKey,
  });

export type IncidentAction = 'retry' | 'repair' | 'cancel';

export const settleIncident = (
  incidentId: string,
  body: { action: IncidentAction; variables?: Record<string, unknown> },
  idempotencyKey: string,
) =>
  sendCommand<unknown>({
    path: '/v1/incidents/:incidentId/settle',
    params: { incidentId },
    body,
    idempotencyKey,
  });
