// Has the provider asked now about operations of an order whose outcome is unknown, instead of at the next turn.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { tell } from '../changes.ts';
import { paymentRefusals } from '../errors.ts';
import { Done } from '../schemas.ts';
import { hastenUnresolved } from '../store.ts';
import type { Operation } from '../types.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const resolveUnknown = defineCommand({
  name: 'payments.resolveUnknown',
  summary: 'Asks the provider now about payment operations with an unknown outcome.',
  input: Type.Object({ orderId: IdOf('ord') }, { additionalProperties: false }),
  output: Done,
  roles: ['service', 'finance'],
  refusals: [paymentRefusals.noPayment, paymentRefusals.nothingUnknown],
  run: async (tx, items) => {
    const unknown: Operation[] = [];
    const outcomes = await workOnOrders(tx, items, (changes, book) => {
      if (book.payments.length === 0) return paymentRefusals.noPayment;
      const operations = book.operations.filter((each) => each.state === 'unknown');
      if (operations.length === 0) return paymentRefusals.nothingUnknown;
      for (const operation of operations) {
        const payment = book.payments.find((each) => each.paymentId === operation.paymentId)!;
        tell(changes, 'outcomeAsked', payment, operation);
      }
      unknown.push(...operations);
      return { operations };
    });
    await hastenUnresolved(tx, tx.now, unknown);
    if (unknown.length > 0) tx.enqueue({ task: 'payments.resolveUnknown', payload: {} });
    return outcomes;
  },
});
