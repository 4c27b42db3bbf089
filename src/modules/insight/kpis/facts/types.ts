// The nouns of facts: what is read of an order, and what is known of it afterwards. Instants are milliseconds since 1970 UTC, days are days
// since 1970 in the shop's time zone.

import type { Uuid } from '../../../../platform/ids.ts';

/** An event of the order's sequence. */
export interface OrderEvent {
  readonly type: string;
  readonly at: number;
  readonly actor: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly objects: readonly (readonly [type: string, id: string, qualifier: string])[];
}

export interface SnapshotLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly ordered: number;
  readonly shipped: number;
  readonly delivered: number;
  readonly cancelled: number;
  /** Came back or were given back, as the order's lines say. */
  readonly returned: number;
  /** With its share of discounts and with its tax. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  /** `YYYY-MM-DD`. */
  readonly requestedDate: string | null;
  readonly firstPromisedDate: string | null;
  readonly lastPromisedDate: string | null;
}

export interface SnapshotDecision {
  readonly costParts: Readonly<Partial<Record<string, number>>>;
  readonly backordered: readonly { readonly lineNo: number; readonly quantity: number }[];
  readonly allocations: readonly {
    readonly lineNo: number;
    readonly location: string;
    readonly quantity: number;
  }[];
}

/** What the events of an order do not say. */
export interface OrderSnapshot {
  /** Number that is the order's alone: its number within the bucket, and the bucket. */
  readonly orderNo: number;
  readonly orderId: string;
  readonly number: string;
  readonly channel: string;
  readonly status: string;
  readonly placedAt: number;
  readonly cancelledAt: number | null;
  readonly closedAt: number | null;
  readonly currency: string;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly customerId: Uuid | null;
  readonly customerKind: 'person' | 'company' | null;
  readonly customerTags: readonly string[];
  readonly country: string | null;
  readonly processVersion: string | null;
  readonly imported: boolean;
  readonly shipGroups: number;
  /** Holds that stand now. */
  readonly holds: readonly { readonly holdId: string; readonly reason: string; readonly heldAt: number }[];
  readonly lines: readonly SnapshotLine[];
  readonly decisions: readonly SnapshotDecision[];
  /** Movements of what the customer owes, oldest first: more owed is positive. */
  readonly receivable: readonly {
    readonly at: number;
    readonly amountMinor: number;
    readonly isInvoice: boolean;
  }[];
  /** Credit notes without their tax. */
  readonly creditedNetMinor: number;
}

/** How an order kept one of its three kinds of dates. */
export interface DateFact {
  /** At least one line has such a date. */
  readonly has: boolean;
  /** Days after the date, of the line that was latest; null while something with a date has not arrived. */
  readonly lateDays: number | null;
  /** Every line came before its day began. */
  readonly beforeDay: boolean | null;
  /** Earliest such day among lines that have not arrived completely. */
  readonly openDay: number | null;
}

export interface OrderFact {
  readonly snapshot: OrderSnapshot;
  readonly placedDay: number;
  readonly paidAt: number | null;
  readonly releasedAt: number | null;
  readonly firstPickedAt: number | null;
  readonly lastPickedAt: number | null;
  readonly packedAt: number | null;
  readonly firstShippedAt: number | null;
  readonly lastShippedAt: number | null;
  readonly deliveredAt: number | null;
  readonly deliveredDay: number | null;
  /** Seconds from placement to delivery of the last unit, when it is delivered and both are known. */
  readonly cycle: CycleFact | null;
  readonly isEmpty: boolean;
  readonly isCancelled: boolean;
  readonly isCancelledByCustomer: boolean;
  /** Every unit has been shipped or cancelled. */
  readonly isEnded: boolean;
  /** Ended, and something has left. */
  readonly hasLeft: boolean;
  /** Every unit has been delivered or cancelled. */
  readonly isDone: boolean;
  /** Done, and something has arrived. */
  readonly isDelivered: boolean;
  readonly requested: DateFact;
  readonly firstPromised: DateFact;
  readonly lastPromised: DateFact;
  readonly requestedDay: number | null;
  readonly firstPromisedDay: number | null;
  readonly lastPromisedDay: number | null;
  readonly isInFull: boolean;
  readonly isUndamaged: boolean;
  readonly isDocumented: boolean;
  readonly shipments: number;
  /** What stock the order met is known. */
  readonly isStockKnown: boolean;
  readonly isFilled: boolean;
  readonly touches: number;
  readonly wasHeld: boolean;
  /** Of holds that have ended. */
  readonly heldSeconds: number;
  readonly heldSince: number | null;
  readonly cancelReason: string | null;
  readonly orderedNetMinor: number;
  readonly revenueMinor: number;
  readonly costs: { readonly shipping: number; readonly handling: number; readonly splits: number } | null;
  readonly goodwillMinor: number;
  readonly invoicedMinor: number;
  /** Money × seconds up to `owedAt`. */
  readonly owedSeconds: number;
  readonly owedMinor: number;
  readonly owedAt: number | null;
  /** How many ratings of 1, 2, 3, 4, 5 stars. */
  readonly stars: readonly [number, number, number, number, number];
  readonly locations: readonly string[];
  readonly carriers: readonly string[];
  readonly lines: readonly LineFact[];
  readonly reasons: readonly ReasonFact[];
  readonly shipmentFacts: readonly ShipmentFact[];
}

/** Seconds; the four add up to the whole. */
export interface CycleFact {
  readonly seconds: number;
  readonly toReleased: number;
  readonly toPicked: number;
  readonly toShipped: number;
  readonly toDelivered: number;
}

/** A line at a location; its counts stand at its main location, picks where they were made. */
export interface LineFact {
  readonly lineNo: number;
  readonly sku: string;
  readonly location: string | null;
  readonly carrier: string | null;
  readonly lines: 0 | 1;
  readonly units: number;
  readonly filledUnits: number;
  readonly filledLines: 0 | 1;
  readonly waitedUnits: number;
  readonly waitedLines: 0 | 1;
  readonly pickedUnits: number;
  readonly shortUnits: number;
  /** Anywhere. */
  readonly pickedLines: 0 | 1;
  readonly shortLines: 0 | 1;
  readonly leftUnits: number;
  readonly returnedUnits: number;
  readonly cancelledUnits: number;
  readonly netMinor: number;
  readonly requestedDay: number | null;
  readonly firstPromisedDay: number | null;
  readonly lastPromisedDay: number | null;
  readonly deliveredAt: number | null;
}

export interface ReasonFact {
  readonly kind: 'hold' | 'short' | 'return' | 'cancel';
  readonly reason: string | null;
  readonly lineNo: number | null;
  readonly units: number;
  readonly seconds: number;
  /** A hold that stands. */
  readonly since: number | null;
}

export interface ShipmentFact {
  readonly shipmentId: string;
  readonly location: string | null;
  readonly carrier: string | null;
  readonly units: number;
  readonly shippedAt: number | null;
  readonly deliveredAt: number | null;
}
