// Routes by which finance works over all orders: receivables, reconciliation, refunds, payouts and files.
import Type from 'typebox';
import { commandRoute, fileRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { CalendarDate, Code, IdOf, Page, pageQuery } from '../../../platform/schemas.ts';
import { previewSettlement } from '../commands/preview-settlement.ts';
import { recordSettlement } from '../commands/record-settlement.ts';
import {
  exportReceivables,
  exportSettlements,
  listReceivables,
  listRefunds,
  listSettlements,
  REFUND_GROUPS,
  readAgeing,
  readReconciliation,
  readSettlementLines,
} from '../finance-lists.ts';

const tag = 'Payments';
const READERS = ['finance', 'read-only'] as const;
const closed = { additionalProperties: false } as const;
const NoQuery = Type.Object({}, closed);
const period = { from: CalendarDate, to: CalendarDate };
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Amount = Type.Integer();

const ReceivableView = Type.Object({
  orderId: IdOf('ord'),
  orderNumber: orNull(Type.String()),
  customerId: orNull(IdOf('cus')),
  customerName: orNull(Type.String()),
  currency: Type.String(),
  openMinor: Amount,
  issuedAt: Type.String(),
  dueOn: Type.String(),
  daysOverdue: Type.Integer(),
});

const aged = {
  currency: Type.String(),
  orders: Type.Integer(),
  notDueMinor: Amount,
  upTo30Minor: Amount,
  upTo60Minor: Amount,
  upTo90Minor: Amount,
  over90Minor: Amount,
  openMinor: Amount,
};
const AgeingView = Type.Object({
  customerId: orNull(IdOf('cus')),
  customerName: orNull(Type.String()),
  ...aged,
});

const DayView = Type.Object({
  provider: Type.String(),
  currency: Type.String(),
  day: Type.String(),
  captures: Type.Integer(),
  capturedMinor: Amount,
  refunds: Type.Integer(),
  refundedMinor: Amount,
  settledMinor: Type.Integer({ description: 'Of these, paid out' }),
  toSettleMinor: Type.Integer({ description: 'Of these, not paid out yet' }),
  bookedInMinor: Type.Integer({ description: 'Debited to the clearing account that day' }),
  bookedOutMinor: Type.Integer({ description: 'Credited to the clearing account that day' }),
});

const RefundView = Type.Object({
  orderId: IdOf('ord'),
  orderNumber: orNull(Type.String()),
  operationId: IdOf('pop'),
  paymentId: IdOf('pay'),
  provider: Type.String(),
  currency: Type.String(),
  amountMinor: Amount,
  sourceId: Type.String(),
  retryMinor: orNull(
    Type.Integer({ description: 'What failed: the amount with which its source is refunded once more' }),
  ),
  state: Type.String(),
  reason: orNull(Type.String()),
  code: orNull(Type.String()),
  message: orNull(Type.String()),
  requestedAt: Type.String(),
  settledAt: orNull(Type.String()),
});

const SettlementView = Type.Object({
  provider: Type.String(),
  payoutId: Type.String(),
  paidOn: Type.String(),
  currency: Type.String(),
  grossMinor: Amount,
  feeMinor: Amount,
  netMinor: Amount,
  lines: Type.Integer(),
  differences: Type.Integer(),
  recordedAt: Type.String(),
  recordedBy: Type.String(),
});

const LineView = Type.Object({
  lineNo: Type.Integer(),
  reference: Type.String(),
  grossMinor: Amount,
  feeMinor: Amount,
  netMinor: Amount,
  orderId: orNull(IdOf('ord')),
  orderNumber: orNull(Type.String()),
  operationId: orNull(IdOf('pop')),
  paymentId: Type.Union([IdOf('pay'), Type.Null()], {
    description: 'Instead of an operation: money that was taken up front',
  }),
  problem: orNull(Type.String()),
});

export const financeRoutes: Route[] = [...receivableRoutes(), ...settlementRoutes(), ...fileRoutes()];

function receivableRoutes(): Route[] {
  return [
    queryRoute({
      path: '/v1/receivables',
      name: 'payments.listReceivables',
      summary: 'Orders whose customer owes something, the longest due first.',
      roles: READERS,
      params: NoQuery,
      query: Type.Object(
        { customerId: Type.Optional(IdOf('cus')), overdue: Type.Optional(Type.Boolean()), ...pageQuery },
        closed,
      ),
      output: Page(ReceivableView),
      tag,
      run: ({ db, clock }, { query }) => listReceivables(db, clock.now(), query),
    }),
    queryRoute({
      path: '/v1/receivables/ageing',
      name: 'payments.readAgeing',
      summary:
        'What customers owe in buckets of days overdue: the 200 largest, and all together by currency.',
      roles: READERS,
      params: NoQuery,
      query: NoQuery,
      output: Type.Object({ totals: Type.Array(Type.Object(aged)), items: Type.Array(AgeingView) }),
      tag,
      run: ({ db, clock }) => readAgeing(db, clock.now()),
    }),
    queryRoute({
      path: '/v1/refunds',
      name: 'payments.listRefunds',
      summary: 'Refunds that wait, failed or arrived, newest first.',
      roles: [...READERS, 'service'],
      params: NoQuery,
      query: Type.Object({ state: Type.Enum(REFUND_GROUPS), ...pageQuery }, closed),
      output: Page(RefundView),
      tag,
      run: ({ db }, { query }) => listRefunds(db, query),
    }),
  ];
}

function settlementRoutes(): Route[] {
  return [
    queryRoute({
      path: '/v1/reconciliation',
      name: 'payments.readReconciliation',
      summary: 'Captures and refunds by provider and day against the clearing accounts of the books.',
      roles: READERS,
      params: NoQuery,
      query: Type.Object(period, closed),
      output: Type.Object({ items: Type.Array(DayView) }),
      tag,
      run: ({ db }, { query }) => readReconciliation(db, query),
    }),
    commandRoute('POST', '/v1/settlements/preview', previewSettlement, { tag }),
    commandRoute('POST', '/v1/settlements', recordSettlement, { tag, status: 201 }),
    queryRoute({
      path: '/v1/settlements',
      name: 'payments.listSettlements',
      summary: 'Payouts of a period, oldest first.',
      roles: READERS,
      params: NoQuery,
      query: Type.Object({ ...period, provider: Type.Optional(Code(60)), ...pageQuery }, closed),
      output: Page(SettlementView),
      tag,
      run: ({ db }, { query }) => listSettlements(db, query),
    }),
    queryRoute({
      path: '/v1/settlements/:provider/:payoutId/lines',
      name: 'payments.readSettlementLines',
      summary: 'A payout with its lines, those that do not agree first.',
      roles: READERS,
      params: Type.Object({
        provider: Code(60),
        payoutId: Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\u0000]*$' }),
      }),
      query: Type.Object(
        { differences: Type.Optional(Type.Boolean({ description: 'Only those that do not agree' })) },
        closed,
      ),
      output: Type.Object({ payout: SettlementView, items: Type.Array(LineView) }),
      tag,
      run: ({ db }, { params, query }) =>
        readSettlementLines(db, params.provider, params.payoutId, query.differences ?? false),
    }),
  ];
}

function fileRoutes(): Route[] {
  const mediaType = 'text/csv; charset=utf-8';
  return [
    fileRoute({
      path: '/v1/exports/receivables.csv',
      name: 'payments.exportReceivables',
      summary: 'Everything that is open now as CSV.',
      roles: READERS,
      params: NoQuery,
      query: NoQuery,
      mediaType: 'text/csv',
      tag,
      run: async ({ db, clock }) => ({
        mediaType,
        fileName: `receivables-${clock.now().toISOString().slice(0, 10)}.csv`,
        body: exportReceivables(db, clock.now()),
      }),
    }),
    fileRoute({
      path: '/v1/exports/settlements.csv',
      name: 'payments.exportSettlements',
      summary: 'The lines of all payouts of a period as CSV.',
      roles: READERS,
      params: NoQuery,
      query: Type.Object(period, closed),
      mediaType: 'text/csv',
      tag,
      run: async ({ db }, { query }) => ({
        mediaType,
        fileName: `settlements-${query.from}-${query.to}.csv`,
        body: exportSettlements(db, query),
      }),
    }),
  ];
}
