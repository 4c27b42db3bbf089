// Processes: what is deployed, what an order's process is doing, the inbox of tasks, incidents.
import { type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type OrderProcess = ItemOf<'/v1/orders/{orderId}/processes'>;
export type ProcessDefinition = ItemOf<'/v1/processes'>;
export type Task = ItemOf<'/v1/tasks'>;
export type Incident = ItemOf<'/v1/incidents'>;

export const readOrderProcesses = (orderId: string) =>
  getJson('/v1/orders/{orderId}/processes', { path: { orderId } });

export const listDefinitions = () => getJson('/v1/processes');

export const readModel = (processId: string, version: number) =>
  getJson('/v1/processes/{processId}/versions/{version}', { path: { processId, version } });

export const listTasks = (query: { orderId?: string } = {}) =>
  getJson('/v1/tasks', { query: { ...query, limit: 200 } });

export const listIncidents = (query: { orderId?: string } = {}) =>
  getJson('/v1/incidents', { query: { ...query, limit: 200 } });

/** One task with the form that it asks to be filled. */
export const readTask = (taskId: string) => getJson('/v1/tasks/{taskId}', { path: { taskId } });

export const claimTask = (taskId: string, release: boolean, idempotencyKey: string) =>
  sendJson('POST', '/v1/tasks/{taskId}/claim', {
    path: { taskId },
    body: release ? { release } : {},
    idempotencyKey,
  });

export const completeTask = (
  taskId: string,
  variables: NonNullable<BodyOf<'POST /v1/tasks/{taskId}/complete'>>['variables'],
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/tasks/{taskId}/complete', { path: { taskId }, body: { variables }, idempotencyKey });

export const settleIncident = (
  incidentId: string,
  body: BodyOf<'POST /v1/incidents/{incidentId}/settle'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/incidents/{incidentId}/settle', { path: { incidentId }, body, idempotencyKey });

export const cancelProcess = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/processes/cancel'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/processes/cancel', { path: { orderId }, body, idempotencyKey });
