// Cases as the API shows them: queues, one case whole, what is said in it and done for the customer, approvals.
import { type AnswerOf, type BodyOf, getJson, type ItemOf, type QueryOf, type SendName } from './call.ts';
import { sendJson } from './send.ts';

export type CaseSummary = ItemOf<'/v1/cases'>;
export type Case = AnswerOf<'/v1/cases/{caseId}'>;
export type CaseMessage = Case['messages'][number];
export type CaseOrder = Case['orders'][number];
export type CaseKind = CaseSummary['kind'];
export type CaseState = CaseSummary['state'];
export type Priority = CaseSummary['priority'];
export type Appeasement = ItemOf<'/v1/appeasements'>;
export type NewCase = BodyOf<'POST /v1/cases'>;
export type ServiceSettings = AnswerOf<'/v1/service-settings'>;
export type CaseFilter = Omit<QueryOf<'/v1/cases'>, 'limit' | 'after'>;
export type Queue = NonNullable<CaseFilter['queue']>;
export type Resolution = BodyOf<'POST /v1/cases/{caseId}/resolve'>['resolution'];
export type AppeasementReason = BodyOf<'POST /v1/orders/{orderId}/appeasements'>['reason'];

export const QUEUES = ['mine', 'unassigned', 'overdue', 'open', 'all'] as const satisfies readonly Queue[];
export const CASE_KINDS = [
  'inquiry',
  'lost',
  'damaged',
  'wrong-item',
  'missing-item',
  'late',
  'billing',
  'complaint',
  'other',
] as const satisfies readonly CaseKind[];
export const CASE_STATES = [
  'open',
  'waiting-for-us',
  'waiting-for-customer',
  'resolved',
  'closed',
] as const satisfies readonly CaseState[];
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const satisfies readonly Priority[];
/** `duplicate` is what a merge says. */
export const RESOLUTIONS = [
  'answered',
  'replaced',
  'refunded',
  'appeased',
  'no-action',
  'withdrawn',
] as const satisfies readonly Resolution[];
export const APPEASEMENT_REASONS = [
  'late',
  'lost',
  'damaged',
  'wrong-item',
  'missing-item',
  'poor-service',
  'price-difference',
  'goodwill',
] as const satisfies readonly AppeasementReason[];

export const listCases = (filter: CaseFilter, after: string | undefined) =>
  getJson('/v1/cases', { query: { ...filter, ...(after === undefined ? {} : { after }), limit: 50 } });

export const readQueues = () => getJson('/v1/case-queues');

export const readCase = (caseId: string) => getJson('/v1/cases/{caseId}', { path: { caseId } });

export const readServiceSettings = () => getJson('/v1/service-settings');

export const listColleagues = () => getJson('/v1/colleagues');

export const listAppeasements = (orderId: string | undefined, after: string | undefined) =>
  getJson('/v1/appeasements', {
    query: { ...(orderId ? { orderId } : {}), ...(after === undefined ? {} : { after }) },
  });

type CaseCommand =
  Extract<SendName, `POST /v1/cases/{caseId}/${string}`> extends `POST ${infer P}` ? P : never;
type CaseBody<P extends CaseCommand> = BodyOf<`POST ${P}`>;

export const openCase = (body: NewCase, idempotencyKey: string) =>
  sendJson('POST', '/v1/cases', { body, idempotencyKey });

export const changeCase = (
  caseId: string,
  body: BodyOf<'PATCH /v1/cases/{caseId}'>,
  idempotencyKey: string,
) => sendJson('PATCH', '/v1/cases/{caseId}', { path: { caseId }, body, idempotencyKey });

export const addMessage = (
  caseId: string,
  body: CaseBody<'/v1/cases/{caseId}/messages'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/cases/{caseId}/messages', { path: { caseId }, body, idempotencyKey });

export const assignCase = (caseId: string, assignee: string | null, idempotencyKey: string) =>
  sendJson('POST', '/v1/cases/{caseId}/assign', { path: { caseId }, body: { assignee }, idempotencyKey });

/** One outcome for each case, in order. */
export const assignCases = (caseIds: readonly string[], assignee: string | null, idempotencyKey: string) =>
  sendJson('POST', '/v1/cases/assign/bulk', {
    body: { items: caseIds.map((caseId) => ({ caseId, assignee })) },
    idempotencyKey,
  });

export const resolveCase = (
  caseId: string,
  body: CaseBody<'/v1/cases/{caseId}/resolve'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/cases/{caseId}/resolve', { path: { caseId }, body, idempotencyKey });

export const reopenCase = (
  caseId: string,
  body: CaseBody<'/v1/cases/{caseId}/reopen'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/cases/{caseId}/reopen', { path: { caseId }, body, idempotencyKey });

export const closeCase = (caseId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/cases/{caseId}/close', { path: { caseId }, idempotencyKey });

export const mergeCase = (caseId: string, intoCaseId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/cases/{caseId}/merge', { path: { caseId }, body: { intoCaseId }, idempotencyKey });

export const linkCase = (caseId: string, body: CaseBody<'/v1/cases/{caseId}/link'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/cases/{caseId}/link', { path: { caseId }, body, idempotencyKey });

export const orderReplacement = (
  caseId: string,
  body: CaseBody<'/v1/cases/{caseId}/replacement'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/cases/{caseId}/replacement', { path: { caseId }, body, idempotencyKey });

export const refundLines = (
  caseId: string,
  body: CaseBody<'/v1/cases/{caseId}/refund-lines'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/cases/{caseId}/refund-lines', { path: { caseId }, body, idempotencyKey });

export const grantAppeasement = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/appeasements'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/appeasements', { path: { orderId }, body, idempotencyKey });

export const approveAppeasement = (appeasementId: string, note: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/appeasements/{appeasementId}/approve', {
    path: { appeasementId },
    body: note === '' ? {} : { note },
    idempotencyKey,
  });

export const rejectAppeasement = (appeasementId: string, note: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/appeasements/{appeasementId}/reject', {
    path: { appeasementId },
    body: { note },
    idempotencyKey,
  });
