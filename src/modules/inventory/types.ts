// The nouns of inventory: locations, stock, reservations, movements.
import type { Id, Uuid } from '../../platform/ids.ts';

export type LocationId = Id<'loc'>;
export type LocationKind = 'distribution-centre' | 'store' | 'third-party' | 'supplier';
export type MovementType =
  | 'count'
  | 'receipt'
  | 'adjustment'
  | 'shipment'
  | 'return'
  | 'transfer-out'
  | 'transfer-in'
  | 'pick-shortage'
  | 'expiry';

/** Opening hours of one weekday in the location's time zone, `HH:MM`; absent: closed. */
export interface OpeningHours {
  open: string;
  close: string;
}

export interface LocationCalendar {
  /** Monday first, seven entries; null: closed. */
  week: readonly (OpeningHours | null)[];
  /** Dates without work, `YYYY-MM-DD`. */
  closed: readonly string[];
}

export interface LocationAddress {
  lines: readonly string[];
  postalCode: string;
  city: string;
  region?: string | null;
  country: string;
}

export interface Location {
  readonly locationId: Uuid;
  readonly code: string;
  readonly name: string;
  readonly kind: LocationKind;
  readonly active: boolean;
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly address: LocationAddress;
  /** IANA name. */
  readonly timeZone: string;
  readonly calendar: LocationCalendar;
  /** Orders released until then leave the same working day, `HH:MM` local. */
  readonly cutOff: string;
  readonly capacityUnitsPerDay: number | null;
  readonly capabilities: readonly string[];
  /** In the company's currency, per shipment. */
  readonly fixedCostMinor: number;
  /** In the company's currency, per unit. */
  readonly handlingCostMinor: number;
}

/** All locations as of one version. `list` keeps its identity until a location changes: caches may hang on it. */
export interface LocationList {
  readonly list: readonly Location[];
  readonly byId: ReadonlyMap<Uuid, Location>;
  readonly byCode: ReadonlyMap<string, Location>;
  /** Position in `list`. */
  readonly indexOf: ReadonlyMap<Uuid, number>;
}

/** Where the units of a reservation can be; each is in exactly one place. */
export type ReservationStage = 'reserved' | 'released' | 'picked' | 'consumed' | 'freed';

/** Units of one order line at one location. */
export interface ReservationUnits {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly lineNo: number;
  readonly locationId: Uuid;
  readonly skuId: Uuid;
  readonly quantity: number;
}

/** Units that go from one place to another. */
export interface ReservationMove extends ReservationUnits {
  readonly from: ReservationStage;
  readonly to: ReservationStage;
}

/** One row: an order line's units at one location. */
export interface Reservation extends ReservationUnits, Readonly<Record<ReservationStage, number>> {}

export interface StockLevel {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly onHand: number;
  readonly reserved: number;
  readonly safetyStock: number;
  /** On hand is the sum of lots. */
  readonly lotTracked: boolean;
}

export interface NewMovement {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly type: MovementType;
  /** Signed units. */
  readonly quantity: number;
  readonly lot?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly actor: string;
}

export type HoldId = Id<'hld'>;
export type HoldState = 'active' | 'used' | 'released' | 'expired';

/** Units of one SKU that a hold keeps at one location. */
export interface HoldLine {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly quantity: number;
}

/** Stock kept for a cart for a while; while it is active its units count as reserved. */
export interface Hold {
  readonly holdId: Uuid;
  readonly state: HoldState;
  readonly expiresAt: Date;
  readonly reference: string | null;
  readonly channel: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly usedBy: string | null;
  readonly lines: readonly HoldLine[];
}

/** Units of one lot at one location. */
export interface Lot {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly lot: string;
  /** The last day on which it may be sold, `YYYY-MM-DD`; null: it keeps. */
  readonly expiresOn: string | null;
  readonly onHand: number;
  /** Units that somebody was told to take. */
  readonly allocated: number;
}

/** Units of a lot to take. */
export interface LotPick {
  readonly lot: string;
  readonly expiresOn: string | null;
  readonly quantity: number;
}

/** Units of a lot that are told for an order line; `picked` of them are in somebody's hands. */
export interface ToldLot extends LotPick {
  readonly picked: number;
}

export type CountClass = 'A' | 'B' | 'C';
export type CountState = 'open' | 'waiting' | 'posted' | 'cancelled';

/** What was counted of a position, or of one of its lots, beside what the books said at that moment. */
export interface CountEntry {
  /** null: lots are not tracked. */
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly counted: number;
  readonly expected: number;
}

/** One position to count, or counted. */
export interface Count {
  readonly countId: Uuid;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  /** null: somebody asked for it. */
  readonly class: CountClass | null;
  /** `YYYY-MM-DD` at the location. */
  readonly dueOn: string;
  readonly state: CountState;
  readonly openedAt: Date;
  readonly entries: readonly CountEntry[] | null;
  readonly variance: number | null;
  readonly countedBy: string | null;
  readonly countedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

export type CountBasis = 'movements' | 'units' | 'value';

/** How often positions are counted, and which differences somebody has to approve. */
export interface CountRule {
  /** null: every location without a rule of its own. */
  readonly locationId: Uuid | null;
  /** What makes a position important: how often it moves, how many units, or their value. */
  readonly basis: CountBasis;
  /** Of the value. */
  readonly currency: string | null;
  readonly windowDays: number;
  /** Percent of the whole that A, and A and B together, make up. */
  readonly aShare: number;
  readonly bShare: number;
  readonly intervalDaysA: number;
  readonly intervalDaysB: number;
  readonly intervalDaysC: number;
  /** Open counts at a location at most. */
  readonly openLimit: number;
  /** A difference above both waits for approval. */
  readonly approvalUnits: number;
  readonly approvalPercent: number;
}

export type SafetyMethod = 'fixed' | 'days-of-cover' | 'service-level';

/** How much is kept back; the narrowest rule applies: SKU and location, SKU, location, all. */
export interface SafetyRule {
  readonly skuId: Uuid | null;
  readonly locationId: Uuid | null;
  readonly method: SafetyMethod;
  /** fixed. */
  readonly units: number | null;
  /** days-of-cover. */
  readonly coverDays: number | null;
  /** service-level: percent of replenishment cycles without a shortage. */
  readonly serviceLevel: number | null;
  readonly leadTimeDays: number | null;
  readonly leadTimeDeviationDays: number | null;
  /** Days of demand looked at. */
  readonly windowDays: number;
  /** A position is low with this many units left above its safety stock. */
  readonly alertUnits: number;
}

export type SupplySource = 'purchase-order' | 'transfer' | 'return';

/** Units that are still to arrive at a location. */
export interface ExpectedSupply {
  readonly supplyId: Uuid;
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly source: SupplySource;
  /** The purchase order, transfer or return, as people call it. */
  readonly reference: string;
  /** `YYYY-MM-DD` in the location's time zone. */
  readonly dueOn: string;
  readonly quantity: number;
}

/** Units of an order line that wait for stock. */
export interface WaitingUnits {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly lineNo: number;
  readonly skuId: Uuid;
  readonly quantity: number;
  readonly since: Date;
  readonly channel: string;
  /** Code of the only location the units can come from, as for a pick-up; absent: anywhere. */
  readonly location?: string | undefined;
}
