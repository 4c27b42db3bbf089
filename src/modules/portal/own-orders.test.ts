// Promises about what customers do with their orders: their own alone, by the rules of every order, each word once.
import { describe, expect, it } from 'vitest';
import {
  NO_ORDER,
  order,
  portal,
  sessionHash,
  setUpPortal,
  someone,
  world,
} from '../../../tests/support/portal-world.ts';
import { ADMIN, AGENT } from '../../../tests/support/service-world.ts';
import { sql } from '../../platform/db.ts';
import { parseId } from '../../platform/ids.ts';
import { setPrice } from '../catalog/index.ts';
import { readOrderPayments } from '../payments/index.ts';
import { selectFeedback } from './store/feedback.ts';
import { actorOfSubject, STRANGER } from './visitor.ts';

setUpPortal();

describe('an own order', () => {
  it('is cancelled, in parts or whole; what has left is not, and another’s is not there', async () => {
    const me = await someone();
    const other = await someone();
    const mine = await order(me.customerId);
    const theirs = await order(other.customerId);
    const inputs = [{ orderId: theirs }, { orderId: mine }, { orderId: NO_ORDER }];
    const answers = await world.call(portal.cancelOrder, inputs, me.actor);
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal.code))).toEqual([
      'portal.order-unknown',
      'done',
      'portal.order-unknown',
    ]);
    expect(await world.refusal(portal.cancelOrder, { orderId: mine }, me.actor)).toBe(
      'orders.order-cancelled',
    );
    const part = await order(me.customerId);
    const cancel = (lineNo: number, orderId = part) =>
      world.refusal(portal.cancelLines, { orderId, lines: [{ lineNo, quantity: 1 }] }, me.actor);
    expect(await cancel(9)).toBe('orders.line-unknown');
    expect(await cancel(1, theirs)).toBe('portal.order-unknown');
    expect(await cancel(1)).toBe('accepted');
    const left = await world.shipped({ customer: { customerId: me.customerId } });
    expect(await cancel(1, left.orderId)).toBe('orders.line-shipped');
    const [event] = (await world.events(mine)).filter(({ type }) => type === 'orders.linesCancelled');
    expect(event).toMatchObject({ actor: me.actor.id, attributes: { reason: 'customer-request' } });
  });

  it('is sent elsewhere or ordered again only by who has proven the address', async () => {
    const { customerId, actor } = await someone();
    const orderId = await order(customerId);
    const byLink = actorOfSubject(orderId, false);
    const move = {
      orderId,
      shipGroup: 1,
      address: { lines: ['New 1'], city: 'Potsdam', country: 'DE' },
    };
    expect(await world.refusal(portal.changeAddress, move, byLink)).toBe('portal.sign-in-needed');
    expect(await world.refusal(portal.changeAddress, { ...move, orderId: NO_ORDER }, actor)).toBe(
      'portal.order-unknown',
    );
    expect(await world.refusal(portal.changeAddress, { ...move, shipGroup: 2 }, actor)).toBe(
      'orders.ship-group-unknown',
    );
    const abroad = { ...move, address: { ...move.address, country: 'FR' } };
    expect(await world.refusal(portal.changeAddress, abroad, actor)).toBe('orders.country-differs');
    expect(await world.refusal(portal.changeAddress, move, actor)).toBe('accepted');
    expect(await world.refusal(portal.reorder, { orderId }, byLink)).toBe('portal.sign-in-needed');
    expect(await world.refusal(portal.reorder, { orderId: NO_ORDER }, actor)).toBe('portal.order-unknown');
    // These goods have no price in the list: the order of the day is refused as any other.
    expect(await world.refusal(portal.reorder, { orderId }, actor)).toBe('orders.price-missing');
    const invoice = { payment: { method: 'invoice' } };
    expect(await world.refusal(portal.reorder, { orderId, ...invoice }, actor)).toBe('portal.not-on-account');
  });

  it('is placed in the sample shop by the rules of every order', async () => {
    const shop = {
      name: 'Lea',
      email: 'lea@example.com',
      address: { lines: ['1'], city: 'Potsdam', country: 'DE' },
      currency: 'EUR',
      lines: [{ sku: 'A', quantity: 1 }],
      sessionHash: sessionHash(),
    };
    expect(await world.refusal(portal.placeOrder, shop, STRANGER)).toBe('orders.price-missing');
    expect(await world.refusal(portal.placeOrder, { ...shop, currency: 'XYZ' }, STRANGER)).toBe(
      'orders.currency-unknown',
    );
    expect(await world.refusal(portal.placeOrder, shop, AGENT)).toBe('platform.not-allowed');
  });

  it('is ordered again as it is to be paid: by the card that is given, on account where it was so', async () => {
    const { customerId, actor } = await someone();
    await world.accept(setPrice, { sku: 'A', currency: 'EUR', amountMinor: 1000 }, ADMIN);
    const first = await world.place([['A', 1]], {
      customer: { customerId },
      payment: { method: 'invoice', state: 'on-account' },
    });
    const again = async (payment: { method: string; token?: string }) => {
      const made = await world.accept(portal.reorder, { orderId: first, payment }, actor);
      const [paid] = await readOrderPayments(world.db, parseId('ord', made.orderId)!);
      return paid;
    };
    expect(await again({ method: 'invoice' })).toMatchObject({ state: 'on-account', method: 'invoice' });
    expect(await again({ method: 'card', token: 'tok_ok' })).toMatchObject({
      state: 'pending',
      method: 'card',
    });
  });

  it('takes messages into one case, also several at once, and acts once for the same key', async () => {
    const { customerId, actor } = await someone();
    const orderId = await order(customerId);
    const texts = ['one', 'two', 'three'].map((text) => ({ orderId, text }));
    const answers = await world.call(portal.sendMessage, texts, actor);
    expect(answers.map((answer) => answer.ok && answer.result.opened)).toEqual([true, false, false]);
    const [row] = await world.db.query<{ said: string[]; cases: number }>(sql`
      select array_agg(m.body order by m.message_id) as said, count(distinct m.case_id)::int as cases
      from service.case_messages m join service.case_orders o using (case_id) where o.order_id = ${parseId('ord', orderId)}`);
    expect(row).toEqual({ said: ['one', 'two', 'three'], cases: 1 });
    expect(await world.refusal(portal.sendMessage, { orderId: NO_ORDER, text: 'x' }, actor)).toBe(
      'portal.order-unknown',
    );
    const call = { input: { orderId, text: 'four' }, actor, idempotencyKey: 'msg-1' };
    const [first] = await world.executor.execute(portal.sendMessage, [call]);
    const [again] = await world.executor.execute(portal.sendMessage, [call]);
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('is rated when it has arrived: once, low ones with a case, changed while it is fresh', async () => {
    const { customerId, actor } = await someone();
    const { orderId, shipmentId } = await world.shipped({ customer: { customerId } });
    const rate = (rating: number, more: object = {}) => ({ orderId, shipmentId, rating, ...more });
    const refusal = (input: object) => world.refusal(portal.giveFeedback, { ...rate(3), ...input }, actor);
    expect(await refusal({})).toBe('portal.not-delivered');
    expect(await refusal({ orderId: NO_ORDER })).toBe('portal.order-unknown');
    expect(await refusal({ shipmentId: 'shp_01h455vb4pex5vsknk084sn02q' })).toBe('portal.delivery-unknown');
    const at = world.clock.now().toISOString();
    await world.accept(world.fulfilment.recordTracking, { shipmentId, status: 'delivered', at });
    const answers = await world.call(
      portal.giveFeedback,
      [rate(1, { comment: 'Wet.' }), rate(2), rate(5)],
      actor,
    );
    expect(answers.map((answer) => answer.ok && answer.result)).toEqual([
      { changed: false, caseNumber: expect.any(String) },
      { changed: true, caseNumber: null },
      { changed: true, caseNumber: null },
    ]);
    const [said] = await selectFeedback(world.db, [parseId('ord', orderId)!]);
    expect(said).toMatchObject({ rating: 5, comment: null, givenBy: actor.id, caseId: expect.any(String) });
    world.clock.advance(15 * 86_400_000);
    expect(await refusal({})).toBe('portal.feedback-final');
    world.clock.advance(-15 * 86_400_000);
  });
});
