// Promises of appeasements: nobody grants more than the role's limit or than was paid, also not twice at once, and the books agree.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  AGENT,
  CHIEF,
  ON_ACCOUNT,
  openServiceWorld,
  type ServiceWorld,
} from '../../../tests/support/service-world.ts';
import { parseId } from '../../platform/ids.ts';
import { checkLedger, readEntries, readOrderInvoices } from '../ledger/index.ts';
import { checkPayments, readOrderPayments } from '../payments/index.ts';
import { listAppeasements, readCase } from './queries.ts';

let world: ServiceWorld;
beforeAll(async () => {
  world = await openServiceWorld();
});
afterAll(() => world.db.drop());
afterEach(async () => {
  expect((await checkLedger(world.db)).differences).toEqual([]);
  expect(await checkPayments(world.db)).toEqual([]);
});

const uuid = (orderId: string) => parseId('ord', orderId)!;
const grant = (orderId: string, more: object, actor = AGENT) =>
  world.accept(world.service.grantAppeasement, { orderId, reason: 'late', ...more }, actor);
const refused = async (orderId: string, more: object, actor = AGENT) => {
  const [answer] = await world.call(
    world.service.grantAppeasement,
    [{ orderId, reason: 'late' as const, ...more }],
    actor,
  );
  return answer!.ok ? null : answer!.refusal;
};
const balance = async (orderId: string, account: string) =>
  (await readEntries(world.db, uuid(orderId))).reduce(
    (sum, each) =>
      sum +
      (each.debit === account ? each.amountMinor : 0) -
      (each.credit === account ? each.amountMinor : 0),
    0,
  );

describe('an appeasement within the limit', () => {
  it('is a credit note over lines, shipping and tax, and a refund, at once', async () => {
    const { orderId, totalMinor } = await world.shipped({
      lines: [
        ['A', 2],
        ['B', 1],
      ],
    });
    const answer = await grant(orderId, { amountMinor: 700, note: 'two days late' });
    expect(answer).toMatchObject({ state: 'granted', amountMinor: 700, currency: 'EUR', settle: 'refund' });
    const [invoice, note] = await readOrderInvoices(world.db, uuid(orderId));
    expect(note).toMatchObject({
      document: 'credit-note',
      totalMinor: 700,
      correctsInvoiceId: invoice!.invoiceId,
      settle: 'refund',
    });
    expect(note!.lines.map((line) => [line.lineNo, line.totalMinor])).toEqual([
      [1, 401],
      [2, 201],
    ]);
    // 98 of shipping, of which 16 are tax.
    expect(note!.shippingMinor).toBe(82);
    expect((await readOrderPayments(world.db, uuid(orderId)))[0]).toMatchObject({
      capturedMinor: totalMinor,
      refundedMinor: 700,
    });
    expect(await balance(orderId, 'receivable')).toBe(0);
    expect(await world.types(orderId)).toContain('service.appeasementGranted');
  });

  it('by percentage is of the order’s total, and stands in the history of its case', async () => {
    const { orderId, totalMinor } = await world.shipped();
    const { caseId } = await world.accept(
      world.service.openCase,
      { kind: 'late', subject: 'Late', orderIds: [orderId] },
      AGENT,
    );
    const answer = await grant(orderId, { percent: 10, caseId });
    expect(answer.amountMinor).toBe(Math.round(totalMinor / 10));
    const each = (await readCase(world.db, ADMIN, world.clock.now(), caseId))!;
    expect(each.history.at(-1)).toMatchObject({
      type: 'service.appeasementGranted',
      attributes: { amountMinor: answer.amountMinor },
    });
    expect(each.appeasements).toMatchObject([{ appeasementId: answer.appeasementId, state: 'granted' }]);
  });

  it('of an order on account lowers what is owed and pays nothing', async () => {
    const { orderId, totalMinor } = await world.shipped({ payment: ON_ACCOUNT });
    expect(await grant(orderId, { amountMinor: 500 })).toMatchObject({ settle: 'receivable' });
    expect(await balance(orderId, 'receivable')).toBe(totalMinor - 500);
    expect((await readOrderPayments(world.db, uuid(orderId)))[0]).toMatchObject({ refundedMinor: 0 });
  });

  it('is granted once for the same key', async () => {
    const { orderId } = await world.shipped();
    const call = {
      input: { orderId, amountMinor: 300, reason: 'goodwill' as const },
      actor: AGENT,
      idempotencyKey: 'apm-1',
    };
    const [first] = await world.executor.execute(world.service.grantAppeasement, [call]);
    const [again] = await world.executor.execute(world.service.grantAppeasement, [call]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await readOrderInvoices(world.db, uuid(orderId))).toHaveLength(2);
  });

  it('twice in one set for one order is twice, each over what the other left', async () => {
    const { orderId } = await world.shipped();
    const input = { orderId, amountMinor: 400, reason: 'late' as const };
    const answers = await world.call(world.service.grantAppeasement, [input, input], AGENT);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await readOrderPayments(world.db, uuid(orderId)))[0]).toMatchObject({ refundedMinor: 800 });
  });
});

