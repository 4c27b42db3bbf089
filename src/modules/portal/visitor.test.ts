// Promises about who a visitor is and how that is proven: by codes that cannot be guessed or asked for without end, and by links.
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
import type { Actor } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { formatId, newUuid } from '../../platform/ids.ts';
import { eraseCustomer } from '../customers/index.ts';
import { findMessages, showMessage } from '../notifications/queries.ts';
import { hashCode, liveCode, maySend } from './codes.ts';
import { makeLinks } from './links.ts';
import { createTasks } from './tasks.ts';
import { actorOfSubject, maskEmail, STRANGER, visitorOf } from './visitor.ts';

setUpPortal();

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
