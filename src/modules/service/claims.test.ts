// Promises of claims and of the customer's page: what a claim did stands in its history, and what a customer is worth adds up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  AGENT,
  ON_ACCOUNT,
  openServiceWorld,
  type ServiceWorld,
} from '../../../tests/support/service-world.ts';
import { parseId } from '../../platform/ids.ts';
import { createCustomer } from '../customers/index.ts';
import { checkLedger, readOrderInvoices } from '../ledger/index.ts';
import { readOrder } from '../orders/queries.ts';
import { readOrderPayments } from '../payments/index.ts';
import { listContacts, readCustomerOverview } from './overview.ts';
import { readCase } from './queries.ts';

let world: ServiceWorld;
beforeAll(async () => {
  world = await openServiceWorld();
});
afterAll(() => world.db.drop());

const NOWHERE = 'cas_01h455vb4pex5vsknk084sn02q';
const claim = async (orderId: string) =>
  (
    await world.accept(
      world.service.openCase,
      { kind: 'damaged', subject: 'Broken', orderIds: [orderId] },
      AGENT,
    )
  ).caseId;
const view = async (caseId: string) => (await readCase(world.db, ADMIN, world.clock.now(), caseId))!;
const paid = async (orderId: string) => (await readOrderPayments(world.db, parseId('ord', orderId)!))[0]!;

describe('a claim is settled', () => {
  it('by an order at no charge for the same goods to the same address, tied to the first', async () => {
    const { orderId } = await world.shipped({
      lines: [
        ['A', 2],
        ['B', 1],
      ],
    });
    const caseId = await claim(orderId);
    const input = { caseId, orderId, lines: [{ lineNo: 2, quantity: 1 }], resolve: true };
    const answer = await world.accept(world.service.orderReplacement, input, AGENT);
    expect(answer).toMatchObject({ state: 'resolved' });
    const replacement = (await readOrder(world.db, ADMIN, answer.orderId))!;
    expect(replacement).toMatchObject({
      totalMinor: 0,
      attributes: { replacementOf: orderId, caseId },
      lines: [{ sku: 'B', ordered: 1, attributes: { replacesOrder: orderId, replacesLine: 2 } }],
      shipGroups: [{ address: { city: 'Potsdam' } }],
      email: 'ada@example.com',
    });
    const each = await view(caseId);
    expect(each.orders).toHaveLength(2);
    expect(each.resolution).toBe('replaced');
    expect(each.history.map((entry) => entry.type).slice(-2)).toEqual([
      'service.replacementOrdered',
      'service.caseResolved',
    ]);
    expect(await world.types(orderId)).toContain('service.replacementOrdered');
  });

  it('not by goods that are not there: the refusal says why and nothing is written', async () => {
    const { orderId } = await world.shipped();
    const caseId = await claim(orderId);
    const refusal = (more: object, actor = AGENT) =>
      world.refusal(
        world.service.orderReplacement,
        { caseId, orderId, lines: [{ lineNo: 1, quantity: 1 }], ...more },
        actor,
      );
    expect(await refusal({ caseId: NOWHERE })).toBe('service.case-unknown');
    expect(await refusal({ orderId: await world.place([['A', 1]]) })).toBe('service.order-unknown');
    expect(await refusal({ lines: [{ lineNo: 9, quantity: 1 }] })).toBe('service.line-unknown');
    expect(await refusal({ lines: [{ lineNo: 1, quantity: 3 }] })).toBe('service.quantity-too-large');
    expect(await refusal({}, { id: 'user:fin', role: 'finance' as const })).toBe('platform.not-allowed');
    for (const location of ['BER', 'HAM', 'PAR'])
      await world.accept(world.inventory.setStock, { sku: 'C', location, onHand: 0 }, ADMIN);
    const short = await world.place([['C', 1]], { allowBackorder: true });
    const other = await claim(short);
    const before = (await view(other)).history.length;
    expect(await refusal({ caseId: other, orderId: short })).toBe('service.replacement-refused');
    expect((await view(other)).history).toHaveLength(before);
    await world.accept(world.service.resolveCase, { caseId, resolution: 'no-action' }, AGENT);
    expect(await refusal({})).toBe('service.case-closed');
  });

  it('by giving back what units cost, once each, goodwill apart', async () => {
    const { orderId, totalMinor } = await world.shipped({ lines: [['A', 3]] });
    const caseId = await claim(orderId);
    await world.accept(
      world.service.grantAppeasement,
      { orderId, amountMinor: 200, reason: 'damaged' },
      AGENT,
    );
    const refund = (quantity: number) => ({ caseId, orderId, lines: [{ lineNo: 1, quantity }] });
    expect(await world.accept(world.service.refundLines, refund(1), AGENT)).toMatchObject({
      refundedMinor: 1000,
      state: 'open',
    });
    expect(
      await world.accept(world.service.refundLines, { ...refund(1), resolve: true }, AGENT),
    ).toMatchObject({ state: 'resolved' });
    expect(await paid(orderId)).toMatchObject({ refundedMinor: 2200, capturedMinor: totalMinor });
    await world.accept(world.service.reopenCase, { caseId }, AGENT);
    expect(await world.refusal(world.service.refundLines, refund(2), AGENT)).toBe(
      'service.quantity-too-large',
    );
    expect(await world.refusal(world.service.refundLines, { ...refund(1), caseId: NOWHERE }, AGENT)).toBe(
      'service.case-unknown',
    );
    expect((await checkLedger(world.db)).differences).toEqual([]);
    expect((await view(caseId)).history.map((entry) => entry.type)).toContain('service.linesRefunded');
  });

  it('not beyond what is left or paid, not for another order, and on account by owing less', async () => {
    const fresh = await world.place([['A', 1]]);
    const freshCase = await claim(fresh);
    const refusal = (caseId: string, orderId: string, quantity = 1) =>
      world.refusal(world.service.refundLines, { caseId, orderId, lines: [{ lineNo: 1, quantity }] }, AGENT);
    expect(await refusal(freshCase, fresh)).toBe('service.nothing-invoiced');
    const { orderId, totalMinor } = await world.shipped();
    const caseId = await claim(orderId);
    expect(await refusal(caseId, fresh)).toBe('service.order-unknown');
    await world.accept(
      world.service.grantAppeasement,
      { orderId, amountMinor: totalMinor - 1, reason: 'lost' },
      ADMIN,
    );
    expect(await refusal(caseId, orderId)).toBe('service.amount-exceeds-invoiced');
    const card = { method: 'card', provider: 'sandbox', state: 'authorised', reference: 'r' };
    const unpaid = await world.shipped({ payment: card });
    expect(await refusal(await claim(unpaid.orderId), unpaid.orderId)).toBe('service.amount-exceeds-paid');
    const owed = await world.shipped({ payment: ON_ACCOUNT });
    expect(await refusal(await claim(owed.orderId), owed.orderId)).toBe('accepted');
    const [, note] = await readOrderInvoices(world.db, parseId('ord', owed.orderId)!);
    expect(note).toMatchObject({ settle: 'receivable', totalMinor: 1000 });
    await world.accept(world.service.resolveCase, { caseId, resolution: 'no-action' }, AGENT);
    expect(await refusal(caseId, orderId)).toBe('service.case-closed');
  });
});

