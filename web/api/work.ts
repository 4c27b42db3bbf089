// What waits at the locations and how it is worked on: queues, pick lists, barcodes, offers, pick-ups, what may be late.
import { type BodyOf, getJson, type ItemOf, type ResultOf } from './call.ts';
import { sendJson } from './send.ts';

export type LocationWork = ItemOf<'/v1/work-queues'>;
export type Queue = keyof LocationWork['counts'];
export type QueueItem = ItemOf<'/v1/work-queues/{location}/{queue}'>;
export type PickList = Awaited<ReturnType<typeof readPickList>>;
export type PickRow = PickList['rows'][number];
export type ScanResult = ResultOf<'POST /v1/pick-lists/{pickListId}/scan'>;
export type Scanned = Awaited<ReturnType<typeof readScan>>;
export type Offer = ItemOf<'/v1/offers'>;
export type WaitingCustomer = ItemOf<'/v1/pickups/waiting'>;
export type LateRisk = ItemOf<'/v1/late-risks'>;
export type RejectionReason = BodyOf<'POST /v1/fulfilment-orders/{fulfilmentOrderId}/reject'>['reason'];

export const readWorkQueues = () => getJson('/v1/work-queues');

export const readWorkQueue = (location: string, queue: Queue, after?: string, limit = 50) =>
  getJson('/v1/work-queues/{location}/{queue}', { path: { location, queue }, query: { after, limit } });

export const readScan = (code: string) => getJson('/v1/scan/{code}', { path: { code } });

export const createPickList = (body: BodyOf<'POST /v1/pick-lists'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/pick-lists', { body, idempotencyKey });

export const readPickList = (pickListId: string) =>
  getJson('/v1/pick-lists/{pickListId}', { path: { pickListId } });

export const listPickLists = (location: string) =>
  getJson('/v1/pick-lists', { query: { location, limit: 20 } });

export const scanPickList = (pickListId: string, barcode: string, quantity: number, idempotencyKey: string) =>
  sendJson('POST', '/v1/pick-lists/{pickListId}/scan', {
    path: { pickListId },
    body: { barcode, quantity },
    idempotencyKey,
  });

export const finishPickList = (
  pickListId: string,
  body: NonNullable<BodyOf<'POST /v1/pick-lists/{pickListId}/finish'>>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/pick-lists/{pickListId}/finish', { path: { pickListId }, body, idempotencyKey });

/** Packed whole, with the carrier's label; one answer for each. */
export const packMany = (fulfilmentOrderIds: readonly string[], idempotencyKey: string) =>
  sendJson('POST', '/v1/fulfilment-orders/pack/bulk', {
    body: { items: fulfilmentOrderIds.map((fulfilmentOrderId) => ({ fulfilmentOrderId })) },
    idempotencyKey,
  });

/** Handed over to their carriers; one answer for each. */
export const shipMany = (shipmentIds: readonly string[], idempotencyKey: string) =>
  sendJson('POST', '/v1/shipments/ship/bulk', {
    body: { items: shipmentIds.map((shipmentId) => ({ shipmentId })) },
    idempotencyKey,
  });

export const receiveParcel = (shipmentId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/shipments/{shipmentId}/receive', { path: { shipmentId }, idempotencyKey });

export const returnPickup = (
  fulfilmentOrderId: string,
  body: BodyOf<'POST /v1/fulfilment-orders/{fulfilmentOrderId}/return'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/fulfilment-orders/{fulfilmentOrderId}/return', {
    path: { fulfilmentOrderId },
    body,
    idempotencyKey,
  });

export const listWaitingCustomers = (location: string) =>
  getJson('/v1/pickups/waiting', { query: { location, limit: 100 } });

export const announceArrival = (fulfilmentOrderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/pickups/arrive', { body: { fulfilmentOrderId }, idempotencyKey });

export const listOffers = (location: string) => getJson('/v1/offers', { query: { location, limit: 100 } });

export const claimOffer = (offerId: string, location: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/offers/{offerId}/claim', { path: { offerId }, body: { location }, idempotencyKey });

export const declineOffer = (
  offerId: string,
  body: BodyOf<'POST /v1/offers/{offerId}/decline'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/offers/{offerId}/decline', { path: { offerId }, body, idempotencyKey });

export const listLateRisks = (location: string | undefined, after?: string) =>
  getJson('/v1/late-risks', { query: { location, after, limit: 50 } });
