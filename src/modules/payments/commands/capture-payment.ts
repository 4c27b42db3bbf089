// Takes the money for a shipment: applies deposits, captures what is authorised, authorises again what has expired. What was credited
// of its invoice meanwhile is not taken: a parcel may be back before its money is asked for.
import Type from 'typebox';
import { type CommandTx, defineCommand, type Item } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { AmountMinor, IdOf } from '../../../platform/schemas.ts';
import { readCreditedUnpaid } from '../../ledger/index.ts';
import { paymentRefusals } from '../errors.ts';
import { planCapture } from '../plan.ts';
import { Done, SourceId } from '../schemas.ts';
import { workOnOrders } from '../work-on-orders.ts';

const Input = Type.Object(
  { orderId: IdOf('ord'), amountMinor: AmountMinor, sourceId: SourceId },
  { additionalProperties: false },
);
type Capture = Item<Type.Static<typeof Input>>;

export const capturePayment = defineCommand({
  name: 'payments.capturePayment',
  summary: 'Captures an amount of an order’s payments for a shipment or invoice, once for each.',
  input: Input,
  output: Done,
  roles: ['finance'],
  refusals: [
    paymentRefusals.noPayment,
    paymentRefusals.onAccount,
    paymentRefusals.sourceUsedOtherwise,
    paymentRefusals.notAuthorisedYet,
    paymentRefusals.amountExceedsAuthorised,
  ],
  run: (tx, items) => workOnOrders(tx, items, planCapture, (captures) => withoutCredited(tx, captures)),
});

async function withoutCredited(tx: CommandTx, captures: readonly Capture[]): Promise<readonly Capture[]> {
  const sources = captures.map(({ input }) => ({
    orderId: parseId('ord', input.orderId)!,
    sourceId: input.sourceId,
  }));
  const rows = await readCreditedUnpaid(tx, sources);
  if (rows.length === 0) return captures;
  const credited = new Map(rows.map((row) => [`${row.orderId} ${row.sourceId}`, row.amountMinor]));
  return captures.map((item, at) => {
    const { orderId, sourceId } = sources[at]!;
    const less = credited.get(`${orderId} ${sourceId}`) ?? 0;
    return { ...item, input: { ...item.input, amountMinor: Math.max(0, item.input.amountMinor - less) } };
  });
}
