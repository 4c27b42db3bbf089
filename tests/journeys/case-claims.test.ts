// Journeys of service: a parcel that is lost and sent again, goodwill that needs a chief, and an inquiry that opens again.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findMessages } from '../../src/modules/notifications/queries.ts';
import { readCase } from '../../src/modules/service/queries.ts';
import type { Actor } from '../../src/platform/command.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADMIN } from '../support/company.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

const AGENT: Actor = { id: 'user:agent', role: 'service' };
const CHIEF: Actor = { id: 'user:chief', role: 'finance' };

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const view = async (caseId: string) => (await readCase(app.db, ADMIN, app.clock.now(), caseId))!;

/** An order that has left, with its payment. */
async function onItsWay() {
  const placed = await app.place({ lines: [{ sku: 'PEN', quantity: 2 }] });
  await app.settle();
  const shipmentId = await warehouse.ship(placed.orderId);
  return { ...placed, shipmentId };
}

it('sends a lost parcel again at no charge, and the replacement lives through the whole process', async () => {
  const { orderId } = await onItsWay();
  const { caseId } = await app.accept(
    app.service.openCase,
    {
      kind: 'lost',
      subject: 'Nothing arrived',
      text: 'Where is my pen?',
      orderIds: [orderId],
      concerns: [{ orderId, lineNo: 1 }],
    },
    AGENT,
  );
  const replacement = await app.accept(
    app.service.orderReplacement,
    { caseId, orderId, lines: [{ lineNo: 1, quantity: 2 }], resolve: true },
    AGENT,
  );
  await app.settle();
  await warehouse.deliver(await warehouse.ship(replacement.orderId));
  expect(await app.view(replacement.orderId)).toMatchObject({
    status: 'closed',
    totalMinor: 0,
    attributes: { replacementOf: orderId },
  });
  expect(await app.balances(replacement.orderId)).toEqual({});
  expect(await view(caseId)).toMatchObject({ state: 'resolved', resolution: 'replaced' });
  expect(await app.events(orderId)).toEqual(
    expect.arrayContaining(['service.caseOpened', 'service.replacementOrdered', 'service.caseResolved']),
  );
});

it('gives goodwill beyond the limit after a chief has approved it; the customer is told of the money', async () => {
  const { orderId, shipmentId, totalMinor } = await onItsWay();
  await warehouse.deliver(shipmentId);
  await app.accept(
    app.service.setAppeasementLimit,
    { role: 'service' as const, currency: 'EUR', perOrderMinor: 100, perDayMinor: 1000 },
    ADMIN,
  );
  const ask = { orderId, amountMinor: 300, reason: 'late' as const };
  expect(await app.refusal(app.service.grantAppeasement, ask, AGENT)).toBe('service.beyond-limit');
  const { appeasementId } = await app.accept(
    app.service.grantAppeasement,
    { ...ask, beyondLimit: 'request' },
    AGENT,
  );
  await app.settle();
  expect(await app.payment(orderId)).toMatchObject({ refundedMinor: 0 });
  await app.accept(app.service.approveAppeasement, { appeasementId }, CHIEF);
  await app.settle();
  expect(await app.payment(orderId)).toMatchObject({ capturedMinor: totalMinor, refundedMinor: 300 });
  expect((await app.invoices(orderId)).map((each) => [each.document, each.totalMinor])).toEqual([
    ['invoice', totalMinor],
    ['credit-note', 300],
  ]);
  expect(await app.messages(orderId)).toContain('payment-refunded en');
});

it('answers an inquiry by mail, hears again within the days, and closes by the clock', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'PEN', quantity: 1 }] });
  const { caseId, number } = await app.accept(
    app.service.openCase,
    {
      kind: 'inquiry',
      subject: 'Colour',
      text: 'Is it blue?',
      orderIds: [orderId],
      acknowledge: true,
      email: 'asks@example.com',
    },
    AGENT,
  );
  await app.accept(app.service.addMessage, { caseId, kind: 'reply', text: 'It is.', resolve: true }, AGENT);
  await app.tick(3 * 86_400_000);
  await app.accept(app.service.addMessage, { caseId, kind: 'customer', text: 'Light blue?' }, AGENT);
  expect(await view(caseId)).toMatchObject({ state: 'waiting-for-us', reopened: 1 });
  await app.accept(app.service.addMessage, { caseId, kind: 'reply', text: 'Dark.', resolve: true }, AGENT);
  await app.tick(8 * 86_400_000);
  expect(await view(caseId)).toMatchObject({ state: 'closed', resolution: 'answered' });
  const { items } = await findMessages(app.db, { recipient: 'asks@example.com' });
  expect(items.map((message) => message.template)).toEqual(['case-reply', 'case-reply', 'case-received']);
  expect(await app.subjectOf('asks@example.com')).toContain(number);
});
