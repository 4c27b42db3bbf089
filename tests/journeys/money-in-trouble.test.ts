// Journeys of orders whose payment does not go straight: declined, unanswered, answered late or twice, refused at capture, expired.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  authorisePayment,
  capturePayment,
  readOrderPayments,
  recordCollection,
} from '../../src/modules/payments/index.ts';
import { sql } from '../../src/platform/db.ts';
import { formatId, newUuid, parseId } from '../../src/platform/ids.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import {
  AUTHORISED,
  CAPTURED,
  CLOSED,
  DELIVERED,
  INVOICED,
  LEFT,
  PICKED_AND_PACKED,
  PLACED,
  RELEASED,
  SHIPPED_TO_CLOSED,
} from '../support/order-events.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const HOUR = 3600_000;
const DECLINED = ['payments.authorisationRequested', 'payments.paymentDeclined'];
const card = (token: string) => ({ method: 'card', provider: 'sandbox', state: 'pending', token }) as const;

/** What the provider itself did for an order, as it remembers it: the truth about charges. */
async function provided(orderId: string): Promise<string[]> {
  const rows = await app.db.query<{ kind: string; amount: number }>(sql`
    select kind, amount_minor as amount from integrations.sandbox_payments
    where idempotency_key like ${`${orderId}.%`} and outcome = 'succeeded' order by idempotency_key`);
  return rows.map((row) => `${row.kind} ${row.amount}`);
}

it('ships when the customer pays with another card after a decline', async () => {
  const { orderId } = await app.place({ payment: card('tok_insufficient_funds') });
  await app.settle();
  expect(await app.payment(orderId)).toMatchObject({ state: 'declined' });
  expect(await app.fulfilmentOrders(orderId)).toEqual([]);
  expect(await app.messages(orderId)).toEqual(['order-confirmed en', 'payment-declined en']);
  await app.tick(24 * HOUR);
  await app.accept(authorisePayment, { orderId, token: 'tok_decline' });
  await app.tick(24 * HOUR);
  await app.accept(authorisePayment, { orderId, token: 'tok_ok' });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...DECLINED,
    // On the next day it is too late for the day that was promised; it gets another one when it is paid for.
    'fulfilment.lateRisk',
    ...DECLINED,
    ...AUTHORISED,
    'orders.deliveryDelayed',
    ...RELEASED,
    ...SHIPPED_TO_CLOSED,
  ]);
  expect(await provided(orderId)).toEqual(['authorise 2890', 'capture 2890']);
});

it('cancels an order that is still unpaid three days after its card was declined', async () => {
  const before = await app.stock('MUG', 'BER');
  const { orderId } = await app.place({ payment: card('tok_decline') });
  await app.settle();
  await app.tick(72 * HOUR - 1000);
  expect(await app.view(orderId)).toMatchObject({ status: 'placed' });
  await app.tick(1000);
  expect(await app.view(orderId)).toMatchObject({ status: 'cancelled' });
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...DECLINED,
    'fulfilment.lateRisk',
    'orders.linesCancelled',
    'orders.orderCancelled',
    'workflow.processEnded',
  ]);
  expect(await app.stock('MUG', 'BER')).toEqual(before);
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'payment-declined en',
    'order-cancelled en',
  ]);
});

it.each([
  ['happened though nobody answered', 'tok_timeout'],
  ['never arrived', 'tok_timeout_lost'],
])('charges once when the answer stays away because it %s', async (_how, token) => {
  const { orderId } = await app.place({ payment: card(token) });
  await app.settle();
  expect(await app.payment(orderId)).toMatchObject({ state: 'unknown', unknownOutcomes: 1 });
  expect(await app.view(orderId)).toMatchObject({ status: 'placed' });
  await app.tick(10_000);
  expect(await app.payment(orderId)).toMatchObject({ state: 'authorised' });
  const shipmentId = await warehouse.ship(orderId);
  await warehouse.deliver(shipmentId);
  expect(await app.view(orderId)).toMatchObject({ status: 'delivered' });
  await app.tick(10_000);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    'payments.authorisationRequested',
    'payments.outcomeUnknown',
    'payments.paymentAuthorised',
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    'payments.captureRequested',
    'payments.outcomeUnknown',
    ...DELIVERED,
    'payments.paymentCaptured',
    ...CLOSED,
  ]);
  expect(await provided(orderId)).toEqual(['authorise 2890', 'capture 2890']);
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: 2890 });
});

