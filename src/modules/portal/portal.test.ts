// Promises of the portal's commands: own orders alone, codes that cannot be guessed or asked for without end, each word once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, AGENT, openServiceWorld, type ServiceWorld } from '../../../tests/support/service-world.ts';
import type { Actor } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { formatId, newUuid, parseId } from '../../platform/ids.ts';
import { setPrice } from '../catalog/index.ts';
import { createCustomer, eraseCustomer } from '../customers/index.ts';
import { createMessenger } from '../notifications/index.ts';
import { findMessages, showMessage } from '../notifications/queries.ts';
import { readLineDetails } from '../orders/index.ts';
import { readOrderPayments } from '../payments/index.ts';
import { hashCode, liveCode, maySend } from './codes.ts';
import { createPortalCommands, type PortalCommands } from './index.ts';
import { makeLinks } from './links.ts';
import { parcelWord, paymentOf, statusWord } from './rules.ts';
import { selectFeedback } from './store/feedback.ts';
import { createTasks } from './tasks.ts';
import { actorOfSubject, maskEmail, STRANGER, visitorOf } from './visitor.ts';

let world: ServiceWorld;
let portal: PortalCommands;
beforeAll(async () => {
  world = await openServiceWorld();
  const writeMessages = createMessenger({
    shopName: 'Harbour & Pine',
    timeZone: 'UTC',
    contactEmail: null,
    smtpConfigured: false,
  });
  portal = createPortalCommands({ orders: world.orders, service: world.service, writeMessages });
});
afterAll(() => world.db.drop());

let sessions = 0;
const sessionHash = () => String(++sessions).padStart(64, '0');
let people = 0;
async function someone() {
  const email = `p${++people}@example.com`;
  const { customerId } = await world.accept(createCustomer, { name: 'Pat', email }, ADMIN);
  return { email, customerId, actor: actorOfSubject(customerId, true) };
}
const order = (customerId: string) => world.place([['A', 2]], { customer: { customerId } });
const NO_ORDER = 'ord_01h455vb4pex5vsknk084sn02q';

describe('a visitor', () => {
  it('is told from staff, from the program and from made-up ids', () => {
    const own = formatId('cus', newUuid());
    expect(visitorOf(actorOfSubject(own, true))).toMatchObject({ signedIn: true, orderId: null });
    expect(visitorOf(actorOfSubject(NO_ORDER, false))).toMatchObject({ signedIn: false, customerId: null });
    for (const actor of [
      STRANGER,
      ADMIN,
      AGENT,
      { id: `customer:${own}`, role: 'service' },
      { id: 'customer:cus_1', role: 'customer' },
      { id: `customer:${NO_ORDER}`, role: 'customer' },
    ] as Actor[])
      expect(visitorOf(actor)).toBeNull();
    expect(maskEmail('ada.l@example.co.uk')).toBe('a***@e***.uk');
    expect(maskEmail(null)).toBeNull();
  });

  it('may call nothing that does not name the role, and staff nothing as if they were customers', async () => {
    const { customerId, actor } = await someone();
    const orderId = await order(customerId);
    expect(await world.refusal(world.orders.cancelOrder, { orderId }, actor)).toBe('platform.not-allowed');
    expect(await world.refusal(world.service.openCase, { kind: 'other', subject: 'x' }, actor)).toBe(
      'platform.not-allowed',
    );
    expect(await world.refusal(portal.cancelOrder, { orderId }, AGENT)).toBe('platform.not-allowed');
    expect(await world.refusal(portal.cancelOrder, { orderId }, ADMIN)).toBe('portal.order-unknown');
  });
});

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

