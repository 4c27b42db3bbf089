// Ends what is left of an order's payments when the order is closed. What is owed on account stays owed.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { planVoid } from '../plan.ts';
import { Done } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const settleRemainder = defineCommand({
  name: 'payments.settleRemainder',
  summary:
    'Releases the uncaptured rest of a finished order’s payments and returns deposits that were not used.',
  input: Type.Object({ orderId: IdOf('ord') }, { additionalProperties: false }),
  output: Done,
  roles: [],
  refusals: [paymentRefusals.noPayment],
  routeReason: 'Part of closing an order; people release payments with payments.voidPayment.',
  run: (tx, items) =>
    workOnOrders(tx, items, (changes, book) =>
      planVoid(changes, book, { reason: 'remainder', keepOnAccount: true }),
    ),
});
