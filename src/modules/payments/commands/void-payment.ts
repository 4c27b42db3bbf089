// Ends what is left of an order's payments when the order is cancelled: holds are released, deposits go back.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { planVoid } from '../plan.ts';
import { Done } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const voidPayment = defineCommand({
  name: 'payments.voidPayment',
  summary: 'Releases everything that is not captured of an order’s payments and returns deposits.',
  input: Type.Object({ orderId: IdOf('ord'), reason: Text(500) }, { additionalProperties: false }),
  output: Done,
  roles: ['service', 'finance'],
  refusals: [paymentRefusals.noPayment],
  run: (tx, items) =>
    workOnOrders(tx, items, (changes, book, { reason }) =>
      planVoid(changes, book, { reason, keepOnAccount: false }),
    ),
});