describe('a cart of the sample shop', () => {
  const destination = { country: 'DE', postalCode: '10115' };
  const ask = (...carts: object[]) =>
    world.accept(portal.promiseDelivery, { currency: 'EUR', carts } as never, STRANGER);

  it('is told the day that its order is promised for, each cart by itself, and no day where there is none', async () => {
    const cart = { destination, lines: [{ sku: 'A', quantity: 1 }] };
    const unknown = { destination, lines: [{ sku: 'NO-SUCH', quantity: 1 }] };
    const { carts } = await ask(cart, unknown, cart);
    const { customerId } = await someone();
    const orderId = await world.place([['A', 1]], {
      customer: { customerId },
      shipGroups: [{ address: { lines: ['1'], city: 'Berlin', ...destination } }],
    });
    const [line] = await readLineDetails(world.db, [parseId('ord', orderId)!]);
    expect(line!.promisedDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(carts.map(({ promisedDate }) => promisedDate)).toEqual([
      line!.promisedDate,
      null,
      line!.promisedDate,
    ]);
    expect(Object.keys(carts[0]!).sort()).toEqual(['promisedDate', 'share']);
  });

  it('is asked about by customers alone, and within bounds', async () => {
    const lines = [{ sku: 'A', quantity: 1 }];
    const one = { carts: [{ destination, lines }] };
    expect(await world.refusal(portal.promiseDelivery, one, AGENT)).toBe('platform.not-allowed');
    for (const wrong of [{ carts: [] }, { carts: [{ destination: { country: 'Germany' }, lines }] }])
      expect(await world.refusal(portal.promiseDelivery, wrong, STRANGER)).toBe('platform.invalid-input');
  });
});

describe('a code', () => {
  const now = new Date('2026-11-02T09:00:00Z');
  const ago = (minutes: number) => ({ askedAt: new Date(now.getTime() - minutes * 60_000) });

  it('is sent three times in a quarter of an hour and ten times a day at most', () => {
    expect(maySend([ago(1), ago(2)], now)).toBe(true);
    expect(maySend([ago(1), ago(2), ago(14)], now)).toBe(false);
    expect(maySend([ago(16), ago(17), ago(18)], now)).toBe(true);
    expect(
      maySend(
        Array.from({ length: 10 }, (_, at) => ago(60 + at)),
        now,
      ),
    ).toBe(false);
  });

  it('counts while it is the newest, unused, in time and not tried too often', () => {
    const code = {
      codeId: newUuid(),
      email: 'a@b.c',
      codeHash: '',
      askedAt: now,
      expiresAt: new Date(now.getTime() + 1),
      attempts: 4,
      usedAt: null,
    };
    expect(liveCode([code], now)).toBe(code);
    expect(liveCode([{ ...code, attempts: 5 }, code], now)).toBeNull();
    expect(liveCode([{ ...code, usedAt: now }], now)).toBeNull();
    expect(liveCode([{ ...code, expiresAt: now }], now)).toBeNull();
    const key = Buffer.alloc(32);
    expect(hashCode(key, code.codeId, '123456')).not.toBe(hashCode(key, newUuid(), '123456'));
  });

  it('signs in once, in the language asked for, and is forgotten after some days', async () => {
    const { email, customerId } = await someone();
    await world.accept(portal.requestCode, { email: email.toUpperCase(), locale: 'ja' }, STRANGER);
    const { items } = await findMessages(world.db, { recipient: email });
    expect(items[0]!.locale).toBe('ja');
    const [code] = /\d{6}/.exec((await showMessage(world.db, items[0]!.messageId))!.text)!;
    const signIn = (given: string) =>
      world.call(portal.signIn, [{ email, code: given, sessionHash: sessionHash() }], STRANGER);
    expect(await signIn(code === '000000' ? '000001' : '000000')).toMatchObject([{ ok: false }]);
    expect(await signIn(code)).toMatchObject([{ ok: true, result: { customerId, signedIn: true } }]);
    expect(await signIn(code)).toMatchObject([{ ok: false, refusal: { code: 'portal.code-wrong' } }]);
    const stored = await world.db.query<{ all: string }>(
      sql`select string_agg(code_hash, ' ') as all from portal.sign_in_codes`,
    );
    expect(stored[0]!.all).not.toContain(code);
    world.clock.advance(30 * 86_400_000);
    await createTasks(world)['portal.forgetOld']!({}, { attempt: 1, maxAttempts: 1 });
    expect(await world.db.query(sql`select 1 from portal.sign_in_codes`)).toEqual([]);
    world.clock.advance(-30 * 86_400_000);
  });
});

describe('a link', () => {
  it('opens one order or one customer, not what is gone, and ends with its session', async () => {
    const { customerId } = await someone();
    const orderId = await order(customerId);
    const links = await makeLinks(
      world.db,
      'https://shop.example',
      [orderId, customerId, NO_ORDER],
      world.clock.now(),
    );
    const tokenOf = (subject: string) => links.get(subject)!.url.split('#')[1]!;
    const hash = sessionHash();
    const open = (token: string, session = sessionHash()) =>
      world.refusal(portal.openLink, { token, sessionHash: session }, STRANGER);
    expect(await open(tokenOf(orderId), hash)).toBe('accepted');
    expect(await open(tokenOf(customerId))).toBe('accepted');
    expect(await open(tokenOf(NO_ORDER))).toBe('portal.link-invalid');
    expect(await open('x')).toBe('portal.link-invalid');
    expect((await world.types(orderId)).filter((type) => type === 'portal.linkOpened')).toHaveLength(1);
    await world.accept(portal.signOut, { sessionHash: hash }, actorOfSubject(orderId, false));
    const [ended] = await world.db.query<{ ended: boolean }>(sql`
      select ended_at is not null as ended from portal.sessions where session_hash = ${hash}`);
    expect(ended).toEqual({ ended: true });
    expect(await world.refusal(portal.revokeLinks, { customerId }, AGENT)).toBe('accepted');
    expect(
      await world.refusal(portal.revokeLinks, { customerId: 'cus_01h455vb4pex5vsknk084sn02q' }, AGENT),
    ).toBe('portal.customer-unknown');
    expect(await world.refusal(portal.revokeLinks, { orderId: NO_ORDER }, AGENT)).toBe(
      'portal.order-unknown',
    );
    expect(await open(tokenOf(customerId))).toBe('portal.link-invalid');
    const again = await makeLinks(world.db, 'https://shop.example', [customerId], world.clock.now());
    const fresh = again.get(customerId)!.url.split('#')[1]!;
    expect(await open(fresh)).toBe('accepted');
    await world.accept(eraseCustomer, { customerId }, ADMIN);
    expect(await open(fresh)).toBe('portal.link-invalid');
    expect((await makeLinks(world.db, null, [orderId], world.clock.now())).size).toBe(0);
  });
});

describe('plain words', () => {
  const line = {
    ordered: 2,
    cancelled: 0,
    backordered: 0,
    reserved: 2,
    released: 0,
    picked: 0,
    shipped: 0,
    delivered: 0,
  };
  const word = (changes: object, status = 'placed', cancelledAt: Date | null = null) =>
    statusWord({ status: status as 'placed', cancelledAt }, [
      { ...line, ...changes } as Parameters<typeof statusWord>[1][number],
    ]);

  it.each([
    ['received', {}, 'placed'],
    ['waiting-for-goods', { reserved: 1, backordered: 1 }, 'backordered'],
    ['checking', {}, 'on-hold'],
    ['preparing', { reserved: 0, picked: 2 }, 'released'],
    ['partly-on-its-way', { reserved: 1, shipped: 1 }, 'partly-shipped'],
    ['on-its-way', { reserved: 0, shipped: 1, delivered: 1 }, 'shipped'],
    ['delivered', { reserved: 0, delivered: 1, cancelled: 1 }, 'closed'],
    ['cancelled', { reserved: 0, cancelled: 2 }, 'cancelled'],
  ])('say %s', (expected, changes, status) => {
    expect(word(changes, status)).toBe(expected);
  });

  it('leave out labels that were given back, and call a try in vain what it is', () => {
    expect(parcelWord('cancelled')).toBeNull();
    expect(parcelWord('failed')).toBe('delivery-failed');
    expect(parcelWord('arrived')).toBe('ready-to-collect');
  });
});

describe('the payment of an order', () => {
  const payment = {
    state: 'pending' as const,
    openedAs: 'pending' as const,
    amountMinor: 1000,
    capturedMinor: 0,
    refundedMinor: 0,
    openMinor: 0,
  };
  type Changes = Partial<Parameters<typeof paymentOf>[0][number]>;
  const word = (...payments: Changes[]) =>
    paymentOf(payments.map((changes) => ({ ...payment, ...changes })))?.state ?? null;

  it.each<[string | null, Changes[]]>([
    [null, []],
    ['open', [{}]],
    ['reserved', [{ state: 'authorised', openMinor: 1000 }]],
    ['by-invoice', [{ state: 'on-account', openedAs: 'on-account' }]],
    ['charged', [{ state: 'captured', capturedMinor: 1000 }]],
    ['charged', [{ state: 'paid', openedAs: 'paid' }]],
    ['partly-charged', [{ state: 'partly-captured', capturedMinor: 400, openMinor: 600 }]],
    ['partly-refunded', [{ state: 'partly-refunded', capturedMinor: 1000, refundedMinor: 100 }]],
    ['refunded', [{ state: 'refunded', capturedMinor: 1000, refundedMinor: 1000 }]],
    ['refunded', [{ state: 'refunded', openedAs: 'history' }]],
    ['checking', [{ state: 'unknown' }]],
    ['released', [{ state: 'voided' }]],
    ['failed', [{ state: 'declined' }]],
    ['reserved', [{ state: 'declined' }, { state: 'authorised', openMinor: 1000 }]],
  ])('is told as %s', (expected, payments) => {
    expect(word(...payments)).toBe(expected);
  });

  it('says what was paid and given back', () => {
    expect(
      paymentOf([
        { ...payment, state: 'paid', openedAs: 'paid' },
        { ...payment, state: 'partly-refunded', capturedMinor: 1000, refundedMinor: 100 },
      ]),
    ).toEqual({ state: 'partly-refunded', paidMinor: 2000, refundedMinor: 100, byInvoice: false });
    expect(
      paymentOf([{ ...payment, state: 'captured', openedAs: 'on-account', capturedMinor: 1000 }]),
    ).toMatchObject({ state: 'charged', byInvoice: true });
  });
});
