// The port to payment providers: what an adapter in integrations has to offer, and how an operation is named to it. No adapter
// here, no call either: tasks.ts calls.
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';

export interface GatewayRequest {
  /** The provider does the same key once, however often it is asked. */
  readonly idempotencyKey: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** What is charged (a card token), where known. */
  readonly token: string | null;
  /** authorise: an earlier authorisation; capture, void: the authorisation; refund: the capture. */
  readonly reference: string | null;
}

export type GatewayResult =
  | { readonly kind: 'succeeded'; readonly providerReference: string; readonly expiresAt?: Date | null }
  | { readonly kind: 'declined'; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown' };

/** `absent`: the provider has never heard of that key, so the operation has not happened. */
export type LookupResult = GatewayResult | { readonly kind: 'absent' };

/**
 * One provider. Every call ends when `signal` fires; what then is not known counts as unknown. An adapter throws Outage when it
 * could not reach the provider at all. A capture on an ended authorisation is declined with AUTHORISATION_EXPIRED.
 */
export interface PaymentGateway {
  readonly provider: string;
  authorise(request: GatewayRequest, signal: AbortSignal): Promise<GatewayResult>;
  capture(request: GatewayRequest, signal: AbortSignal): Promise<GatewayResult>;
  /** Releases what an authorisation still holds. */
  void(request: GatewayRequest, signal: AbortSignal): Promise<GatewayResult>;
  refund(request: GatewayRequest, signal: AbortSignal): Promise<GatewayResult>;
  lookup(idempotencyKey: string, signal: AbortSignal): Promise<LookupResult>;
  /** Many captures in one call, answered in order; used where present. */
  captureMany?(requests: readonly GatewayRequest[], signal: AbortSignal): Promise<GatewayResult[]>;
}

/** An answer that comes by itself, after or without a call. */
export interface GatewayNotification {
  readonly idempotencyKey: string;
  readonly result: GatewayResult;
}

export function operationKey(operation: { orderId: Uuid; operationId: Uuid }): string {
  return `${formatId('ord', operation.orderId)}.${formatId('pop', operation.operationId)}`;
}

/** The public ids within a key, or null when it is not one of ours. */
export function parseOperationKey(key: string): { orderId: string; operationId: string } | null {
  const [orderId, operationId, ...rest] = key.split('.');
  if (orderId === undefined || operationId === undefined || rest.length > 0) return null;
  return parseId('ord', orderId) && parseId('pop', operationId) ? { orderId, operationId } : null;
}
