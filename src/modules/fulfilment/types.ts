// The nouns of fulfilment: what a location has to pick and what leaves it. Types only.
import type { Uuid } from '../../platform/ids.ts';

export const FULFILMENT_STATES = [
  'offered',
  'open',
  'picking',
  'picked',
  'packed',
  'partly-shipped',
  'done',
  'cancelled',
] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

export const SHIPMENT_STATES = [
  'label-requested',
  'labelled',
  'label-failed',
  'shipped',
  'in-transit',
  'out-for-delivery',
  'arrived',
  'at-store',
  'delivered',
  'failed',
  'returned',
  'cancelled',
] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

/**
 * `ship`: a carrier brings it. `pickup`: the customer collects it at the location. `to-store`: a carrier brings it to the store where
 * the customer collects it.
 */
export const FULFILMENT_KINDS = ['ship', 'pickup', 'to-store'] as const;
export type FulfilmentKind = (typeof FULFILMENT_KINDS)[number];

/** Units of a lot. */
export interface LineLot {
  readonly lot: string;
  readonly expiresOn: string | null;
  readonly quantity: number;
}

/**
 * Units of one order line. Each of `quantity` is in one place: still to pick, picked, shipped, cancelled, short (not found) or moved
 * (sourced elsewhere). `packed` are those of `picked` that are in a shipment already.
 */
export interface FulfilmentLine {
  lineNo: number;
  sku: string;
  quantity: number;
  picked: number;
  packed: number;
  shipped: number;
  cancelled: number;
  short: number;
  moved: number;
  /** Where lots are tracked: which were picked. */
  lots?: readonly LineLot[];
}

/** Where a customer who has come waits. */
export interface Arrival {
  bay?: string;
  vehicle?: string;
  note?: string;
}

/** Work taken of a day that has a limit. */
export interface Booking {
  day: string;
  units: number;
  orders: number;
}

/** Steps of work that have a latest time, in their order. */
export type WorkStep = 'pick' | 'ship';

/** What one location has to do for one ship group of an order. */
export interface FulfilmentOrder {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly fulfilmentOrderId: Uuid;
  readonly locationId: Uuid;
  readonly shipGroup: number;
  readonly kind: FulfilmentKind;
  readonly channel: string;
  readonly createdAt: Date;
  readonly revision: number;
  state: FulfilmentState;
  /** The order is on hold. */
  held: boolean;
  /** A pick-up whose goods came in a parcel: that shipment. */
  readonly parcelId: Uuid | null;
  readyBy: Date | null;
  readyUntil: Date | null;
  remindAt: Date | null;
  arrivedAt: Date | null;
  arrival: Arrival | null;
  /** The step that is late. */
  risk: WorkStep | null;
  /** When the next latest time is looked at. */
  riskDueAt: Date | null;
  bookings: Booking[];
  lines: FulfilmentLine[];
}

export interface PackedLine {
  lineNo: number;
  sku: string;
  quantity: number;
}

export interface Package {
  packageId: string;
  weightGrams?: number;
  lengthMm?: number;
  widthMm?: number;
  heightMm?: number;
  lines: PackedLine[];
}

export const TRACKING_STATUSES = [
  'in-transit',
  'out-for-delivery',
  'delivered',
  'delivery-failed',
  'returned-to-sender',
] as const;
export type TrackingStatus = (typeof TRACKING_STATUSES)[number];

export interface TrackingEvent {
  status: TrackingStatus;
  /** RFC 3339, as the carrier says. */
  at: string;
  description?: string;
}

export interface Shipment {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly shipmentId: Uuid;
  readonly fulfilmentOrderId: Uuid;
  readonly kind: FulfilmentKind;
  readonly createdAt: Date;
  readonly revision: number;
  state: ShipmentState;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  carrier: string;
  service: string;
  trackingNumber: string | null;
  trackingUrl: string | null;
  labelReference: string | null;
  failure: { code: string; message: string } | null;
  packages: Package[];
  tracking: TrackingEvent[];
}
