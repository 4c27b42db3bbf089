// Schema pieces that the commands and routes of service share.
import Type, { type TSchema } from 'typebox';
import { Code, IdOf, Text } from '../../platform/schemas.ts';
import { APPEASEMENT_REASONS, CASE_KINDS, CASE_STATES, PRIORITIES, RESOLUTIONS } from './types.ts';

export const closed = { additionalProperties: false } as const;
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const CaseId = IdOf('cas');
export const OrderId = IdOf('ord');
export const CustomerId = IdOf('cus');
export const AppeasementId = IdOf('apm');
export const Kind = Type.Enum(CASE_KINDS);
export const State = Type.Enum(CASE_STATES);
export const PriorityName = Type.Enum(PRIORITIES);
export const ResolutionName = Type.Enum(RESOLUTIONS);
export const Reason = Type.Enum(APPEASEMENT_REASONS);
export const Subject = Text(200);
export const Body = Text(10_000);
export const Assignee = Code(120, 'Whose it is, such as user:anna@shop.example');
export const Tags = Type.Array(Code(40), { maxItems: 20, uniqueItems: true });
export const LineNo = Type.Integer({ minimum: 1, maximum: 100_000 });
export const Units = Type.Integer({ minimum: 1, maximum: 1_000_000 });
export const Concerns = Type.Array(
  Type.Union([
    Type.Object({ orderId: OrderId, lineNo: LineNo, quantity: Type.Optional(Units) }, closed),
    Type.Object({ orderId: OrderId, shipmentId: IdOf('shp') }, closed),
  ]),
  { maxItems: 100, description: 'Lines and shipments that it is about' },
);
export const OrderIds = Type.Array(OrderId, { maxItems: 20, uniqueItems: true });

export const CaseAnswer = Type.Object({ caseId: CaseId, number: Type.String(), state: State });

export const AppeasementAnswer = Type.Object({
  appeasementId: AppeasementId,
  orderId: OrderId,
  state: Type.Enum(['granted', 'requested', 'rejected'] as const),
  amountMinor: Type.Integer(),
  currency: Type.String(),
  settle: nullable(Type.Enum(['refund', 'receivable'] as const)),
});
