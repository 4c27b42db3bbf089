// Notes money that arrived by bank for an order on account: less is owed.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { AmountMinor, IdOf } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { planReceipt } from '../plan.ts';
import { Done, SourceId } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const recordReceipt = defineCommand({
  name: 'payments.recordReceipt',
  summary: 'Records a bank transfer for an order on account, once for each statement line.',
  input: Type.Object(
    { orderId: IdOf('ord'), amountMinor: AmountMinor, sourceId: SourceId },
    { additionalProperties: false },
  ),
  output: Done,
  roles: ['finance'],
  refusals: [
    paymentRefusals.noPayment,
    paymentRefusals.notOnAccount,
    paymentRefusals.sourceUsedOtherwise,
    paymentRefusals.amountExceedsOpen,
  ],
  run: (tx, items) => workOnOrders(tx, items, planReceipt),
});
