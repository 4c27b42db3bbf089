// The nouns of orders: what an order is once it is stored. Statuses are derived from quantities, never set by hand.
import type { Id, Uuid } from '../../platform/ids.ts';

export type OrderId = Id<'ord'>;

export const ORDER_STATUSES = [
  'placed',
  'on-hold',
  'backordered',
  'released',
  'partly-shipped',
  'shipped',
  'delivered',
  'closed',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Stages that a unit of a line passes; every unit is in exactly one. */
export const STAGES = [
  'backordered',
  'reserved',
  'released',
  'picked',
  'shipped',
  'delivered',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

export type Quantities = Readonly<Record<Stage, number>> & { readonly ordered: number };

export interface Address {
  name?: string;
  company?: string;
  lines: string[];
  postalCode?: string;
  city: string;
  region?: string;
  country: string;
  phone?: string;
  latitude?: number;
  longitude?: number;
}

/** Where a part of an order goes: an address, or a location where the customer collects it. */
export interface ShipGroup {
  no: number;
  address?: Address;
  pickupLocation?: string;
  method?: string;
  requestedDate?: string;
  giftMessage?: string;
  shippingMinor: number;
  shippingTaxMinor: number;
}

/** Why an order must wait; the words are those of the field (Shopify's hold reasons). */
export const HOLD_REASONS = [
  'AWAITING_PAYMENT',
  'AWAITING_RETURN_ITEMS',
  'HIGH_RISK_OF_FRAUD',
  'INCORRECT_ADDRESS',
  'INVENTORY_OUT_OF_STOCK',
  'UNKNOWN_DELIVERY_DATE',
  'ONLINE_STORE_POST_PURCHASE_CROSS_SELL',
  'CREDIT_LIMIT',
  'OTHER',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why units left the location that was to ship them. */
export const RESOURCING_REASONS = [
  'pick-short',
  'rejected',
  'location-closed',
  'stock-correction',
  'offer-claimed',
  'offer-declined',
  'capacity',
  're-planned',
] as const;
export type ResourcingReason = (typeof RESOURCING_REASONS)[number];

export interface Hold {
  holdId: Id<'hld'>;
  reason: HoldReason;
  note?: string;
  heldBy: string;
  heldAt: string;
}

/** A line that is about to be stored. */
export interface NewLine {
  lineNo: number;
  shipGroup: number;
  skuId: Uuid;
  sku: string;
  name: string;
  ordered: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  returnable: boolean;
  requestedDate: string | null;
  promisedDate: string | null;
  attributes: Record<string, unknown> | null;
  /** Set by sourcing. */
  reserved: number;
  backordered: number;
}

export interface Totals {
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** An order's row as commands lock it. */
export interface OrderRow {
  bucket: number;
  orderId: Uuid;
  number: number;
  channel: string;
  status: OrderStatus;
  currency: string;
  totalMinor: number;
  allowBackorder: boolean;
  shipGroups: ShipGroup[];
  holds: Hold[] | null;
  cancelledAt: Date | null;
  closedAt: Date | null;
  /** It happened elsewhere: no stock is kept for it here and no process runs. */
  imported: boolean;
}

export interface LineRow extends Quantities {
  bucket: number;
  orderId: Uuid;
  lineNo: number;
  shipGroup: number;
  skuId: Uuid;
  sku: string;
  promisedDate: string | null;
}
