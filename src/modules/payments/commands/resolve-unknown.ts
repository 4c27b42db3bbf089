// Has the provider asked now about operations of an order whose outcome is unknown, instead of at the next turn.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { isRefused, planUnknown } from '../plan.ts';
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
      const planned = planUnknown(changes, book);
      if (!isRefused(planned)) unknown.push(...planned.operations);
      return planned;
    });
    await hastenUnresolved(tx, tx.now, unknown);
    if (unknown.length > 0) tx.enqueue({ task: 'payments.resolveUnknown', payload: {} });
    return outcomes;
  },
});
