import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  buildAmounts,
  buildInvoice,
  codeOf,
  resultOf,
  runCommand,
} from '../../../../tests/support/ledger.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../../../../tests/support/payments.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { issueCreditNote, issueInvoice, readBalances } from '../../ledger/index.ts';
import { readOrderPayments } from '../queries.ts';
import { authorisePayment } from './authorise-payment.ts';
import { capturePayment } from './capture-payment.ts';
import { expireAuthorisations } from './expire-authorisations.ts';
import { recordReceipt } from './record-receipt.ts';
import { settleRemainder } from './settle-remainder.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await openPaymentsWorld();
});
afterAll(() => world.close());
afterEach(async () => expect(await world.differences()).toEqual([]));

const capture = (orderId: string, amountMinor: number, sourceId: string) =>
  runCommand(world.executor, capturePayment, { orderId, amountMinor, sourceId });

async function authorised(token = 'tok_ok') {
  const orderId = await world.place({ token });
  resultOf(await runCommand(world.executor, authorisePayment, { orderId }));
  await world.work();
  return orderId;
}

describe('payments.capturePayment', () => {
  it('captures shipment by shipment and releases the rest at the end', async () => {
    const orderId = await authorised();
    const shipment = formatId('shp', newUuid(11));
    expect(resultOf(await capture(orderId, 6_000, shipment)).operations).toMatchObject([
      { amountMinor: 6_000, state: 'requested' },
    ]);
    expect(await world.look(orderId)).toMatchObject({ capturingMinor: 6_000, openMinor: 4_000 });
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'partly-captured', capturedMinor: 6_000 });
    resultOf(await capture(orderId, 3_000, 'shp_2'));
    await world.work();
    resultOf(await runCommand(world.executor, settleRemainder, { orderId }));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      state: 'captured',
      capturedMinor: 9_000,
      releasedMinor: 1_000,
      openMinor: 0,
    });
    expect(await world.events(orderId)).toEqual([
      'authorisationRequested',
      'paymentAuthorised',
      'captureRequested',
      'paymentCaptured',
      'captureRequested',
      'paymentCaptured',
      'voidRequested',
      'paymentVoided',
    ]);
    const captured = (await world.eventsOf(orderId))[3]!;
    expect(captured.attributes).toMatchObject({ amountMinor: 6_000, sourceId: shipment });
    expect(captured.objects).toContainEqual(['shipment', shipment, 'cause']);
  });

  it('captures a source once, in one set, later, and after the answer', async () => {
    const orderId = await authorised();
    const call = {
      input: { orderId, amountMinor: 10_000, sourceId: 'shp_1' },
      actor: { id: 'system', role: 'system' as const },
    };
    const [first, second] = await world.executor.execute(capturePayment, [call, call]);
    expect(resultOf(second!)).toEqual(resultOf(first!));
    await world.work();
    expect(resultOf(await capture(orderId, 10_000, 'shp_1')).operations).toMatchObject([
      { state: 'succeeded' },
    ]);
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 10_000 });
    const keyed = { orderId, amountMinor: 10_000, sourceId: 'shp_1' };
    const one = await runCommand(world.executor, capturePayment, keyed, { key: 'c' });
    expect(await runCommand(world.executor, capturePayment, keyed, { key: 'c' })).toEqual({
      ...one,
      replayed: true,
    });
  });

  it('notes a capture of nothing, so that whoever waits is told', async () => {
    const orderId = await world.place({ state: 'authorised', amountMinor: 0 });
    expect(resultOf(await capture(orderId, 0, 'shp_free')).operations).toMatchObject([
      { state: 'succeeded' },
    ]);
    resultOf(await capture(orderId, 0, 'shp_free'));
    expect(await world.events(orderId)).toEqual(['paymentCaptured']);
  });

  it('leaves out what was credited of the invoice before its money was asked for, also when it is tried again', async () => {
    const orderId = await authorised('tok_capture_fails');
    const invoice = buildInvoice(6_000, orderId);
    const { invoiceId } = resultOf(await runCommand(world.executor, issueInvoice, invoice));
    const credit = (settle: 'receivable' | 'refund', totalMinor: number) =>
      runCommand(world.executor, issueCreditNote, {
        ...{ orderId, invoiceId, reason: 'came back', sourceId: `${settle}/${totalMinor}`, settle },
        ...buildAmounts(totalMinor),
      });
    resultOf(await credit('receivable', 1_000));
    resultOf(await credit('refund', 2_000));
    const ask = async () =>
      resultOf(await capture(orderId, 6_000, invoice.shipmentId)).operations.map((each) => each.amountMinor);
    expect(await ask()).toEqual([5_000]);
    expect(await ask()).toEqual([5_000]);
    await world.work();
    expect((await world.events(orderId)).at(-1)).toBe('captureFailed');
    resultOf(await credit('receivable', 3_000));
    expect(await ask()).toEqual([2_000]);
    await world.work();
  });

  it('captures what was authorised by the channel, at the provider or, if external, in the books alone', async () => {
    const outside = await world.place({ state: 'authorised', reference: 'auth-77', token: null });
    resultOf(await capture(outside, 10_000, 'shp_1'));
    await world.work();
    expect((await world.look(outside)).state).toBe('captured');
    const external = await world.place({ state: 'authorised', provider: 'external', token: null });
    expect(resultOf(await capture(external, 4_000, 'shp_1')).payments).toMatchObject([
      { state: 'partly-captured' },
    ]);
    expect(await world.events(external)).toEqual(['paymentCaptured']);
  });

  it('applies a deposit without calling anybody', async () => {
    const orderId = await world.place({ state: 'paid' });
    resultOf(await capture(orderId, 7_000, 'shp_1'));
    expect(await world.look(orderId)).toMatchObject({
      state: 'paid',
      appliedMinor: 7_000,
      depositMinor: 3_000,
    });
    resultOf(await capture(orderId, 3_000, 'shp_2'));
    expect((await world.look(orderId)).state).toBe('captured');
    expect(await world.events(orderId)).toEqual(['paymentCaptured', 'paymentCaptured']);
    const deposits = (await readBalances(world.db)).find((each) => each.account === 'customer-deposits');
    expect(deposits?.balanceMinor).toBe(0);
  });

  it('uses a deposit first and the card for the rest', async () => {
    const orderId = await world.place({
      state: 'authorised',
      token: null,
      reference: 'x',
      amountMinor: 5_000,
    });
    await world.add(orderId, { state: 'paid', method: 'gift-card', amountMinor: 2_000 });
    resultOf(await capture(orderId, 4_500, 'shp_1'));
    await world.work();
    const payments = await readOrderPayments(world.db, parseId('ord', orderId)!);
    expect(payments.map((each) => [each.method, each.appliedMinor])).toEqual([
      ['card', 2_500],
      ['gift-card', 2_000],
    ]);
  });

  it('tells that a capture failed, and lets it be tried again', async () => {
    const orderId = await authorised('tok_capture_fails');
    resultOf(await capture(orderId, 10_000, 'shp_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      state: 'authorised',
      openMinor: 10_000,
      capturedMinor: 0,
    });
    expect((await world.eventsOf(orderId)).at(-1)).toMatchObject({
      type: 'payments.captureFailed',
      attributes: { code: 'capture-declined', sourceId: 'shp_1', amountMinor: 10_000 },
    });
    expect(resultOf(await capture(orderId, 10_000, 'shp_1')).operations).toMatchObject([
      { state: 'requested' },
    ]);
    await world.work();
    expect((await world.look(orderId)).operations.map((each) => each.attempt)).toEqual([1, 1, 2]);
  });

  it('refuses in a fixed order, and changes nothing by it', async () => {
    expect(codeOf(await capture(formatId('ord', newUuid(2)), 1, 'x'))).toBe('payments.no-payment');
    expect(codeOf(await capture(await world.place({ state: 'on-account' }), 1, 'x'))).toBe(
      'payments.on-account',
    );
    expect(codeOf(await capture(await world.place(), 1, 'x'))).toBe('payments.not-authorised-yet');
    const orderId = await authorised();
    expect(codeOf(await capture(orderId, 10_001, 'x'))).toBe('payments.amount-exceeds-authorised');
    resultOf(await capture(orderId, 6_000, 'x'));
    expect(codeOf(await capture(orderId, 6_001, 'x'))).toBe('payments.source-used-otherwise');
    expect(codeOf(await capture(orderId, 5_000, 'x'))).toBe('payments.source-used-otherwise');
    expect(codeOf(await capture(orderId, 4_001, 'y'))).toBe('payments.amount-exceeds-authorised');
    expect((await world.look(orderId)).operations).toHaveLength(2);
    await world.work();
  });
});

