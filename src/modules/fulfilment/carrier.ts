// The port to carriers: what an adapter in integrations has to offer. No adapter here, no call either: tasks.ts calls.
import type { Package, TrackingStatus } from './types.ts';

export interface PostalAddress {
  readonly name?: string | undefined;
  readonly company?: string | undefined;
  readonly lines: readonly string[];
  readonly postalCode?: string | undefined;
  readonly city: string;
  readonly region?: string | undefined;
  readonly country: string;
  readonly phone?: string | undefined;
}

export interface BookingRequest {
  /** Names the shipment to the carrier: asked twice with the same one, it makes one label (if it keeps its word). */
  readonly shipmentId: string;
  readonly service: string;
  /** What the customer calls the order. */
  readonly reference: string;
  readonly from: PostalAddress;
  readonly to: PostalAddress;
  readonly packages: readonly Omit<Package, 'lines'>[];
}

export type BookingResult =
  | {
      readonly kind: 'booked';
      readonly service: string;
      readonly trackingNumber: string;
      readonly trackingUrl: string | null;
      readonly labelReference: string;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown' };

/** `absent`: the carrier has never heard of the shipment, so nothing was bought. */
export type BookingLookup = BookingResult | { readonly kind: 'absent' };

/** A label as the carrier made it, such as a PDF of four by six inches. */
export interface CarrierLabel {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * One carrier. Answers come in the order of what was asked. Every call ends when `signal` fires; what then is not known counts as
 * unknown. An adapter throws Outage when it could not reach the carrier at all.
 */
export interface Carrier {
  /** As commands and shipments name it. */
  readonly code: string;
  book(requests: readonly BookingRequest[], signal: AbortSignal): Promise<readonly BookingResult[]>;
  lookup(shipmentIds: readonly string[], signal: AbortSignal): Promise<readonly BookingLookup[]>;
  /** Voids labels that were not used; cancelling twice, or what was never bought, is fine. */
  cancel(shipmentIds: readonly string[], signal: AbortSignal): Promise<void>;
  /** The label of a shipment to print; null where it has none any more. */
  fetchLabel?(shipmentId: string, signal: AbortSignal): Promise<CarrierLabel | null>;
}

/** News of a shipment, as carriers send them: any number of times, in any order. */
export interface TrackingUpdate {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly status: TrackingStatus;
  readonly at: Date;
  readonly description?: string;
}
