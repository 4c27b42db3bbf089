// Promises of fulfilment.creditReturns: what came back is credited and refunded once for each parcel, what is not clear is left to
// a person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  OPERATIONS,
  openWorld,
  SYSTEM,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { parseId } from '../../../platform/ids.ts';
import { checkLedger, issueCreditNote, readOrderInvoices, readReceivables } from '../../ledger/index.ts';
import {
  capturePayment,
  readOrderPayments,
  recordCollection,
  recordGatewayResult,
} from '../../payments/index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(50);
});
afterAll(() => world.db.drop());

const external = { method: 'wallet', provider: 'external', state: 'authorised' as const };
const card = { method: 'card', provider: 'sandbox', state: 'authorised' as const, reference: 'auth' };

/** An order of three units, two of which have left in a parcel. */
async function left(payment: object): Promise<{ orderId: string; shipmentId: string }> {
  const orderId = await world.place([['A', 3]], {
    payment: payment as typeof external,
    shipGroups: [
      { address: { lines: ['1'], city: 'Potsdam', country: 'DE' }, shippingMinor: 490, shippingTaxMinor: 78 },
    ],
  });
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  const { shipmentId } = await world.accept(world.fulfilment.packFulfilmentOrder, {
    ...{ fulfilmentOrderId, carrier: 'own', trackingNumber: `OWN-${fulfilmentOrderId.slice(-8)}` },
    packages: [{ lines: [{ lineNo: 1, quantity: 2 }] }],
  });
  await world.accept(world.fulfilment.shipShipment, { shipmentId });
  return { orderId, shipmentId };
}

/** The same, and the parcel is invoiced. */
async function shipped(
  payment: object,
): Promise<{ orderId: string; shipmentId: string; totalMinor: number }> {
  const { orderId, shipmentId } = await left(payment);
  const { totalMinor } = await world.accept(
    world.fulfilment.invoiceShipment,
    { orderId, shipmentId },
    SYSTEM,
  );
  return { orderId, shipmentId, totalMinor };
}
const back = (shipmentId: string) =>
  world.accept(world.fulfilment.recordTracking, {
    shipmentId,
    status: 'returned-to-sender',
    at: world.clock.now().toISOString(),
  });
const credit = (orderId: string) => world.accept(world.fulfilment.creditReturns, { orderId }, ADMIN);
const documents = async (orderId: string) =>
  (await readOrderInvoices(world.db, parseId('ord', orderId)!)).map((each) => [
    each.document,
    each.totalMinor,
  ]);
const owed = async (orderId: string) =>
  (await readReceivables(world.db, [parseId('ord', orderId)!]))[0]?.openMinor;
const payment = async (orderId: string) => (await readOrderPayments(world.db, parseId('ord', orderId)!))[0]!;