describe('the page of a customer', () => {
  it('adds up what was ordered, earned, given back and owed, and shows what is open', async () => {
    const { customerId } = await world.accept(
      createCustomer,
      { name: 'Val', email: 'val@example.com' },
      ADMIN,
    );
    const customer = { customerId };
    const first = await world.shipped({ customer });
    await world.shipped({ customer, payment: ON_ACCOUNT });
    const gone = await world.place([['A', 1]], { customer });
    await world.accept(world.orders.cancelOrder, { orderId: gone }, ADMIN);
    await world.accept(
      world.service.grantAppeasement,
      { orderId: first.orderId, amountMinor: 500, reason: 'late' },
      AGENT,
    );
    const { caseId } = await world.accept(
      world.service.openCase,
      { kind: 'late', subject: 'Late', orderIds: [first.orderId] },
      AGENT,
    );
    const page = (await readCustomerOverview(world.db, world.clock.now(), customerId))!;
    expect(page).toMatchObject({
      name: 'Val',
      value: [
        {
          currency: 'EUR',
          orders: 3,
          cancelledOrders: 1,
          openOrders: 2,
          orderedMinor: 2 * first.totalMinor,
          averageMinor: first.totalMinor,
          creditedMinor: 500,
          receivableMinor: first.totalMinor,
        },
      ],
      onTimeShare: null,
      openCases: [{ caseId }],
    });
    expect(page.openOrders).toHaveLength(2);
    expect(page.value[0]!.netRevenueMinor).toBeLessThanOrEqual(2 * first.totalMinor - 500);
    expect(
      await readCustomerOverview(world.db, world.clock.now(), 'cus_01h455vb4pex5vsknk084sn02q'),
    ).toBeNull();
  });

  it('merges mails, messages and notes by time, in pages, and hides what was removed', async () => {
    const { service } = world;
    const { customerId } = await world.accept(
      createCustomer,
      { name: 'Con', email: 'con@example.com' },
      ADMIN,
    );
    const { caseId } = await world.accept(
      service.openCase,
      { kind: 'inquiry', subject: 'Q', text: 'one', customerId, acknowledge: true },
      AGENT,
    );
    await world.accept(service.addMessage, { caseId, kind: 'reply', text: 'two' }, AGENT);
    const { noteId } = await world.accept(service.addCustomerNote, { customerId, text: 'three' }, AGENT);
    await world.accept(service.addMessage, { caseId, kind: 'note', text: 'four' }, AGENT);
    const all = (await listContacts(world.db, customerId, {}))!.items;
    expect(all.map((each) => each.text ?? each.template)).toEqual([
      'four',
      'three',
      'two',
      'case-received',
      'one',
    ]);
    const seen: (string | null)[] = [];
    for (let after: string | undefined; ; ) {
      const page = (await listContacts(world.db, customerId, { limit: 2, ...(after ? { after } : {}) }))!;
      seen.push(...page.items.map((each) => each.contactId));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual(all.map((each) => each.contactId));
    expect(await world.refusal(service.removeCustomerNote, { customerId, noteId }, AGENT)).toBe('accepted');
    expect(await world.refusal(service.removeCustomerNote, { customerId, noteId }, AGENT)).toBe(
      'service.note-unknown',
    );
    expect((await listContacts(world.db, customerId, {}))!.items).toHaveLength(4);
    const unknown = 'cus_01h455vb4pex5vsknk084sn02q';
    expect(await world.refusal(service.addCustomerNote, { customerId: unknown, text: 'x' }, AGENT)).toBe(
      'service.customer-unknown',
    );
    expect(await listContacts(world.db, unknown, {})).toBeNull();
  });
});
