import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildAmounts, buildInvoice, resultOf, runCommand } from '../../../tests/support/ledger.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../../../tests/support/payments.ts';
import { fc } from '../../../tests/support/property.ts';
import { sql } from '../../platform/db.ts';
import { setFailpoint } from '../../platform/failpoint.ts';
import { parseId } from '../../platform/ids.ts';
import { CARDS } from '../integrations/index.ts';
import { checkLedger, issueCreditNote, issueInvoice } from '../ledger/index.ts';
import { checkBooks, checkPayments } from './check-payments.ts';
import { authorisePayment } from './commands/authorise-payment.ts';
import { capturePayment } from './commands/capture-payment.ts';
import { expireAuthorisations } from './commands/expire-authorisations.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { settleRemainder } from './commands/settle-remainder.ts';
import { voidPayment } from './commands/void-payment.ts';
import { readOrderPayments } from './queries.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await openPaymentsWorld();
});
afterAll(() => world.close());

it('finds a capture that was not booked, one that was booked without cause, and amounts that disagree', async () => {
  const orders = [];
  for (let i = 0; i < 3; i++) orders.push(await world.place({ state: 'authorised', reference: `a-${i}` }));
  for (const orderId of orders) {
    resultOf(
      await runCommand(world.executor, capturePayment, { orderId, amountMinor: 4_000, sourceId: 's' }),
    );
  }
  await world.work();
  expect(await checkPayments(world.db)).toEqual([]);
  const [first, second, third] = orders.map((orderId) => parseId('ord', orderId)!);
  await world.db.run(sql`delete from ledger.entries where order_id = ${first!} and kind = 'capture'`);
  await world.db.run(sql`
    update ledger.entries set source_id = 'nothing' where order_id = ${second!} and kind = 'hold'`);
  await world.db.run(sql`update payments.payments set captured_minor = 4001 where order_id = ${third!}`);
  const found = await checkPayments(world.db);
  expect(
    found.map((each) => [each.problem, each.orderId, each.kind, each.expectedMinor, each.bookedMinor]),
  ).toEqual(
    expect.arrayContaining([
      ['not-booked', orders[0], 'capture', 4_000, null],
      ['not-booked', orders[1], 'hold', 10_000, null],
      ['booked-without-source', orders[1], 'hold', null, 10_000],
      ['amounts-differ', orders[2], 'captured', 4_000, 4_001],
    ]),
  );
  expect(found).toHaveLength(4);
  expect((await checkBooks(world.db)).balanced).toBe(false);
});

it('is refused by the database itself when more would be captured than authorised, or refunded than captured', async () => {
  const orderId = parseId('ord', await world.place({ state: 'authorised' }))!;
  await expect(
    world.db.run(sql`update payments.payments set captured_minor = 10001 where order_id = ${orderId}`),
  ).rejects.toThrow(/check/);
  await expect(
    world.db.run(sql`update payments.payments set refunded_minor = 1 where order_id = ${orderId}`),
  ).rejects.toThrow(/check/);
});

type Step =
  | { act: 'authorise' | 'void' | 'settle'; order: number }
  | { act: 'capture' | 'refund' | 'credit'; order: number; amountMinor: number; source: number }
  | { act: 'work' | 'die' | 'resolve' | 'notify' | 'expire' }
  | { act: 'wait'; hours: number };

const orderNo = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('authorise', 'void', 'settle'), order: orderNo }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom('capture', 'refund', 'credit'),
      order: orderNo,
      amountMinor: fc.integer({ min: 0, max: 7_000 }),
      source: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('work', 'die', 'resolve', 'notify', 'expire') }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }),
  },
);

it('stays in balance with the books and with the provider, whatever happens in whatever order', async () => {
  const tokens = CARDS.map((card) => card.token);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...tokens), { minLength: 6, maxLength: 6 }),
      fc.array(step, { minLength: 10, maxLength: 40 }),
      async (cards, steps) => {
        const own = await openPaymentsWorld();
        try {
          const orders = await placeSix(own, cards);
          for (const each of steps) await take(own, orders, each);
          await settleEverything(own);
          expect((await checkBooks(own.db)).differences).toEqual([]);
          expect((await checkLedger(own.db)).balanced).toBe(true);
          await agreeWithProvider(own, orders);
        } finally {
          await own.close();
        }
      },
    ),
    // fast-check prints the seed and the shortest failing run.
    { numRuns: 12, interruptAfterTimeLimit: 45_000 },
  );
}, 90_000);

