// Takes a provider's answer to an operation, whichever way it came (call, look-up, notification) and however often: the first one
// counts, the same one again changes nothing, another one is refused.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { IdOf, Instant, Text } from '../../../platform/schemas.ts';
import type { Changes } from '../changes.ts';
import { paymentRefusals } from '../errors.ts';
import { markUnknown, requestAgain, settleDeclined, settleSucceeded } from '../operations.ts';
import type { Planned } from '../plan.ts';
import { RESULT_TABLE } from '../rules.ts';
import { Done } from '../schemas.ts';
import type { Operation, OrderBook, Payment } from '../types.ts';
import { workOnOrders } from '../work-on-orders.ts';

const Result = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('succeeded'),
      providerReference: Text(200),
      expiresAt: Type.Optional(Type.Union([Instant, Type.Null()])),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('declined'), code: Text(100), message: Text(500) },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('unknown') }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('absent') },
    { additionalProperties: false, description: 'The provider has never heard of it' },
  ),
]);

const Input = Type.Object(
  { orderId: IdOf('ord'), operationId: IdOf('pop'), result: Result },
  { additionalProperties: false },
);
export type GatewayResultInput = Type.Static<typeof Input>;

export const recordGatewayResult = defineCommand({
  name: 'payments.recordGatewayResult',
  summary: 'Records a provider’s answer to a payment operation.',
  input: Input,
  output: Done,
  roles: [],
  refusals: [paymentRefusals.noOperation, paymentRefusals.resultContradicts],
  routeReason: 'Answers come from the jobs that asked, and from the adapters that take notifications.',
  run: (tx, items) => workOnOrders(tx, items, recordResult),
});

function recordResult(changes: Changes, book: OrderBook, input: GatewayResultInput): Planned {
  const operationId = parseId('pop', input.operationId);
  const operation = book.operations.find((each) => each.operationId === operationId);
  const payment = book.payments.find((each) => each.paymentId === operation?.paymentId);
  if (!operation || !payment) return paymentRefusals.noOperation;
  const step = RESULT_TABLE[operation.state][input.result.kind];
  if (step === 'contradiction') return paymentRefusals.resultContradicts;
  if (step === 'retry') requestAgain(changes, payment, operation);
  if (step === 'mark-unknown') markUnknown(changes, payment, operation);
  if (step === 'settle') settle(changes, book, payment, operation, input.result);
  return { operations: [operation] };
}

function settle(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  operation: Operation,
  result: GatewayResultInput['result'],
): void {
  if (result.kind === 'declined') settleDeclined(changes, book, payment, operation, result);
  if (result.kind !== 'succeeded') return;
  settleSucceeded(changes, book, payment, operation, {
    reference: result.providerReference,
    expiresAt: result.expiresAt == null ? null : new Date(result.expiresAt),
  });
}
