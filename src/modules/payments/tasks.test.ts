import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, resultOf, runCommand } from '../../../tests/support/ledger.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../../../tests/support/payments.ts';
import { sql } from '../../platform/db.ts';
import { Outage } from '../../platform/errors.ts';
import { setFailpoint } from '../../platform/failpoint.ts';
import { formatId, newUuid } from '../../platform/ids.ts';
import { authorisePayment } from './commands/authorise-payment.ts';
import { capturePayment } from './commands/capture-payment.ts';
import { recordGatewayResult } from './commands/record-gateway-result.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { resolveUnknown } from './commands/resolve-unknown.ts';
import { voidPayment } from './commands/void-payment.ts';
import type { PaymentGateway } from './gateway.ts';

let world: PaymentsWorld;
const calls: string[] = [];
let unreachable = false;

/** Counts what reaches the provider, and takes it off the net where a test says so. */
function watch(gateway: PaymentGateway): PaymentGateway {
  const seen =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (unreachable) throw new Outage('no route to the provider');
      calls.push(name);
      return call(...args);
    };
  return {
    provider: gateway.provider,
    authorise: seen('authorise', gateway.authorise),
    capture: seen('capture', gateway.capture),
    void: seen('void', gateway.void),
    refund: seen('refund', gateway.refund),
    lookup: seen('lookup', gateway.lookup),
    captureMany: seen('captureMany', gateway.captureMany!),
  };
}

beforeEach(async () => {
  world = await openPaymentsWorld({ wrap: watch });
  calls.length = 0;
  unreachable = false;
});
afterEach(async () => {
  expect(await world.differences()).toEqual([]);
  await world.close();
});

/** What the provider has really taken and given back for all its customers. */
async function truth() {
  const rows = await world.db.query<{ kind: string; times: number; minor: number }>(sql`
    select kind, count(*)::int as times, sum(amount_minor)::bigint as minor from integrations.sandbox_payments
    where outcome = 'succeeded' group by kind order by kind`);
  return Object.fromEntries(rows.map((row) => [row.kind, [row.times, row.minor]]));
}

const authorise = (orderId: string) => runCommand(world.executor, authorisePayment, { orderId });
const capture = (orderId: string, amountMinor = 10_000) =>
  runCommand(world.executor, capturePayment, { orderId, amountMinor, sourceId: 'shp_1' });
const refund = (orderId: string) =>
  runCommand(world.executor, refundPayment, { orderId, amountMinor: 4_000, sourceId: 'r', reason: 'x' });

