import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, resultOf, runCommand } from '../../../../tests/support/ledger.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../../../../tests/support/payments.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { authorisePayment } from './authorise-payment.ts';
import { voidPayment } from './void-payment.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await openPaymentsWorld();
});
afterAll(() => world.close());
afterEach(async () => expect(await world.differences()).toEqual([]));

const authorise = (orderId: string, token?: string) =>
  runCommand(world.executor, authorisePayment, token === undefined ? { orderId } : { orderId, token });

describe('payments.authorisePayment', () => {
  it('holds the amount at the provider and books the hold', async () => {
    const orderId = await world.place();
    const asked = resultOf(await authorise(orderId));
    expect(asked.payments.map((each) => each.state)).toEqual(['authorising']);
    expect(asked.operations).toMatchObject([{ kind: 'authorise', amountMinor: 10_000, state: 'requested' }]);
    await world.work();
    const payment = await world.look(orderId);
    expect(payment).toMatchObject({
      state: 'authorised',
      authorisedMinor: 10_000,
      openMinor: 10_000,
      expiresAt: '2026-11-09T10:00:00.000Z',
    });
    expect(payment.reference).toMatch(/^sbx_/);
    expect(await world.events(orderId)).toEqual(['authorisationRequested', 'paymentAuthorised']);
    const [, event] = await world.eventsOf(orderId);
    expect(event!.attributes).toMatchObject({
      paymentId: payment.paymentId,
      amountMinor: 10_000,
      currency: 'EUR',
      state: 'authorised',
    });
  });

  it('asks once, however often it is called', async () => {
    const orderId = await world.place();
    const actor = { id: 'system', role: 'system' as const };
    await world.executor.execute(authorisePayment, [
      { input: { orderId }, actor },
      { input: { orderId }, actor },
    ]);
    resultOf(await authorise(orderId));
    await world.work();
    const again = resultOf(await authorise(orderId));
    expect(again.payments.map((each) => each.state)).toEqual(['authorised']);
    expect((await world.look(orderId)).operations).toHaveLength(1);
  });

  it('answers the same idempotency key with the first outcome', async () => {
    const orderId = await world.place();
    const first = await runCommand(world.executor, authorisePayment, { orderId }, { key: 'a' });
    await world.work();
    expect(await runCommand(world.executor, authorisePayment, { orderId }, { key: 'a' })).toEqual({
      ...first,
      replayed: true,
    });
  });

  it.each([
    ['tok_decline', 'card-declined'],
    ['tok_insufficient_funds', 'insufficient-funds'],
    ['tok_whatever', 'unknown-card'],
  ])('is declined with %s, and authorised with another card', async (token, code) => {
    const orderId = await world.place({ token });
    resultOf(await authorise(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'declined', authorisedMinor: 0 });
    const declined = (await world.eventsOf(orderId)).at(-1)!;
    expect(declined).toMatchObject({ type: 'payments.paymentDeclined', attributes: { code } });
    resultOf(await authorise(orderId, 'tok_ok'));
    await world.work();
    const payment = await world.look(orderId);
    expect(payment).toMatchObject({ state: 'authorised', authorisedMinor: 10_000 });
    expect(payment.operations.map((each) => [each.state, each.attempt])).toEqual([
      ['declined', 1],
      ['succeeded', 2],
    ]);
  });

  it('authorises what a channel collects without calling anybody', async () => {
    const orderId = await world.place({ provider: 'external' });
    expect(resultOf(await authorise(orderId)).payments.map((each) => each.state)).toEqual(['authorised']);
    expect(await world.events(orderId)).toEqual(['paymentAuthorised']);
  });

  it('leaves authorised, paid and on-account payments as they are', async () => {
    for (const state of ['authorised', 'paid', 'on-account'] as const) {
      const orderId = await world.place({ state });
      const done = resultOf(await authorise(orderId));
      expect(done).toMatchObject({ operations: [], payments: [{ state }] });
    }
  });

  it('authorises an order that costs nothing', async () => {
    const orderId = await world.place({ amountMinor: 0 });
    resultOf(await authorise(orderId));
    await world.work();
    expect((await world.look(orderId)).state).toBe('authorised');
  });

  it('refuses an order without payments, and one whose payment has ended', async () => {
    expect(codeOf(await authorise(formatId('ord', newUuid(1))))).toBe('payments.no-payment');
    const orderId = await world.place();
    resultOf(await runCommand(world.executor, voidPayment, { orderId, reason: 'cancelled' }));
    expect(codeOf(await authorise(orderId))).toBe('payments.not-authorisable');
  });
});
