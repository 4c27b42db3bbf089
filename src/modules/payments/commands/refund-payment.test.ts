import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, resultOf, runCommand } from '../../../../tests/support/ledger.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../../../../tests/support/payments.ts';
import { createExecutor } from '../../../platform/execute.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { readEntries } from '../../ledger/index.ts';
import { readOrderPayments } from '../queries.ts';
import { authorisePayment } from './authorise-payment.ts';
import { capturePayment } from './capture-payment.ts';
import { refundPayment } from './refund-payment.ts';
import { settleRemainder } from './settle-remainder.ts';
import { voidPayment } from './void-payment.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await openPaymentsWorld();
});
afterAll(() => world.close());
afterEach(async () => expect(await world.differences()).toEqual([]));

const refund = (orderId: string, amountMinor: number, sourceId: string) =>
  runCommand(
    world.executor,
    refundPayment,
    { orderId, amountMinor, sourceId, reason: 'returned' },
    { role: 'service' },
  );
const end = (orderId: string) => runCommand(world.executor, voidPayment, { orderId, reason: 'cancelled' });

async function captured(token: string, ...amounts: number[]) {
  const orderId = await world.place({ token });
  resultOf(await runCommand(world.executor, authorisePayment, { orderId }));
  await world.work();
  for (const [at, amountMinor] of amounts.entries()) {
    resultOf(
      await runCommand(world.executor, capturePayment, { orderId, amountMinor, sourceId: `shp_${at}` }),
    );
    await world.work();
  }
  return orderId;
}

async function moneyOf(orderId: string) {
  const entries = await readEntries(world.db, parseId('ord', orderId)!);
  return entries
    .filter((each) => !each.debit.startsWith('memo'))
    .map(({ kind, debit, credit, amountMinor }) => [kind, debit, credit, amountMinor]);
}

