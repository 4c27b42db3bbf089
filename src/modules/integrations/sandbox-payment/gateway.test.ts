import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db.ts';
import type { GatewayNotification, GatewayRequest, GatewayResult } from '../../payments/index.ts';
import { createSandboxGateway, type SandboxGateway } from './gateway.ts';
import { createSandboxTasks } from './tasks.ts';

let db: TestDatabase;
let gateway: SandboxGateway;
const clock = createMovableClock('2026-11-02T10:00:00Z');
const told: GatewayNotification[] = [];
beforeAll(async () => {
  db = await openTestDatabase();
  gateway = createSandboxGateway({
    db,
    clock,
    notify: async (notification) => {
      told.push(notification);
    },
  });
});
afterAll(() => db.drop());

const never = new AbortController().signal;
let made = 0;
const ask = (more: Partial<GatewayRequest> = {}): GatewayRequest => ({
  idempotencyKey: `key-${made++}`,
  amountMinor: 1_000,
  currency: 'EUR',
  token: 'tok_ok',
  reference: null,
  ...more,
});
const referenceOf = (result: GatewayResult) => (result.kind === 'succeeded' ? result.providerReference : '');
const codeOf = (result: GatewayResult) => (result.kind === 'declined' ? result.code : result.kind);

describe('the sandbox payment provider', () => {
  it('does a key once, though it is asked many times at once', async () => {
    const { providerReference: reference } = (await gateway.authorise(ask(), never)) as {
      providerReference: string;
    };
    const capture = ask({ reference });
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => gateway.capture(capture, never)),
    );
    // A call that meets the same key at work breaks off, as it would at a real provider; asked again, it gets the answer.
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true);
    const first = await gateway.capture(capture, never);
    expect(await gateway.lookup(capture.idempotencyKey, never)).toEqual(first);
    const [row] = await db.query(sql`
      select used_minor from integrations.sandbox_payments where 'sbx_' || idempotency_key = ${reference}`);
    expect(row).toEqual({ used_minor: 1_000 });
  });

  it('captures no more than is held, releases the rest, refunds no more than was captured', async () => {
    const reference = referenceOf(await gateway.authorise(ask(), never));
    const capture = await gateway.capture(ask({ reference, amountMinor: 600 }), never);
    expect(codeOf(await gateway.capture(ask({ reference, amountMinor: 401 }), never))).toBe(
      'amount-too-large',
    );
    expect(codeOf(await gateway.void(ask({ reference, amountMinor: 400 }), never))).toBe('succeeded');
    expect(codeOf(await gateway.capture(ask({ reference, amountMinor: 1 }), never))).toBe('amount-too-large');
    const captured = referenceOf(capture);
    expect(codeOf(await gateway.refund(ask({ reference: captured, amountMinor: 601 }), never))).toBe(
      'amount-too-large',
    );
    expect(codeOf(await gateway.refund(ask({ reference: captured, amountMinor: 600 }), never))).toBe(
      'succeeded',
    );
    expect(codeOf(await gateway.capture(ask({ reference: 'sbx_never' }), never))).toBe('unknown-reference');
  });

  it('answers captures in bulk as it does one by one', async () => {
    const held = referenceOf(await gateway.authorise(ask(), never));
    const shared = referenceOf(await gateway.authorise(ask(), never));
    const ended = referenceOf(await gateway.authorise(ask({ token: 'tok_expires' }), never));
    clock.advance(61_000);
    const requests = [
      ask({ reference: held, amountMinor: 400 }),
      ask({ reference: shared, amountMinor: 700 }),
      ask({ reference: shared, amountMinor: 700 }),
      ask({ reference: ended, token: 'tok_expires' }),
      ask({ reference: 'made elsewhere', token: null }),
      ask({ reference: 'sbx_never' }),
      ask({ token: 'tok_capture_fails', reference: 'x' }),
    ];
    const expected = [
      'succeeded',
      'succeeded',
      'amount-too-large',
      'authorisation-expired',
      'succeeded',
      'unknown-reference',
      'capture-declined',
    ];
    const first = await gateway.captureMany!(requests, never);
    expect(first.map(codeOf)).toEqual(expected);
    expect(await gateway.captureMany!(requests, never)).toEqual(first);
    for (const [at, request] of requests.entries()) {
      expect(await gateway.capture(request, never)).toEqual(first[at]);
      expect(await gateway.lookup(request.idempotencyKey, never)).toEqual(first[at]);
    }
  });

  it('tells late cards’ answers once, when they are due', async () => {
    const controller = new AbortController();
    const request = ask({ token: 'tok_late' });
    const asked = gateway.authorise(request, controller.signal);
    setTimeout(() => controller.abort(), 30);
    await expect(asked).rejects.toThrow('gave up');
    const deliver = createSandboxTasks(gateway)['integrations.deliverSandboxNotifications']!;
    const context = { attempt: 1, maxAttempts: 1 };
    await deliver({}, context);
    expect(told).toEqual([]);
    clock.advance(31_000);
    await deliver({}, context);
    await deliver({}, context);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ idempotencyKey: request.idempotencyKey, result: { kind: 'succeeded' } });
  });

  it('keeps what it knows through a restart, and knows nothing of keys that never came', async () => {
    const request = ask();
    const result = await gateway.authorise(request, never);
    const restarted = createSandboxGateway({ db, clock });
    expect(await restarted.lookup(request.idempotencyKey, never)).toEqual(result);
    expect(await restarted.lookup('never-asked', never)).toEqual({ kind: 'absent' });
  });
});
