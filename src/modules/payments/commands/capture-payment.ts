// Takes the money for a shipment: applies deposits, captures what is authorised, authorises again what has expired.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { AmountMinor, IdOf } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { planCapture } from '../plan.ts';
import { Done, SourceId } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const capturePayment = defineCommand({
  name: 'payments.capturePayment',
  summary: 'Captures an amount of an order’s payments for a shipment or invoice, once for each.',
  input: Type.Object(
    { orderId: IdOf('ord'), amountMinor: AmountMinor, sourceId: SourceId },
    { additionalProperties: false },
  ),
  output: Done,
  roles: ['finance'],
  refusals: [
    paymentRefusals.noPayment,
    paymentRefusals.onAccount,
    paymentRefusals.sourceUsedOtherwise,
    paymentRefusals.notAuthorisedYet,
    paymentRefusals.amountExceedsAuthorised,
  ],
  run: (tx, items) => workOnOrders(tx, items, planCapture),
});