describe('payments.refundPayment', () => {
  it('gives back what was captured, capture by capture', async () => {
    const orderId = await captured('tok_ok', 6_000, 4_000);
    resultOf(await refund(orderId, 7_000, 'ret_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      state: 'partly-refunded',
      refundedMinor: 7_000,
      refundableMinor: 3_000,
    });
    resultOf(await refund(orderId, 3_000, 'ret_2'));
    await world.work();
    const payment = await world.look(orderId);
    expect(payment.state).toBe('refunded');
    const refunds = payment.operations.filter((each) => each.kind === 'refund');
    expect(refunds.map((each) => each.amountMinor)).toEqual([6_000, 1_000, 3_000]);
    expect((await moneyOf(orderId)).filter(([kind]) => kind === 'refund')).toHaveLength(3);
    expect((await world.events(orderId)).slice(-2)).toEqual(['refundRequested', 'paymentRefunded']);
  });

  it('refunds a source once', async () => {
    const orderId = await captured('tok_ok', 10_000);
    const first = resultOf(await refund(orderId, 5_000, 'ret_1'));
    expect(resultOf(await refund(orderId, 5_000, 'ret_1'))).toEqual(first);
    await world.work();
    expect((await world.look(orderId)).refundedMinor).toBe(5_000);
    const input = { orderId, amountMinor: 1_000, sourceId: 'ret_2', reason: 'x' };
    const one = await runCommand(world.executor, refundPayment, input, { key: 'f' });
    expect(await runCommand(world.executor, refundPayment, input, { key: 'f' })).toEqual({
      ...one,
      replayed: true,
    });
    await world.work();
  });

  it('tells that a refund failed, and keeps the money refundable', async () => {
    const orderId = await captured('tok_refund_fails', 10_000);
    resultOf(await refund(orderId, 2_000, 'ret_1'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      state: 'captured',
      refundingMinor: 0,
      refundableMinor: 10_000,
    });
    expect((await world.eventsOf(orderId)).at(-1)).toMatchObject({
      type: 'payments.refundFailed',
      attributes: { code: 'refund-declined', sourceId: 'ret_1' },
    });
    resultOf(await refund(orderId, 10_000, 'ret_2'));
    resultOf(await refund(orderId, 10_000, 'ret_2'));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ refundableMinor: 10_000, refundedMinor: 0 });
  });

  it('refunds a sale before it returns a deposit, and books them apart', async () => {
    const orderId = await world.place({ state: 'paid', reference: 'pay-1' });
    resultOf(
      await runCommand(world.executor, capturePayment, { orderId, amountMinor: 6_000, sourceId: 'shp_1' }),
    );
    resultOf(await refund(orderId, 7_000, 'ret_1'));
    await world.work();
    expect(
      (await moneyOf(orderId)).filter(([kind]) => kind === 'refund' || kind === 'deposit-returned'),
    ).toEqual(
      expect.arrayContaining([
        ['refund', 'refunds-payable', 'provider-clearing:sandbox', 6_000],
        ['deposit-returned', 'customer-deposits', 'provider-clearing:sandbox', 1_000],
      ]),
    );
    expect(await world.look(orderId)).toMatchObject({ depositMinor: 3_000, refundableMinor: 3_000 });
  });

  it('refunds one payment of several where it is named', async () => {
    const orderId = await world.place({ state: 'paid', amountMinor: 1_000 });
    await world.add(orderId, { state: 'paid', amountMinor: 2_000 });
    const [, second] = await readOrderPayments(world.db, parseId('ord', orderId)!);
    const input = { orderId, amountMinor: 2_000, sourceId: 'r', reason: 'x', paymentId: second!.paymentId };
    expect(codeOf(await runCommand(world.executor, refundPayment, { ...input, amountMinor: 2_001 }))).toBe(
      'payments.amount-exceeds-captured',
    );
    resultOf(await runCommand(world.executor, refundPayment, input));
    await world.work();
    const after = await readOrderPayments(world.db, parseId('ord', orderId)!);
    expect(after.map((each) => each.refundedMinor)).toEqual([0, 2_000]);
  });

  it('refuses in a fixed order, and never refunds more than was captured', async () => {
    expect(codeOf(await refund(formatId('ord', newUuid(2)), 1, 'x'))).toBe('payments.no-payment');
    const orderId = await captured('tok_ok', 6_000);
    expect(codeOf(await refund(orderId, 6_001, 'x'))).toBe('payments.amount-exceeds-captured');
    expect(codeOf(await refund(orderId, 0, 'x'))).toBe('payments.amount-exceeds-captured');
    resultOf(await refund(orderId, 5_000, 'x'));
    expect(codeOf(await refund(orderId, 5_001, 'x'))).toBe('payments.source-used-otherwise');
    expect(codeOf(await refund(orderId, 1_001, 'y'))).toBe('payments.amount-exceeds-captured');
    const actor = { id: 'system', role: 'system' as const };
    const input = { orderId, amountMinor: 600, reason: 'twice' };
    const both = await world.executor.execute(refundPayment, [
      { input: { ...input, sourceId: 'a' }, actor },
      { input: { ...input, sourceId: 'b' }, actor },
    ]);
    expect(both.map(codeOf)).toEqual([null, 'payments.amount-exceeds-captured']);
    await world.work();
  });
});

describe('several servers at once', () => {
  it('capture and refund no more than there is, though each knows of its own call only', async () => {
    const servers = Array.from({ length: 6 }, () => createExecutor(world.db, world.clock, silentLog));
    const orderId = await world.place({ state: 'authorised', provider: 'external', token: null });
    const captures = await Promise.all(
      servers.map((server, at) =>
        runCommand(server, capturePayment, { orderId, amountMinor: 3_000, sourceId: `shp_${at}` }),
      ),
    );
    expect(captures.filter((each) => each.ok)).toHaveLength(3);
    const refunds = await Promise.all(
      servers.map((server, at) =>
        runCommand(server, refundPayment, { orderId, amountMinor: 4_000, sourceId: `r_${at}`, reason: 'x' }),
      ),
    );
    expect(refunds.filter((each) => each.ok)).toHaveLength(2);
    expect(await world.look(orderId)).toMatchObject({ capturedMinor: 9_000, refundedMinor: 8_000 });
  });
});

