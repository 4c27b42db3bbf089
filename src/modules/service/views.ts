// The forms of what the routes of service answer.
import Type from 'typebox';
import { CaseId, CustomerId, Kind, nullable, PriorityName, State } from './schemas.ts';

const OrNull = nullable(Type.String());

export const CaseRow = Type.Object({
  caseId: CaseId,
  number: Type.String(),
  kind: Kind,
  state: State,
  priority: PriorityName,
  subject: Type.String(),
  customerId: OrNull,
  name: OrNull,
  email: OrNull,
  locale: Type.String(),
  channel: OrNull,
  assignee: OrNull,
  tags: Type.Array(Type.String()),
  openedAt: Type.String(),
  openedBy: Type.String(),
  firstResponseDue: Type.String(),
  firstResponseAt: OrNull,
  resolutionDue: Type.String(),
  dueAt: OrNull,
  overdue: Type.Boolean(),
  resolution: OrNull,
  resolvedAt: OrNull,
  closedAt: OrNull,
  reopened: Type.Integer(),
  mergedInto: OrNull,
  lastMessageAt: Type.String(),
});

const OrderLine = Type.Object({
  orderId: Type.String(),
  number: Type.String(),
  status: Type.String(),
  placedAt: Type.String(),
  totalMinor: Type.Integer(),
  currency: Type.String(),
});

export const AppeasementRow = Type.Object({
  appeasementId: Type.String(),
  orderId: Type.String(),
  caseId: OrNull,
  state: Type.String(),
  currency: Type.String(),
  amountMinor: Type.Integer(),
  reason: Type.String(),
  note: OrNull,
  askedBy: Type.String(),
  askedRole: Type.String(),
  askedAt: Type.String(),
  decidedBy: OrNull,
  decidedAt: OrNull,
  decisionNote: OrNull,
  settle: OrNull,
});

export const CasePage = Type.Object({
  ...CaseRow.properties,
  concerns: Type.Array(
    Type.Object({
      orderId: Type.String(),
      lineNo: Type.Optional(Type.Integer()),
      quantity: Type.Optional(Type.Integer()),
      shipmentId: Type.Optional(Type.String()),
    }),
  ),
  orders: Type.Array(OrderLine),
  messages: Type.Array(
    Type.Object({
      messageId: Type.String(),
      kind: Type.String(),
      text: Type.String(),
      author: Type.String(),
      writtenAt: Type.String(),
      mailId: OrNull,
    }),
  ),
  linked: Type.Array(
    Type.Object({ caseId: CaseId, number: Type.String(), subject: Type.String(), state: State }),
  ),
  appeasements: Type.Array(AppeasementRow),
  history: Type.Array(
    Type.Object({
      type: Type.String(),
      occurredAt: Type.String(),
      actor: Type.String(),
      attributes: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
});

export const CustomerOverview = Type.Object({
  customerId: CustomerId,
  kind: Type.String(),
  name: Type.String(),
  email: OrNull,
  phone: OrNull,
  locale: Type.String(),
  tags: Type.Array(Type.String()),
  creditLimit: nullable(Type.Object({ amountMinor: Type.Integer(), currency: Type.String() })),
  paymentTermsDays: nullable(Type.Integer()),
  value: Type.Array(
    Type.Object({
      currency: Type.String(),
      orders: Type.Integer(),
      cancelledOrders: Type.Integer(),
      openOrders: Type.Integer(),
      orderedMinor: Type.Integer(),
      averageMinor: nullable(Type.Integer()),
      netRevenueMinor: Type.Integer(),
      creditedMinor: Type.Integer(),
      receivableMinor: Type.Integer(),
      firstOrderAt: Type.String(),
      lastOrderAt: Type.String(),
    }),
  ),
  onTimeShare: nullable(Type.Number()),
  deliveredUnits: Type.Integer(),
  returnedUnits: Type.Integer(),
  more: Type.Boolean(),
  openOrders: Type.Array(OrderLine),
  openCases: Type.Array(CaseRow),
});

export const ContactRow = Type.Object({
  contactId: Type.String(),
  kind: Type.Enum(['mail', 'customer', 'reply', 'note', 'customer-note'] as const),
  at: Type.String(),
  author: OrNull,
  text: OrNull,
  template: OrNull,
  state: OrNull,
  orderId: OrNull,
  caseId: OrNull,
  caseNumber: OrNull,
});