describe('an authorisation that ends', () => {
  it('is marked by the sweep, and authorised again when money is needed', async () => {
    const orderId = await authorised();
    world.clock.advance(8 * 86_400_000);
    const swept = resultOf(await runCommand(world.executor, expireAuthorisations, {}));
    // Orders of the tests before end here, too.
    expect(swept.expired).toBeGreaterThan(0);
    expect(swept.more).toBe(false);
    expect(resultOf(await runCommand(world.executor, expireAuthorisations, {})).expired).toBe(0);
    expect(await world.look(orderId)).toMatchObject({
      state: 'expired',
      openMinor: 0,
      releasedMinor: 10_000,
    });
    resultOf(await capture(orderId, 6_000, 'shp_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      state: 'partly-captured',
      authorisedMinor: 16_000,
      capturedMinor: 6_000,
    });
    expect((await world.events(orderId)).slice(2)).toEqual([
      'authorisationExpired',
      'authorisationRequested',
      'paymentAuthorised',
      'captureRequested',
      'paymentCaptured',
    ]);
  });

  it('is found by a capture that comes before the sweep', async () => {
    const orderId = await authorised();
    world.clock.advance(8 * 86_400_000);
    resultOf(await capture(orderId, 10_000, 'shp_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 10_000 });
  });

  it('is found by the provider alone (tok_expires), and authorised again once', async () => {
    const orderId = await authorised('tok_expires');
    await world.db.pool.query('update payments.payments set expires_at = null where order_id = $1', [
      parseId('ord', orderId),
    ]);
    world.clock.advance(61_000);
    resultOf(await capture(orderId, 10_000, 'shp_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 10_000 });
    expect((await world.events(orderId)).slice(2)).toEqual([
      'captureRequested',
      'authorisationExpired',
      'authorisationRequested',
      'paymentAuthorised',
      'captureRequested',
      'paymentCaptured',
    ]);
  });

  it('fails the capture when it cannot be authorised again', async () => {
    const orderId = await authorised();
    await world.db.pool.query(`update payments.payments set token = 'tok_decline' where order_id = $1`, [
      parseId('ord', orderId),
    ]);
    world.clock.advance(8 * 86_400_000);
    resultOf(await capture(orderId, 10_000, 'shp_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      state: 'expired',
      capturedMinor: 0,
      capturingMinor: 0,
    });
    expect((await world.events(orderId)).slice(-2)).toEqual(['paymentDeclined', 'captureFailed']);
    const nothing = await world.place({
      state: 'authorised',
      token: null,
      expiresAt: new Date(world.clock.now().getTime() - 1),
    });
    expect(codeOf(await capture(nothing, 1, 'x'))).toBe('payments.amount-exceeds-authorised');
    expect(resultOf(await runCommand(world.executor, expireAuthorisations, {})).expired).toBe(1);
    expect((await world.look(nothing)).state).toBe('expired');
  });

  it('is the channel’s matter where the channel authorised', async () => {
    const past = new Date(world.clock.now().getTime() - 1);
    const orderId = await world.place({ state: 'authorised', provider: 'external', expiresAt: past });
    expect(resultOf(await runCommand(world.executor, expireAuthorisations, {})).expired).toBe(0);
    resultOf(await capture(orderId, 10_000, 'shp_1'));
    expect((await world.look(orderId)).state).toBe('captured');
  });
});

describe('payments.recordReceipt', () => {
  const receive = (orderId: string, amountMinor: number, sourceId: string, key?: string) =>
    runCommand(
      world.executor,
      recordReceipt,
      { orderId, amountMinor, sourceId },
      { role: 'finance', ...(key ? { key } : {}) },
    );

  it('pays what is owed on account, once a statement line', async () => {
    const orderId = await world.place({ state: 'on-account', provider: 'invoice', token: null });
    const first = await receive(orderId, 4_000, 'line-1', 'r');
    expect(resultOf(first).payments).toMatchObject([{ state: 'partly-captured' }]);
    expect(await receive(orderId, 4_000, 'line-1', 'r')).toEqual({ ...first, replayed: true });
    resultOf(await receive(orderId, 4_000, 'line-1'));
    resultOf(await receive(orderId, 6_000, 'line-2'));
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 10_000 });
    expect(await world.events(orderId)).toEqual(['receiptRecorded', 'receiptRecorded']);
  });

  it('refuses other payments, another amount for the same line, and more than is open', async () => {
    expect(codeOf(await receive(formatId('ord', newUuid(2)), 1, 'a'))).toBe('payments.no-payment');
    expect(codeOf(await receive(await world.place({ state: 'paid' }), 1, 'a'))).toBe(
      'payments.not-on-account',
    );
    const orderId = await world.place({ state: 'on-account' });
    resultOf(await receive(orderId, 4_000, 'a'));
    expect(codeOf(await receive(orderId, 4_001, 'a'))).toBe('payments.source-used-otherwise');
    expect(codeOf(await receive(orderId, 6_001, 'b'))).toBe('payments.amount-exceeds-open');
  });
});