describe('a card that falls silent (tok_timeout)', () => {
  it('leaves every outcome unknown until the provider has been asked, and nothing is done twice', async () => {
    const orderId = await world.place({ token: 'tok_timeout' });
    resultOf(await authorise(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'unknown', unknownOutcomes: 1 });
    await world.resolve();
    expect((await world.look(orderId)).state).toBe('authorised');
    resultOf(await capture(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ unknownOutcomes: 1, capturingMinor: 10_000 });
    await world.resolve();
    resultOf(await refund(orderId));
    await world.work();
    await world.resolve();
    expect(await world.look(orderId)).toMatchObject({ state: 'partly-refunded', refundedMinor: 4_000 });
    expect(await truth()).toEqual({ authorise: [1, 10_000], capture: [1, 10_000], refund: [1, 4_000] });
    expect(calls).toEqual(['authorise', 'lookup', 'capture', 'lookup', 'refund', 'lookup']);
    expect(await world.events(orderId)).toEqual([
      'authorisationRequested',
      'outcomeUnknown',
      'paymentAuthorised',
      'captureRequested',
      'outcomeUnknown',
      'paymentCaptured',
      'refundRequested',
      'outcomeUnknown',
      'paymentRefunded',
    ]);
    expect(await world.db.query(sql`select 1 from payments.unresolved`)).toEqual([]);
  });

  it('does the same for a release', async () => {
    const orderId = await world.place({ token: 'tok_timeout', state: 'authorised', reference: 'a-1' });
    resultOf(await runCommand(world.executor, voidPayment, { orderId, reason: 'cancelled' }));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({
      unknownOutcomes: 1,
      openMinor: 0,
      voidingMinor: 10_000,
    });
    await world.resolve();
    expect((await world.look(orderId)).state).toBe('voided');
  });

  it('is taken as unknown when nothing came in time', async () => {
    const own = await openPaymentsWorld({ timeoutMs: 50 });
    const orderId = await own.place({ token: 'tok_timeout' });
    resultOf(await runCommand(own.executor, authorisePayment, { orderId }));
    await own.work();
    expect(await own.look(orderId)).toMatchObject({ state: 'unknown', unknownOutcomes: 1 });
    expect(await own.events(orderId)).toEqual(['authorisationRequested', 'outcomeUnknown']);
    await own.close();
  });

  it('waits longer each time that the provider cannot be asked either', async () => {
    const orderId = await world.place({ token: 'tok_timeout' });
    resultOf(await authorise(orderId));
    await world.work();
    unreachable = true;
    await world.resolve();
    await world.resolve();
    expect(await world.db.query(sql`select checks from payments.unresolved`)).toEqual([{ checks: 1 }]);
    unreachable = false;
    await world.resolve();
    expect((await world.look(orderId)).state).toBe('authorised');
    expect((await world.events(orderId)).filter((type) => type === 'outcomeUnknown')).toHaveLength(1);
  });
});

describe('a card whose requests get lost (tok_timeout_lost)', () => {
  it('is asked again under the same key once the provider says that nothing arrived', async () => {
    const orderId = await world.place({ token: 'tok_timeout_lost' });
    resultOf(await authorise(orderId));
    await world.work();
    await world.resolve();
    expect((await world.look(orderId)).state).toBe('authorising');
    await world.work();
    expect((await world.look(orderId)).state).toBe('authorised');
    resultOf(await capture(orderId));
    await world.work();
    await world.resolve();
    await world.work();
    expect((await world.look(orderId)).state).toBe('captured');
    expect(await truth()).toEqual({ authorise: [1, 10_000], capture: [1, 10_000] });
  });
});

describe('a card that answers twice (tok_twice)', () => {
  it('has every effect once', async () => {
    const orderId = await world.place({ token: 'tok_twice' });
    resultOf(await authorise(orderId));
    await world.work();
    resultOf(await capture(orderId));
    await world.work();
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 10_000 });
    expect(await world.events(orderId)).toEqual([
      'authorisationRequested',
      'paymentAuthorised',
      'captureRequested',
      'paymentCaptured',
    ]);
    expect(await truth()).toEqual({ authorise: [1, 10_000], capture: [1, 10_000] });
  });
});

describe('a card that answers late (tok_late)', () => {
  it('is settled by whichever comes first, the resolver or the notification', async () => {
    const asked = await world.place({ token: 'tok_late' });
    resultOf(await authorise(asked));
    await world.work();
    await world.resolve();
    const told = await world.place({ token: 'tok_late' });
    resultOf(await authorise(told));
    await world.work();
    world.clock.advance(40_000);
    expect(await world.sandbox.deliverNotifications()).toBe(2);
    expect(await world.sandbox.deliverNotifications()).toBe(0);
    await world.resolve();
    for (const orderId of [asked, told]) {
      expect(await world.look(orderId)).toMatchObject({ state: 'authorised', authorisedMinor: 10_000 });
      expect(await world.events(orderId)).toEqual([
        'authorisationRequested',
        'outcomeUnknown',
        'paymentAuthorised',
      ]);
    }
  });
});

/** The set fails, and then the first of its items alone. */
function crashTwice(): () => void {
  let passes = 0;
  return setFailpoint('command.written', () => {
    passes += 1;
    if (passes <= 2) throw new Error('crashed');
  });
}