describe('an appeasement is refused', () => {
  it('without order, case, or with no or two amounts', async () => {
    const { orderId } = await world.shipped();
    expect((await refused('ord_01h455vb4pex5vsknk084sn02q', { amountMinor: 1 }))?.code).toBe(
      'service.order-unknown',
    );
    expect((await refused(orderId, { amountMinor: 1, caseId: 'cas_01h455vb4pex5vsknk084sn02q' }))?.code).toBe(
      'service.case-unknown',
    );
    expect((await refused(orderId, {}))?.code).toBe('service.percent-or-amount');
    expect((await refused(orderId, { amountMinor: 1, percent: 1 }))?.code).toBe('service.percent-or-amount');
    expect(
      (await refused(orderId, { amountMinor: 1 }, { id: 'key:shop', role: 'channel' as const }))?.code,
    ).toBe('platform.not-allowed');
  });

  it('before anything is invoiced, and beyond what was invoiced or paid', async () => {
    const fresh = await world.place([['A', 1]]);
    expect((await refused(fresh, { amountMinor: 100 }))?.code).toBe('service.nothing-invoiced');
    const { orderId, totalMinor } = await world.shipped();
    const most = await refused(orderId, { amountMinor: totalMinor + 1 }, ADMIN);
    expect(most).toMatchObject({
      code: 'service.amount-exceeds-invoiced',
      details: { creditableMinor: totalMinor },
    });
    const unpaid = await world.shipped({
      payment: { method: 'card', provider: 'sandbox', state: 'authorised', reference: 'a' },
    });
    expect(await refused(unpaid.orderId, { amountMinor: 100 })).toMatchObject({
      code: 'service.amount-exceeds-paid',
      details: { refundableMinor: 0, receivableMinor: 0 },
    });
    await grant(orderId, { amountMinor: totalMinor }, ADMIN);
    expect((await refused(orderId, { amountMinor: 1 }, ADMIN))?.code).toBe('service.amount-exceeds-invoiced');
  });

  it('beyond the limit of the role for the order, with what is left', async () => {
    const { orderId } = await world.shipped({ lines: [['A', 10]] });
    await grant(orderId, { amountMinor: 2000 });
    expect(await refused(orderId, { amountMinor: 501 })).toMatchObject({
      code: 'service.beyond-limit',
      details: { role: 'service', currency: 'EUR', perOrderMinor: 2500, leftForOrderMinor: 500 },
    });
    expect(await refused(orderId, { amountMinor: 500 })).toBeNull();
  });

  it('beyond the limit of the day, also for many orders at once by several servers', async () => {
    const someone = { id: 'user:generous', role: 'service' as const };
    const limit = { role: 'service' as const, currency: 'EUR', perOrderMinor: 2500, perDayMinor: 5000 };
    await world.accept(world.service.setAppeasementLimit, limit, ADMIN);
    const orders = await Promise.all(Array.from({ length: 5 }, () => world.shipped()));
    const other = world.startServer();
    const answers = await Promise.all(
      orders.map(({ orderId }, index) =>
        (index % 2 ? other : world).executor.execute(world.service.grantAppeasement, [
          { input: { orderId, amountMinor: 1500, reason: 'late' as const }, actor: someone },
        ]),
      ),
    );
    expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(3);
    await world.accept(world.service.setAppeasementLimit, { ...limit, perDayMinor: 25_000 }, ADMIN);
  });
});

