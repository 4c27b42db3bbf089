// The nouns of supply: suppliers, purchase orders, transfers, proposals. States are derived from quantities, never set by hand.
import type { Uuid } from '../../platform/ids.ts';
import type { AllocationRule } from './rules/allocate-supply.ts';
import type { OrderCalendar } from './rules/order-days.ts';

export interface Supplier extends OrderCalendar {
  readonly supplierId: Uuid;
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly email: string | null;
  readonly currency: string;
  /** Calendar days from the day it takes an order to the day the goods come. */
  readonly leadTimeDays: number;
  readonly minimumOrderMinor: number;
  /** How much more than ordered is accepted. */
  readonly overTolerancePercent: number;
  /** Where it delivers unless told. */
  readonly locationId: Uuid | null;
}

/** A SKU that a supplier sells. */
export interface SupplierItem {
  readonly supplierId: Uuid;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly supplierSku: string | null;
  readonly active: boolean;
  readonly packSize: number;
  readonly minimumQuantity: number;
  /** In the supplier's currency. */
  readonly unitCostMinor: number;
  /** Null: the supplier's. */
  readonly leadTimeDays: number | null;
  /** 1 is asked first. */
  readonly rank: number;
}

export const PURCHASE_ORDER_STATES = [
  'draft',
  'placed',
  'confirmed',
  'partly-received',
  'received',
  'closed-short',
  'cancelled',
] as const;
export type PurchaseOrderState = (typeof PURCHASE_ORDER_STATES)[number];

export interface PurchaseOrder {
  readonly purchaseOrderId: Uuid;
  readonly number: number;
  readonly supplierId: Uuid;
  readonly locationId: Uuid;
  state: PurchaseOrderState;
  readonly currency: string;
  reference: string | null;
  note: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  placedAt: Date | null;
  /** The day on which the supplier takes it. */
  orderOn: string | null;
  confirmedAt: Date | null;
  endedAt: Date | null;
}

/** Where the units of a line are: open + received + damaged + cancelled = ordered + over. */
export interface PurchaseLine {
  readonly purchaseOrderId: Uuid;
  readonly lineNo: number;
  readonly supplyId: Uuid;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly ordered: number;
  /** Of the ordered units, as the supplier says. */
  confirmed: number;
  /** Still to come. */
  open: number;
  received: number;
  /** Came, but not fit for the shelf. */
  damaged: number;
  cancelled: number;
  /** Came beyond what was ordered. */
  over: number;
  readonly unitCostMinor: number;
  readonly requestedOn: string | null;
  expectedOn: string | null;
}

export interface DateChange {
  readonly purchaseOrderId: Uuid;
  readonly lineNo: number;
  readonly expectedOn: string;
  readonly previousOn: string | null;
  readonly reason: string;
  readonly changedBy: string;
}

export interface ReceiptLine {
  readonly purchaseOrderId: Uuid;
  readonly receiptId: Uuid;
  readonly at: number;
  readonly lineNo: number;
  readonly quantity: number;
  readonly damaged: number;
  readonly replaced: boolean;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly deliveryNote: string | null;
  readonly note: string | null;
  readonly receivedBy: string;
}

export const TRANSFER_STATES = ['requested', 'shipped', 'partly-received', 'received', 'cancelled'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export interface Transfer {
  readonly transferId: Uuid;
  readonly number: number;
  readonly fromLocationId: Uuid;
  readonly toLocationId: Uuid;
  state: TransferState;
  reference: string | null;
  readonly note: string | null;
  expectedOn: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  shippedAt: Date | null;
  endedAt: Date | null;
}

/** Units of a lot on their way. */
export interface TransitLot {
  readonly lot: string;
  readonly expiresOn: string | null;
  readonly quantity: number;
}

/** Where the units of a line are: waiting + inTransit + received + lost + cancelled = requested. */
export interface TransferLine {
  readonly transferId: Uuid;
  readonly lineNo: number;
  readonly supplyId: Uuid;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly requested: number;
  /** Not sent yet. */
  waiting: number;
  inTransit: number;
  received: number;
  lost: number;
  cancelled: number;
  /** What is on its way, first to expire first; empty where lots are not tracked. */
  transitLots: readonly TransitLot[];
}

/** From this day on a SKU leaves a location. */
export interface Release {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly releaseOn: string;
}

/** Whoever fits one of the channels or one of the customer's tags is in the class. */
export interface PriorityClass {
  readonly name: string;
  readonly channels: readonly string[];
  readonly customerTags: readonly string[];
}

export interface AllocationPolicy {
  /** Empty: of all SKUs that have none of their own. */
  readonly sku: string;
  readonly rule: AllocationRule;
  /** Most urgent first; who is in none comes last. */
  readonly classes: readonly PriorityClass[];
}
