// Asks the provider to hold what an order costs; again, with another card, after a decline.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { planAuthorisation } from '../plan.ts';
import { Done } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const authorisePayment = defineCommand({
  name: 'payments.authorisePayment',
  summary:
    'Authorises the pending (or declined) payments of an order; what is authorised already stays as it is.',
  input: Type.Object(
    {
      orderId: IdOf('ord'),
      token: Type.Optional(
        Text(200, { description: 'Another means of payment, as a token of the provider' }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Done,
  roles: ['service', 'channel'],
  refusals: [paymentRefusals.noPayment, paymentRefusals.notAuthorisable],
  run: (tx, items) => workOnOrders(tx, items, planAuthorisation),
});