describe('payments.voidPayment', () => {
  it('releases a hold at the provider, once', async () => {
    const orderId = await captured('tok_ok');
    const first = resultOf(await end(orderId));
    expect(resultOf(await end(orderId)).operations).toEqual(first.operations);
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'voided', releasedMinor: 10_000, openMinor: 0 });
    const keyed = { orderId, reason: 'again' };
    const one = await runCommand(world.executor, voidPayment, keyed, { key: 'v' });
    expect(await runCommand(world.executor, voidPayment, keyed, { key: 'v' })).toEqual({
      ...one,
      replayed: true,
    });
    expect((await world.events(orderId)).filter((type) => type === 'paymentVoided')).toHaveLength(1);
  });

  it('ends a payment that was never authorised', async () => {
    const orderId = await world.place();
    expect(resultOf(await end(orderId)).payments).toMatchObject([{ state: 'voided' }]);
    expect(await world.events(orderId)).toEqual(['paymentVoided']);
  });

  it('waits for an authorisation under way and releases it then', async () => {
    const orderId = await world.place();
    resultOf(await runCommand(world.executor, authorisePayment, { orderId }));
    expect(resultOf(await end(orderId)).operations).toMatchObject([{ kind: 'void', state: 'waiting' }]);
    expect(resultOf(await end(orderId)).operations).toHaveLength(1);
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'voided', releasedMinor: 10_000 });
    const declined = await world.place({ token: 'tok_decline' });
    resultOf(await runCommand(world.executor, authorisePayment, { orderId: declined }));
    resultOf(await end(declined));
    await world.work();
    expect((await world.look(declined)).state).toBe('voided');
  });

  it('returns a deposit that nothing was shipped for', async () => {
    const orderId = await world.place({ state: 'paid' });
    resultOf(await end(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'refunded', depositMinor: 0 });
    expect(await moneyOf(orderId)).toEqual(
      expect.arrayContaining([
        ['deposit-returned', 'customer-deposits', 'provider-clearing:sandbox', 10_000],
      ]),
    );
  });

  it('books the release of what a channel holds without calling anybody', async () => {
    const orderId = await world.place({ state: 'authorised', provider: 'external' });
    expect(resultOf(await end(orderId)).payments).toMatchObject([{ state: 'voided' }]);
  });

  it('keeps what is captured and refuses an order without payments', async () => {
    const orderId = await captured('tok_ok', 6_000);
    resultOf(await end(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 6_000 });
    expect(codeOf(await end(formatId('ord', newUuid(2))))).toBe('payments.no-payment');
  });

  it('ends an authorisation that has expired without asking for it', async () => {
    const orderId = await captured('tok_ok');
    world.clock.advance(8 * 86_400_000);
    expect(resultOf(await end(orderId)).payments).toMatchObject([{ state: 'voided' }]);
  });
});

describe('payments.settleRemainder', () => {
  const settle = (orderId: string, key?: string) =>
    runCommand(world.executor, settleRemainder, { orderId }, key ? { key } : {});

  it('leaves what is owed on account, and what is all captured', async () => {
    const owed = await world.place({ state: 'on-account' });
    expect(resultOf(await settle(owed)).payments).toMatchObject([{ state: 'on-account' }]);
    const paid = await captured('tok_ok', 10_000);
    expect(resultOf(await settle(paid)).operations).toEqual([]);
    expect(codeOf(await settle(formatId('ord', newUuid(2))))).toBe('payments.no-payment');
  });

  it('returns the unused part of a deposit, once', async () => {
    const orderId = await world.place({ state: 'paid' });
    resultOf(
      await runCommand(world.executor, capturePayment, { orderId, amountMinor: 9_000, sourceId: 'shp_1' }),
    );
    const one = await settle(orderId, 's');
    expect(await settle(orderId, 's')).toEqual({ ...one, replayed: true });
    resultOf(await settle(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ refundedMinor: 1_000, depositMinor: 0 });
  });

  it('is for the process alone', async () => {
    const orderId = await world.place();
    expect(codeOf(await runCommand(world.executor, settleRemainder, { orderId }, { role: 'finance' }))).toBe(
      'platform.not-allowed',
    );
  });
});