describe('a parcel that came back', () => {
  it('is credited with its shipping and refunded, once', async () => {
    const { orderId, shipmentId, totalMinor } = await shipped(external);
    await world.accept(capturePayment, { orderId, amountMinor: totalMinor, sourceId: shipmentId }, SYSTEM);
    expect(await credit(orderId)).toEqual({ creditedMinor: 0, refundedMinor: 0 });
    await back(shipmentId);
    expect(await credit(orderId)).toEqual({ creditedMinor: totalMinor, refundedMinor: totalMinor });
    expect(await credit(orderId)).toEqual({ creditedMinor: 0, refundedMinor: 0 });
    expect(await documents(orderId)).toEqual([
      ['invoice', totalMinor],
      ['credit-note', totalMinor],
    ]);
    expect(await payment(orderId)).toMatchObject({ refundedMinor: totalMinor });
    expect((await checkLedger(world.db)).differences).toEqual([]);
  });

  it('lowers what is owed where nothing was taken, and twice in one set is once', async () => {
    const { orderId, shipmentId, totalMinor } = await shipped({ ...external, state: 'on-account' });
    await back(shipmentId);
    const answers = await world.call(world.fulfilment.creditReturns, [{ orderId }, { orderId }], ADMIN);
    expect(answers.map((answer) => answer.ok && answer.result)).toEqual([
      { creditedMinor: totalMinor, refundedMinor: 0 },
      { creditedMinor: 0, refundedMinor: 0 },
    ]);
    const [, note] = await readOrderInvoices(world.db, parseId('ord', orderId)!);
    expect(note).toMatchObject({ document: 'credit-note', settle: 'receivable' });
  });

  it('is not charged where the credit came before the capture', async () => {
    const { orderId, shipmentId, totalMinor } = await shipped(external);
    await back(shipmentId);
    expect(await credit(orderId)).toEqual({ creditedMinor: totalMinor, refundedMinor: 0 });
    const capture = { orderId, amountMinor: totalMinor, sourceId: shipmentId };
    await world.accept(capturePayment, capture, SYSTEM);
    await world.accept(capturePayment, capture, SYSTEM);
    expect(await payment(orderId)).toMatchObject({ capturedMinor: 0 });
    expect((await world.types(orderId)).at(-1)).toBe('payments.paymentCaptured');
    expect(await owed(orderId)).toBe(0);
  });

  it('is invoiced first where the news of its way back came before the invoice, unless the order was cancelled', async () => {
    const { orderId, shipmentId } = await left(external);
    await back(shipmentId);
    const { creditedMinor } = await credit(orderId);
    expect(creditedMinor).toBeGreaterThan(2000);
    expect(await documents(orderId)).toEqual([
      ['invoice', creditedMinor],
      ['credit-note', creditedMinor],
    ]);
    const invoiced = await world.accept(world.fulfilment.invoiceShipment, { orderId, shipmentId }, SYSTEM);
    expect(invoiced.totalMinor).toBe(creditedMinor);
    expect(await owed(orderId)).toBe(0);
    const cancelled = await left(external);
    await world.accept(world.orders.cancelLines, {
      orderId: cancelled.orderId,
      lines: [{ lineNo: 1, quantity: 1 }],
    });
    await back(cancelled.shipmentId);
    expect(await world.types(cancelled.orderId)).toContain('orders.orderCancelled');
    expect(await credit(cancelled.orderId)).toEqual({ creditedMinor: 0, refundedMinor: 0 });
    expect(await documents(cancelled.orderId)).toEqual([]);
  });

  it('is left to a person where it was paid otherwise', async () => {
    const { orderId, shipmentId, totalMinor } = await shipped(card);
    const collected = { orderId, upToMinor: totalMinor, sourceId: `collected:${shipmentId}` };
    await world.accept(recordCollection, collected, ADMIN);
    await back(shipmentId);
    expect(await world.refusal(world.fulfilment.creditReturns, { orderId }, ADMIN)).toBe(
      'fulfilment.credit-by-hand',
    );
    expect(await owed(orderId)).toBe(0);
  });

  it('is left to a person while its money is being taken, or where somebody has credited a part', async () => {
    const { orderId, shipmentId, totalMinor } = await shipped(card);
    await world.accept(capturePayment, { orderId, amountMinor: totalMinor, sourceId: shipmentId }, SYSTEM);
    await back(shipmentId);
    const refusal = () => world.refusal(world.fulfilment.creditReturns, { orderId }, ADMIN);
    expect(await refusal()).toBe('fulfilment.credit-by-hand');
    const operation = (await payment(orderId)).operations.find((each) => each.kind === 'capture')!;
    await world.accept(
      recordGatewayResult,
      {
        orderId,
        operationId: operation.operationId,
        result: { kind: 'succeeded', providerReference: 'cap' },
      },
      SYSTEM,
    );
    const [invoice] = await readOrderInvoices(world.db, parseId('ord', orderId)!);
    await world.accept(
      issueCreditNote,
      {
        ...{
          orderId,
          sourceId: 'goodwill',
          invoiceId: invoice!.invoiceId,
          reason: 'late',
          settle: 'refund' as const,
        },
        ...{
          currency: 'EUR',
          lines: [],
          shippingMinor: 490,
          shippingTaxMinor: 78,
          totalMinor: 490,
          taxesIncluded: true,
        },
      },
      ADMIN,
    );
    expect(await refusal()).toBe('fulfilment.credit-by-hand');
    expect(await documents(orderId)).toHaveLength(2);
  });

  it('is credited by finance and service alone, and the same for the same key', async () => {
    const { orderId, shipmentId } = await shipped({ ...external, state: 'on-account' });
    await back(shipmentId);
    expect(await world.refusal(world.fulfilment.creditReturns, { orderId }, OPERATIONS)).toBe(
      'platform.not-allowed',
    );
    const call = { input: { orderId }, actor: ADMIN, idempotencyKey: 'credit-1' };
    const [first] = await world.executor.execute(world.fulfilment.creditReturns, [call]);
    const [again] = await world.executor.execute(world.fulfilment.creditReturns, [call]);
    expect(again).toEqual({ ...first, replayed: true });
  });
});