describe('payments.callGateway', () => {
  it('captures once though the worker dies between the answer and its record', async () => {
    const orderId = await world.place({ state: 'authorised', reference: 'a-1' });
    resultOf(await capture(orderId));
    const [job] = await world.db.query<{ payload: Record<string, unknown> }>(sql`
      select payload from graphile_worker._private_jobs where payload->'operations' is not null`);
    const clear = setFailpoint('payments.answered', () => {
      throw new Error('died here');
    });
    const call = world.tasks['payments.callGateway']!;
    await expect(call(job!.payload, { attempt: 1, maxAttempts: 25 })).rejects.toThrow('died here');
    clear();
    expect((await world.look(orderId)).capturedMinor).toBe(0);
    await call(job!.payload, { attempt: 2, maxAttempts: 25 });
    await call(job!.payload, { attempt: 3, maxAttempts: 25 });
    expect(await world.look(orderId)).toMatchObject({ state: 'captured', capturedMinor: 10_000 });
    expect(await truth()).toEqual({ capture: [1, 10_000] });
    expect(calls).toEqual(['capture', 'lookup']);
  });

  it('brings an answer again that could not be recorded while those of its set could', async () => {
    const orders = [await world.place(), await world.place()] as const;
    const actor = { id: 'system', role: 'system' as const };
    await world.executor.execute(
      authorisePayment,
      orders.map((orderId) => ({ input: { orderId }, actor })),
    );
    const [job] = await world.db.query<{ payload: Record<string, unknown> }>(
      sql`select payload from graphile_worker._private_jobs`,
    );
    const clear = crashTwice();
    const call = world.tasks['payments.callGateway']!;
    await expect(call(job!.payload, { attempt: 1, maxAttempts: 25 })).rejects.toThrow('1 answers');
    clear();
    const states = async () =>
      (await Promise.all(orders.map((orderId) => world.look(orderId)))).map(({ state }) => state).sort();
    expect(await states()).toEqual(['authorised', 'authorising']);
    await call(job!.payload, { attempt: 2, maxAttempts: 25 });
    expect(await states()).toEqual(['authorised', 'authorised']);
    expect(await truth()).toEqual({ authorise: [2, 20_000] });
    expect(calls).toEqual(['authorise', 'authorise', 'lookup']);
  });

  it('tries again after an outage, looking first, and records what did get through', async () => {
    const near = await world.place({ state: 'authorised', reference: 'a-1' });
    const far = await world.place({ state: 'authorised', reference: 'a-2', provider: 'nobody' });
    const actor = { id: 'system', role: 'system' as const };
    await world.executor.execute(
      capturePayment,
      [near, far].map((orderId) => ({ input: { orderId, amountMinor: 10_000, sourceId: 's' }, actor })),
    );
    const [job] = await world.db.query<{ payload: Record<string, unknown> }>(
      sql`select payload from graphile_worker._private_jobs`,
    );
    const call = world.tasks['payments.callGateway']!;
    unreachable = true;
    await expect(call(job!.payload, { attempt: 1, maxAttempts: 3 })).rejects.toThrow(Outage);
    unreachable = false;
    await expect(call(job!.payload, { attempt: 2, maxAttempts: 3 })).rejects.toThrow('"nobody"');
    expect((await world.look(near)).state).toBe('captured');
    expect(await world.look(far)).toMatchObject({ capturingMinor: 10_000 });
    expect(calls).toEqual(['lookup', 'capture']);
  });

  it('hands what it could not reach in its last try to the resolver', async () => {
    const orderId = await world.place();
    resultOf(await authorise(orderId));
    const [job] = await world.db.query<{ payload: Record<string, unknown> }>(
      sql`select payload from graphile_worker._private_jobs`,
    );
    unreachable = true;
    const call = world.tasks['payments.callGateway']!;
    await expect(call(job!.payload, { attempt: 25, maxAttempts: 25 })).rejects.toThrow(Outage);
    expect((await world.look(orderId)).state).toBe('unknown');
    unreachable = false;
    await world.resolve();
    await world.work();
    expect((await world.look(orderId)).state).toBe('authorised');
  });

  it('captures a set in one call, whatever cards are in it', async () => {
    const tokens = ['tok_ok', 'tok_ok', null, 'tok_capture_fails', 'tok_timeout', 'tok_twice', 'tok_late'];
    const orders = [];
    for (const token of tokens)
      orders.push(await world.place({ token, state: 'authorised', reference: 'out' }));
    const own = await world.place();
    resultOf(await authorise(own));
    await world.work();
    orders.push(own);
    calls.length = 0;
    const actor = { id: 'system', role: 'system' as const };
    const outcomes = await world.executor.execute(
      capturePayment,
      orders.map((orderId) => ({ input: { orderId, amountMinor: 10_000, sourceId: 's' }, actor })),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    await world.work();
    expect(calls).toEqual(['captureMany']);
    const states = [];
    for (const orderId of orders) states.push((await world.look(orderId)).operations.at(-1)!.state);
    expect(states).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
      'declined',
      'unknown',
      'succeeded',
      'unknown',
      'succeeded',
    ]);
    await world.resolve();
    expect(await truth()).toMatchObject({ capture: [7, 70_000] });
  });
});