it('charges once when the provider answers and then tells the same twice more', async () => {
  const { orderId } = await app.place({ payment: card('tok_twice') });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([...PLACED, ...AUTHORISED, ...RELEASED, ...SHIPPED_TO_CLOSED]);
  expect(await provided(orderId)).toEqual(['authorise 2890', 'capture 2890']);
});

it('asks finance when a capture is refused, and closes when the money came otherwise', async () => {
  const { orderId } = await app.place({ payment: card('tok_capture_fails') });
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  await warehouse.deliver(shipmentId);
  expect(await app.view(orderId)).toMatchObject({ status: 'delivered' });
  const [task] = await app.inbox(orderId);
  expect(task).toMatchObject({
    node: 'Task_collect',
    candidateGroups: ['finance'],
    input: { orderId, amountMinor: 2890 },
  });
  const failed = ['payments.captureRequested', 'payments.captureFailed'];
  await app.accept(app.workflow.completeTask, { taskId: task!.taskId, variables: { collected: false } });
  await app.settle();
  const [again] = await app.inbox(orderId);
  expect(again!.taskId).not.toBe(task!.taskId);
  await app.accept(app.workflow.completeTask, { taskId: again!.taskId, variables: { collected: true } });
  await app.settle();
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...failed,
    'workflow.taskCreated',
    ...DELIVERED,
    'workflow.taskCompleted',
    ...failed,
    'workflow.taskCreated',
    'workflow.taskCompleted',
    'payments.receiptRecorded',
    'payments.voidRequested',
    ...CLOSED,
    'payments.paymentVoided',
  ]);
  const payments = await readOrderPayments(app.db, parseId('ord', orderId)!);
  expect(payments).toMatchObject([
    { method: 'card', capturedMinor: 0, openMinor: 0 },
    { method: 'transfer', provider: 'external', capturedMinor: 2890 },
  ]);
  expect(await app.balances(orderId)).toEqual({
    'provider-clearing:bank': 2890,
    revenue: -2017,
    'shipping-revenue': -412,
    'tax-payable': -461,
  });
  const booked = { orderId, upToMinor: 2890, sourceId: `collected:${shipmentId}` };
  await app.accept(recordCollection, booked);
  expect(await app.balances(orderId)).toMatchObject({ 'provider-clearing:bank': 2890 });
  const more = { orderId, upToMinor: 1, sourceId: 'statement-2' };
  expect(await app.refusal(recordCollection, more)).toBe('payments.nothing-owed');
  const unknown = { ...more, orderId: formatId('ord', newUuid(5)) };
  expect(await app.refusal(recordCollection, unknown)).toBe('payments.no-payment');
});

it('authorises again when the goods leave after the authorisation has expired', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'SCARF', quantity: 1 }], allowBackorder: true });
  await app.settle();
  await app.tick(8 * 24 * HOUR);
  expect(await app.payment(orderId)).toMatchObject({ state: 'expired', openMinor: 0 });
  await app.receive('SCARF', 'BER', 1);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    'payments.authorisationExpired',
    'orders.backorderFilled',
    'orders.deliveryPromised',
    'orders.orderAllocated',
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...AUTHORISED,
    ...CAPTURED,
    ...DELIVERED,
    ...CLOSED,
  ]);
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: 2990 });
  expect(await provided(orderId)).toEqual(['authorise 2990', 'authorise 2990', 'capture 2990']);
});

it('never captures one shipment twice, whoever asks', async () => {
  const { orderId } = await app.place();
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  const ask = { orderId, amountMinor: 2890, sourceId: shipmentId };
  await app.accept(capturePayment, ask);
  expect(await app.refusal(capturePayment, { ...ask, amountMinor: 100 })).toBe(
    'payments.source-used-otherwise',
  );
  expect(await app.refusal(capturePayment, { ...ask, sourceId: 'another' })).toBe(
    'payments.amount-exceeds-authorised',
  );
  await warehouse.deliver(shipmentId);
  expect(await provided(orderId)).toEqual(['authorise 2890', 'capture 2890']);
});
