// Gives captured money back. It credits no invoice: that is ledger.issueCreditNote, and both are needed for a return.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { AmountMinor, IdOf, Text } from '../../../platform/schemas.ts';
import { paymentRefusals } from '../errors.ts';
import { planRefund } from '../plan.ts';
import { Done, SourceId } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

export const refundPayment = defineCommand({
  name: 'payments.refundPayment',
  summary: 'Refunds an amount of what was captured for an order, once for each source.',
  input: Type.Object(
    {
      orderId: IdOf('ord'),
      amountMinor: AmountMinor,
      reason: Text(500),
      sourceId: SourceId,
      paymentId: Type.Optional(IdOf('pay')),
    },
    { additionalProperties: false },
  ),
  output: Done,
  roles: ['service', 'finance'],
  refusals: [
    paymentRefusals.noPayment,
    paymentRefusals.sourceUsedOtherwise,
    paymentRefusals.amountExceedsCaptured,
  ],
  run: (tx, items) =>
    workOnOrders(tx, items, (changes, book, { paymentId, ...request }) =>
      planRefund(changes, book, {
        ...request,
        ...(paymentId === undefined ? {} : { paymentId: parseId('pay', paymentId)! }),
      }),
    ),
});
