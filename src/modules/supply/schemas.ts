// The single place for the schema pieces of supply's inputs and answers.
import Type, { type Static, type TSchema } from 'typebox';
import {
  AmountMinor,
  CalendarDate,
  Code,
  Currency,
  Email,
  IdOf,
  Quantity,
  Text,
} from '../../platform/schemas.ts';
import { Sku } from '../catalog/index.ts';
import { ALLOCATION_RULES } from './rules/allocate-supply.ts';
import { PURCHASE_ORDER_STATES, TRANSFER_STATES } from './types.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const SupplierCode = Code(60, 'Supplier code; case-sensitive');
export const LocationCode = Code(60, 'Location code; case-sensitive');
export const PurchaseOrderId = IdOf('po');
export const TransferId = IdOf('trf');
export const ProposalId = IdOf('prp');
export const LineNo = Type.Integer({ minimum: 1, maximum: 100_000 });
export const Reason = Text(500);
export const Note = Text(2000);
export const Reference = Text(200);
const Days = Type.Integer({ minimum: 0, maximum: 1000 });
const TimeStamp = Type.String({ format: 'date-time' });
export const Lot = Text(60, { description: 'Lot or batch; case-sensitive' });
export const Units = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export const WriteOutcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('changed'),
  Type.Literal('unchanged'),
]);
export type WriteOutcome = Static<typeof WriteOutcome>;

/** Every field of a supplier but its code. */
export const supplierFields = {
  name: Text(200),
  active: Type.Boolean({ description: 'Takes orders' }),
  email: nullable(Email),
  currency: Currency,
  timeZone: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$', maxLength: 64, description: 'IANA name' }),
  leadTimeDays: {
    ...Days,
    description: 'Calendar days from the day it takes an order to the day the goods come',
  },
  minimumOrderMinor: AmountMinor,
  overTolerancePercent: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: 'How much more than ordered is accepted, per line',
  }),
  orderDays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
    description: 'Weekdays on which it takes orders, 1 Monday',
  }),
  closedDates: Type.Array(CalendarDate, { maxItems: 1000, description: 'Dates on which it takes no orders' }),
  cutOff: Type.String({
    pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$',
    maxLength: 5,
    description: "Later orders are the next order day's, HH:MM local",
  }),
  location: nullable({ ...LocationCode, description: 'Where it delivers unless told' }),
};
export const SupplierView = Type.Object({ code: SupplierCode, ...supplierFields });

/** Every field of a supplier's item but supplier and SKU. */
export const itemFields = {
  supplierSku: nullable(Text(100, { description: 'What the supplier calls it' })),
  active: Type.Boolean({ description: 'May be ordered' }),
  packSize: { ...Quantity, description: 'Units in a pack; orders are whole packs' },
  minimumQuantity: { ...Quantity, description: 'Units in an order at least' },
  unitCostMinor: { ...AmountMinor, description: "Minor units of the supplier's currency" },
  leadTimeDays: nullable({ ...Days, description: "Null: the supplier's" }),
  rank: Type.Integer({
    minimum: 1,
    maximum: 100,
    description: 'Among suppliers of the SKU, 1 is asked first',
  }),
};
export const SupplierItemView = Type.Object({ supplier: SupplierCode, sku: Sku, ...itemFields });

export const PurchaseOrderState = Type.Enum(PURCHASE_ORDER_STATES);
export const PurchaseLineView = Type.Object({
  lineNo: LineNo,
  sku: Sku,
  ordered: Type.Integer(),
  confirmed: Type.Integer({ description: 'Of the ordered units, as the supplier says' }),
  open: Type.Integer({ description: 'Still to come' }),
  received: Type.Integer(),
  damaged: Type.Integer(),
  cancelled: Type.Integer(),
  over: Type.Integer({ description: 'Came beyond what was ordered' }),
  unitCostMinor: Type.Integer(),
  requestedOn: nullable(CalendarDate),
  expectedOn: nullable(CalendarDate),
});
export const PurchaseOrderSummary = Type.Object({
  purchaseOrderId: PurchaseOrderId,
  number: Type.String(),
  supplier: SupplierCode,
  location: LocationCode,
  state: PurchaseOrderState,
  currency: Currency,
  totalMinor: Type.Integer(),
  reference: nullable(Type.String()),
  orderOn: nullable(CalendarDate),
  expectedOn: nullable({ ...CalendarDate, description: 'The last day on which something is to come' }),
  createdAt: TimeStamp,
  placedAt: nullable(TimeStamp),
  confirmedAt: nullable(TimeStamp),
  endedAt: nullable(TimeStamp),
});
export const PurchaseOrderView = Type.Object({
  ...PurchaseOrderSummary.properties,
  note: nullable(Type.String()),
  createdBy: Type.String(),
  lines: Type.Array(PurchaseLineView),
});
export type PurchaseOrderView = Static<typeof PurchaseOrderView>;

export const PurchaseOrderDetail = Type.Object({
  ...PurchaseOrderView.properties,
  lines: Type.Array(
    Type.Object({
      ...PurchaseLineView.properties,
      lotTracked: Type.Boolean({ description: 'A receipt has to name the lot' }),
    }),
  ),
  dates: Type.Array(
    Type.Object({
      lineNo: LineNo,
      expectedOn: CalendarDate,
      previousOn: nullable(CalendarDate),
      reason: Type.String(),
      changedBy: Type.String(),
      changedAt: TimeStamp,
    }),
    { description: 'Every date that a line was expected on, oldest first' },
  ),
  receipts: Type.Array(
    Type.Object({
      receiptId: IdOf('rcp'),
      lineNo: LineNo,
      quantity: Type.Integer(),
      damaged: Type.Integer(),
      replaced: Type.Boolean(),
      lot: nullable(Type.String()),
      expiresOn: nullable(CalendarDate),
      deliveryNote: nullable(Type.String()),
      note: nullable(Type.String()),
      receivedBy: Type.String(),
      receivedAt: TimeStamp,
    }),
    { description: 'What came, as it came' },
  ),
});

export const TransferState = Type.Enum(TRANSFER_STATES);
export const TransferView = Type.Object({
  transferId: TransferId,
  number: Type.String(),
  from: LocationCode,
  to: LocationCode,
  state: TransferState,
  reference: nullable(Type.String()),
  note: nullable(Type.String()),
  expectedOn: nullable(CalendarDate),
  requestedBy: Type.String(),
  requestedAt: TimeStamp,
  shippedAt: nullable(TimeStamp),
  endedAt: nullable(TimeStamp),
  lines: Type.Array(
    Type.Object({
      lineNo: LineNo,
      sku: Sku,
      requested: Type.Integer(),
      waiting: Type.Integer({ description: 'Not sent yet' }),
      inTransit: Type.Integer(),
      received: Type.Integer(),
      lost: Type.Integer(),
      cancelled: Type.Integer(),
      transitLots: Type.Array(
        Type.Object({ lot: Type.String(), expiresOn: nullable(CalendarDate), quantity: Type.Integer() }),
        { description: 'Lots on their way, where lots are tracked' },
      ),
    }),
  ),
});
export type TransferView = Static<typeof TransferView>;

export const AllocationRuleName = Type.Enum(ALLOCATION_RULES);

/** Some of what is open of a purchase order. */
export const OpenLines = Type.Optional(
  Type.Array(LineNo, {
    minItems: 1,
    maxItems: 500,
    uniqueItems: true,
    description: 'All open ones unless told',
  }),
);