describe('a request beyond the limit', () => {
  const ask = async () => {
    const { orderId } = await world.shipped({ lines: [['A', 10]] });
    const asked = await grant(orderId, { amountMinor: 5000, beyondLimit: 'request' });
    return asked;
  };

  it('moves nothing until somebody with a higher limit approves it', async () => {
    const { orderId, appeasementId, state } = await ask();
    expect(state).toBe('requested');
    expect(await readOrderInvoices(world.db, uuid(orderId))).toHaveLength(1);
    expect((await listAppeasements(world.db, {})).items.map((row) => row.appeasementId)).toContain(
      appeasementId,
    );
    const approve = (actor: typeof AGENT) =>
      world.refusal(world.service.approveAppeasement, { appeasementId }, actor);
    expect(await approve(AGENT)).toBe('service.own-request');
    expect(await approve({ id: 'user:second', role: 'service' })).toBe('service.beyond-limit');
    expect(await approve(CHIEF)).toBe('accepted');
    expect(await approve(CHIEF)).toBe('service.appeasement-decided');
    expect((await readOrderPayments(world.db, uuid(orderId)))[0]).toMatchObject({ refundedMinor: 5000 });
    expect((await listAppeasements(world.db, { orderId })).items).toMatchObject([
      { state: 'granted', askedBy: 'user:agent', decidedBy: 'user:chief', settle: 'refund' },
    ]);
  });

  it('is rejected with a reason, once', async () => {
    const { orderId, appeasementId } = await ask();
    const reject = (id: string) =>
      world.refusal(world.service.rejectAppeasement, { appeasementId: id, note: 'no' }, CHIEF);
    expect(await reject('apm_01h455vb4pex5vsknk084sn02q')).toBe('service.appeasement-unknown');
    expect(await reject(appeasementId)).toBe('accepted');
    expect(await reject(appeasementId)).toBe('service.appeasement-decided');
    expect(await readOrderInvoices(world.db, uuid(orderId))).toHaveLength(1);
    expect(await world.types(orderId)).toContain('service.appeasementRejected');
    const unknown = { appeasementId: 'apm_01h455vb4pex5vsknk084sn02q' };
    expect(await world.refusal(world.service.approveAppeasement, unknown, CHIEF)).toBe(
      'service.appeasement-unknown',
    );
  });

  it('that is no longer covered is refused when it is approved', async () => {
    const { orderId, appeasementId, amountMinor } = await ask();
    const [invoice] = await readOrderInvoices(world.db, uuid(orderId));
    await grant(orderId, { amountMinor: invoice!.totalMinor - amountMinor + 1 }, ADMIN);
    expect(await world.refusal(world.service.approveAppeasement, { appeasementId }, ADMIN)).toBe(
      'service.amount-exceeds-invoiced',
    );
  });
});

it('limits, targets and hours are set by administrators alone, and checked', async () => {
  const { service } = world;
  const limit = { role: 'service' as const, currency: 'EUR', perOrderMinor: 1, perDayMinor: 1 };
  expect(await world.refusal(service.setAppeasementLimit, limit, AGENT)).toBe('platform.not-allowed');
  expect(await world.refusal(service.setAppeasementLimit, { ...limit, currency: 'XYZ' }, ADMIN)).toBe(
    'service.currency-unknown',
  );
  const target = { kind: 'late' as const, firstResponseMinutes: 30, resolutionMinutes: 60 };
  expect(await world.refusal(service.setCaseTarget, target, AGENT)).toBe('platform.not-allowed');
  expect(await world.accept(service.setCaseTarget, target, ADMIN)).toEqual(target);
  const day = { open: '09:00', close: '17:00' };
  const hours = {
    timeZone: 'Europe/Berlin',
    calendar: { week: [day, day, day, day, day, null, null], closed: ['2026-11-03'] },
    reopenDays: 10,
    closeAfterDays: 5,
  };
  const set = (more: object) => world.refusal(service.setServiceHours, { ...hours, ...more }, ADMIN);
  expect(await set({ timeZone: 'Mars/Base' })).toBe('service.time-zone-unknown');
  expect(await set({ calendar: { week: Array(7).fill(null), closed: [] } })).toBe('service.always-closed');
  expect(await set({})).toBe('accepted');
  const { caseId } = await world.accept(service.openCase, { kind: 'late', subject: 'Soon' }, AGENT);
  const each = (await readCase(world.db, ADMIN, world.clock.now(), caseId))!;
  expect(each).toMatchObject({
    dueAt: '2026-11-02T09:30:00.000Z',
    resolutionDue: '2026-11-02T10:00:00.000Z',
  });
});
