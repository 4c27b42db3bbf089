// Notes that what is still owed for goods that left was collected otherwise, because the payment of the order could not be taken: the
// money comes by a payment of its own, so that the books show both.
import Type from 'typebox';
import { decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { bucketOf, parseId, type Uuid } from '../../../platform/ids.ts';
import { AmountMinor, IdOf, Text } from '../../../platform/schemas.ts';
import { readReceivables } from '../../ledger/index.ts';
import { paymentRefusals } from '../errors.ts';
import { planReceipt } from '../plan.ts';
import { recordPayments } from '../record-payments.ts';
import { Done, SourceId } from '../schemas.ts';
import { selectBooks } from '../store.ts';
import { EXTERNAL_PROVIDER, type NewPayment, type OrderBook } from '../types.ts';
import { workOnOrders } from '../work-on-orders.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    upToMinor: AmountMinor,
    sourceId: SourceId,
    reference: Type.Optional(Text(100, { description: 'Line of the bank statement' })),
  },
  { additionalProperties: false },
);
type Collected = Item<Type.Static<typeof Input>>;

export const recordCollection = defineCommand({
  name: 'payments.recordCollection',
  summary: 'Records that what is still owed, up to an amount, was collected otherwise; once for each source.',
  input: Input,
  output: Done,
  roles: ['finance'],
  refusals: [paymentRefusals.noPayment, paymentRefusals.nothingOwed, paymentRefusals.sourceUsedOtherwise],
  async run(tx, items) {
    const orderIds = items.map(({ input }) => parseId('ord', input.orderId)!);
    const books = await selectBooks(tx, orderIds, true);
    // After the lock, so that what was booked meanwhile is seen.
    const owed = new Map((await readReceivables(tx, orderIds)).map((each) => [each.orderId, { ...each }]));
    const added: NewPayment[] = [];
    const amounts = items.map((item, index) => {
      const orderId = orderIds[index]!;
      const book = books.get(orderId)!;
      const known = bookedFor(book, item);
      if (known !== null) return known;
      const left = owed.get(orderId);
      const coming = book.payments.reduce((sum, payment) => sum + payment.capturingMinor, 0);
      const amountMinor = Math.min(item.input.upToMinor, (left?.openMinor ?? 0) - coming);
      if (!left || amountMinor <= 0) return null;
      left.openMinor -= amountMinor;
      added.push(paymentOf(item, orderId, left.currency, amountMinor));
      return amountMinor;
    });
    await recordPayments(tx, added);
    const accepted = items.flatMap((item, index) => {
      const amountMinor = amounts[index];
      return amountMinor ? [{ index, item: { ...item, input: { ...item.input, amountMinor } } }] : [];
    });
    const done = await workOnOrders(
      tx,
      accepted.map(({ item }) => item),
      planReceipt,
    );
    const outcomes = items.map(
      (_, index): Outcome<Done> =>
        decline(
          books.get(orderIds[index]!)!.payments.length === 0
            ? paymentRefusals.noPayment
            : paymentRefusals.nothingOwed,
        ),
    );
    accepted.forEach(({ index }, at) => {
      outcomes[index] = done[at]!;
    });
    return outcomes;
  },
});

/** What was collected for this source already. */
function bookedFor(book: OrderBook, { input }: Collected): number | null {
  const earlier = book.operations.filter(
    ({ kind, sourceId, state }) => kind === 'capture' && sourceId === input.sourceId && state === 'succeeded',
  );
  return earlier.length === 0 ? null : earlier.reduce((sum, each) => sum + each.amountMinor, 0);
}

function paymentOf({ input }: Collected, orderId: Uuid, currency: string, amountMinor: number): NewPayment {
  return {
    bucket: bucketOf(orderId),
    orderId,
    currency,
    method: 'transfer',
    provider: EXTERNAL_PROVIDER,
    amountMinor,
    state: 'on-account',
    reference: input.reference,
  };
}