describe('payments.recordGatewayResult', () => {
  it('takes an answer once, ignores it again, and refuses another one', async () => {
    const orderId = await world.place();
    const { operations } = resultOf(await authorise(orderId));
    const operationId = operations[0]!.operationId;
    const succeeded = { kind: 'succeeded' as const, providerReference: 'p-1' };
    const record = (
      result: Parameters<typeof recordGatewayResult.run>[1][number]['input']['result'],
      key?: string,
    ) =>
      runCommand(world.executor, recordGatewayResult, { orderId, operationId, result }, key ? { key } : {});
    const first = await record(succeeded, 'g');
    expect(await record(succeeded, 'g')).toEqual({ ...first, replayed: true });
    resultOf(await record(succeeded));
    resultOf(await record({ kind: 'unknown' }));
    expect(codeOf(await record({ kind: 'declined', code: 'no', message: 'No.' }))).toBe(
      'payments.result-contradicts',
    );
    expect(await world.events(orderId)).toEqual(['authorisationRequested', 'paymentAuthorised']);
    expect(await world.look(orderId)).toMatchObject({ state: 'authorised', authorisedMinor: 10_000 });
  });

  it('refuses operations that it does not know', async () => {
    const result = { kind: 'unknown' as const };
    const operationId = formatId('pop', newUuid(1));
    const orderId = formatId('ord', newUuid(1));
    expect(
      codeOf(await runCommand(world.executor, recordGatewayResult, { orderId, operationId, result })),
    ).toBe('payments.no-operation');
  });
});

describe('payments.resolveUnknown', () => {
  it('asks at once when a person wants to know', async () => {
    const orderId = await world.place({ token: 'tok_timeout' });
    resultOf(await authorise(orderId));
    await world.work();
    const asked = await runCommand(
      world.executor,
      resolveUnknown,
      { orderId },
      { role: 'service', key: 'q' },
    );
    expect(resultOf(asked).operations).toMatchObject([{ state: 'unknown' }]);
    const again = await runCommand(
      world.executor,
      resolveUnknown,
      { orderId },
      { role: 'service', key: 'q' },
    );
    expect(again).toEqual({ ...asked, replayed: true });
    await world.work();
    expect((await world.look(orderId)).state).toBe('authorised');
  });

  it('refuses where nothing is unknown', async () => {
    const ask = (orderId: string) => runCommand(world.executor, resolveUnknown, { orderId });
    expect(codeOf(await ask(formatId('ord', newUuid(1))))).toBe('payments.no-payment');
    expect(codeOf(await ask(await world.place()))).toBe('payments.nothing-unknown');
  });
});