async function placeSix(own: PaymentsWorld, cards: readonly string[]): Promise<string[]> {
  const kinds = [
    { state: 'pending' },
    { state: 'pending' },
    { state: 'pending' },
    { state: 'authorised', reference: 'elsewhere' },
    { state: 'paid', reference: 'elsewhere' },
    { state: 'authorised', provider: 'external' },
  ] as const;
  const orders = [];
  for (const [at, kind] of kinds.entries()) orders.push(await own.place({ ...kind, token: cards[at]! }));
  for (const orderId of orders)
    resultOf(await runCommand(own.executor, issueInvoice, buildInvoice(9_000, orderId)));
  return orders;
}

/** Refusals are part of the game; bugs throw. */
async function take(own: PaymentsWorld, orders: readonly string[], step: Step): Promise<void> {
  const { executor } = own;
  switch (step.act) {
    case 'authorise':
      await runCommand(executor, authorisePayment, { orderId: orders[step.order]! });
      return;
    case 'void':
      await runCommand(executor, voidPayment, { orderId: orders[step.order]!, reason: 'x' });
      return;
    case 'settle':
      await runCommand(executor, settleRemainder, { orderId: orders[step.order]! });
      return;
    case 'capture':
    case 'refund':
    case 'credit':
      await takeMoney(own, orders[step.order]!, step);
      return;
    case 'work':
      return workNow(own);
    case 'die': {
      const clear = setFailpoint('payments.answered', () => {
        throw new Error('died here');
      });
      await workNow(own);
      clear();
      return;
    }
    case 'resolve':
      return own.resolve();
    case 'notify':
      await own.sandbox.deliverNotifications();
      return;
    case 'expire':
      await runCommand(executor, expireAuthorisations, {});
      return;
    case 'wait':
      own.clock.advance(step.hours * 3_600_000);
  }
}

async function takeMoney(
  own: PaymentsWorld,
  orderId: string,
  step: { act: 'capture' | 'refund' | 'credit'; amountMinor: number; source: number },
): Promise<void> {
  const { amountMinor } = step;
  const sourceId = `s-${step.source}`;
  if (step.act === 'capture')
    await runCommand(own.executor, capturePayment, { orderId, amountMinor, sourceId });
  else if (step.act === 'refund') {
    await runCommand(own.executor, refundPayment, { orderId, amountMinor, sourceId, reason: 'x' });
  } else {
    const credit = {
      orderId,
      sourceId,
      reason: 'x',
      settle: 'refund' as const,
      ...buildAmounts(amountMinor),
    };
    await runCommand(own.executor, issueCreditNote, credit);
  }
}

/** Jobs that failed before are due at once, so that no test waits for their backoff. */
async function workNow(own: PaymentsWorld): Promise<void> {
  await own.db.run(sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`);
  await own.work();
}

async function settleEverything(own: PaymentsWorld): Promise<void> {
  for (let round = 0; round < 30; round++) {
    await workNow(own);
    own.clock.advance(3_600_000);
    await own.resolve();
    await own.sandbox.deliverNotifications();
    const left = await own.db.query(sql`
      select 1 from payments.operations where state in ('requested', 'waiting', 'unknown')`);
    if (left.length === 0) return;
  }
  throw new Error('operations never settle');
}

/** What the provider took and gave back for each order is what the payment says. */
async function agreeWithProvider(own: PaymentsWorld, orders: readonly string[]): Promise<void> {
  for (const orderId of orders) {
    const [payment] = await readOrderPayments(own.db, parseId('ord', orderId)!);
    if (payment!.provider !== 'sandbox') continue;
    const rows = await own.db.query<{ kind: string; minor: number }>(sql`
      select kind, sum(amount_minor)::bigint as minor from integrations.sandbox_payments
      where outcome = 'succeeded' and idempotency_key like ${`${orderId}.%`} group by kind`);
    const atProvider = new Map(rows.map((row) => [row.kind, row.minor]));
    const captured = payment!.openedAs === 'paid' ? 0 : payment!.capturedMinor;
    expect(atProvider.get('capture') ?? 0).toBe(captured);
    expect(atProvider.get('refund') ?? 0).toBe(payment!.refundedMinor);
  }
}
