// Schema pieces and views that the commands and routes of payments share.
import Type from 'typebox';
import { formatId } from '../../platform/ids.ts';
import { Code, IdOf } from '../../platform/schemas.ts';
import type { Operation, OrderBook } from './types.ts';

export const SourceId = Code(100, 'What it is for (a shipment, a return, a decision): asked once');

const OPERATION_STATES = ['requested', 'waiting', 'succeeded', 'declined', 'unknown'] as const;
const KINDS = ['authorise', 'capture', 'void', 'refund'] as const;

/** What commands answer: operations that serve the request, and the states of the order's payments after it. */
export const Done = Type.Object(
  {
    operations: Type.Array(
      Type.Object({
        operationId: IdOf('pop'),
        paymentId: IdOf('pay'),
        kind: Type.Enum(KINDS),
        amountMinor: Type.Integer(),
        state: Type.Enum(OPERATION_STATES),
      }),
    ),
    payments: Type.Array(Type.Object({ paymentId: IdOf('pay'), state: Type.String() })),
  },
  { additionalProperties: false },
);
export type Done = Type.Static<typeof Done>;

export function showDone(book: OrderBook, operations: readonly Operation[]): Done {
  return {
    operations: operations.map((each) => ({
      operationId: formatId('pop', each.operationId),
      paymentId: formatId('pay', each.paymentId),
      kind: each.kind,
      amountMinor: each.amountMinor,
      state: each.state,
    })),
    payments: book.payments.map((each) => ({
      paymentId: formatId('pay', each.paymentId),
      state: each.state,
    })),
  };
}
