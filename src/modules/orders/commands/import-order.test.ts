import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { readOrderEvents } from '../../../platform/events.ts';
import { createExecutor } from '../../../platform/execute.ts';
import { instantOf, parseId, type Uuid } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { createCatalogReader, upsertVariant } from '../../catalog/index.ts';
import { checkBooks, readOrderPayments } from '../../payments/index.ts';
import { readImportTotals } from '../import-totals.ts';
import { readOrder } from '../queries.ts';
import type { ImportOrderInput } from './import-order/input.ts';
import { createImportOrder } from './import-order.ts';

const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };

let db: TestDatabase;
const clock = createMovableClock('2026-11-02T09:00:00Z');
const importOrder = createImportOrder({ catalog: createCatalogReader() });

beforeAll(async () => {
  db = await openTestDatabase();
  const items = ['CUP', 'TEA'].map((sku) => ({ input: { sku, name: `The ${sku}` }, actor: ADMIN }));
  await createExecutor(db, clock, silentLog).execute(upsertVariant, items);
});
afterAll(() => db.drop());

let count = 0;
function order(changes: Partial<ImportOrderInput> = {}): ImportOrderInput {
  count += 1;
  return {
    channel: 'old-shop',
    externalId: `old-${count}`,
    currency: 'EUR',
    placedAt: '2018-02-03T10:00:00Z',
    approvedAt: '2018-02-03T11:00:00Z',
    shippedAt: '2018-02-04T09:00:00Z',
    deliveredAt: '2018-02-06T18:00:00Z',
    status: 'delivered',
    sourceStatus: 'complete',
    customer: { externalId: 'c-1', name: 'Ana Lima' },
    address: { lines: ['Street 1'], city: 'Porto', country: 'PT' },
    promisedDate: '2018-02-08',
    lines: [
      { sku: 'CUP', quantity: 2, unitPriceMinor: 500 },
      { sku: 'TEA', quantity: 1, unitPriceMinor: 350, discountMinor: 50 },
    ],
    shippingMinor: 490,
    payments: [
      { method: 'voucher', amountMinor: 300 },
      { method: 'card', amountMinor: 1490, attributes: { instalments: 3 } },
    ],
    ...changes,
  };
}

async function importAll(inputs: readonly ImportOrderInput[], actor: Actor = OPERATIONS) {
  const calls = inputs.map((input) => ({ input, actor }));
  return createExecutor(db, clock, silentLog).execute(importOrder, calls);
}

async function accept(input: ImportOrderInput): Promise<{ orderId: string; uuid: Uuid }> {
  const [answer] = await importAll([input]);
  if (!answer!.ok) throw new Error(JSON.stringify(answer!.refusal));
  const { orderId } = answer!.result;
  return { orderId, uuid: parseId('ord', orderId)! };
}

async function refusal(input: ImportOrderInput, actor?: Actor): Promise<string> {
  const [answer] = await importAll([input], actor);
  return answer!.ok ? answer!.result.outcome : answer!.refusal.code;
}

describe('importOrder', () => {
  it('writes an order as it was: its lines where they ended, its money, its own times', async () => {
    const { orderId, uuid } = await accept(order({ externalId: 'whole' }));
    expect(new Date(instantOf(uuid)).toISOString()).toBe('2018-02-03T10:00:00.000Z');
    const stored = (await readOrder(db, ADMIN, orderId))!;
    expect(stored).toMatchObject({
      status: 'delivered',
      placedAt: '2018-02-03T10:00:00.000Z',
      externalId: 'whole',
      goodsMinor: 1350,
      discountMinor: 50,
      shippingMinor: 490,
      totalMinor: 1790,
      attributes: { imported: true, sourceStatus: 'complete' },
      processId: null,
      closedAt: null,
    });
    expect(stored.number).toMatch(/^\d{4}-\d{4}$/);
    expect(stored.lines).toMatchObject([
      {
        lineNo: 1,
        name: 'The CUP',
        ordered: 2,
        delivered: 2,
        reserved: 0,
        promisedDate: '2018-02-08',
        shippedAt: '2018-02-04T09:00:00.000Z',
        deliveredAt: '2018-02-06T18:00:00.000Z',
      },
      { lineNo: 2, ordered: 1, delivered: 1, totalMinor: 300 },
    ]);
  });

  it('tells its events in the order of their times, each marked as imported', async () => {
    const { uuid } = await accept(order({ shippedAt: '2018-02-03T08:00:00Z' }));
    const events = await readOrderEvents(db, uuid);
    expect(events.map((event) => [event.orderSequence, event.type, event.occurredAt.toISOString()])).toEqual([
      [1, 'fulfilment.shipmentShipped', '2018-02-03T08:00:00.000Z'],
      [2, 'orders.orderPlaced', '2018-02-03T10:00:00.000Z'],
      [3, 'payments.paymentAuthorised', '2018-02-03T11:00:00.000Z'],
      [4, 'fulfilment.shipmentDelivered', '2018-02-06T18:00:00.000Z'],
    ]);
    expect(events.every((event) => event.attributes.imported === true)).toBe(true);
    expect(events[1]!.attributes).toMatchObject({
      totalMinor: 1790,
      sourceStatus: 'complete',
      status: 'delivered',
    });
    expect(events[2]!.attributes).toMatchObject({ amountMinor: 1790 });
    expect(events[1]!.objects.map(([type]) => type)).toEqual([
      'order',
      'payment',
      'payment',
      'customer',
      'sku',
      'sku',
    ]);
  });

  it('keeps each payment as it was, and neither books nor lets anything be taken of it', async () => {
    const { uuid } = await accept(order());
    const payments = await readOrderPayments(db, uuid);
    expect(payments).toMatchObject([
      { method: 'voucher', amountMinor: 300, openedAs: 'history', state: 'captured', refundableMinor: 0 },
      {
        method: 'card',
        amountMinor: 1490,
        provider: 'old-shop',
        attributes: { instalments: 3 },
        openMinor: 0,
      },
    ]);
    expect((await checkBooks(db)).balanced).toBe(true);
    const [{ entries }] = (await db.query<{ entries: number }>(
      sql`select count(*) as entries from ledger.entries`,
    )) as [{ entries: number }];
    expect(entries).toBe(0);
  });

  it.each([
    ['placed', 'placed', 'reserved'],
    ['released', 'released', 'released'],
    ['on-hold', 'on-hold', 'reserved'],
    ['shipped', 'shipped', 'shipped'],
    ['cancelled', 'cancelled', 'cancelled'],
    ['closed', 'closed', 'delivered'],
  ] as const)('derives the status %s from where the units ended', async (status, expected, stage) => {
    const { orderId } = await accept(order({ status, holdReason: 'INVENTORY_OUT_OF_STOCK' }));
    const stored = (await readOrder(db, ADMIN, orderId))!;
    expect(stored.status).toBe(expected);
    expect(stored.lines[0]![stage]).toBe(2);
    expect(stored.cancelledAt === null).toBe(status !== 'cancelled');
    expect(stored.closedAt === null).toBe(status !== 'closed');
    expect(stored.holds.map((hold) => hold.reason)).toEqual(
      status === 'on-hold' ? ['INVENTORY_OUT_OF_STOCK'] : [],
    );
  });

  it('takes an order that shipped in part, by line', async () => {
    const lines = [
      { sku: 'CUP', quantity: 1, unitPriceMinor: 500, stage: 'shipped' as const },
      { sku: 'TEA', quantity: 1, unitPriceMinor: 500 },
    ];
    const { orderId } = await accept(order({ status: 'released', lines }));
    expect((await readOrder(db, ADMIN, orderId))!.status).toBe('partly-shipped');
  });

  it('takes an order without lines as what the source calls it', async () => {
    for (const status of ['cancelled', 'on-hold', 'shipped', 'placed'] as const) {
      const { orderId } = await accept(order({ status, lines: [], shippingMinor: 0 }));
      expect((await readOrder(db, ADMIN, orderId))!.status).toBe(status);
    }
  });

  it('moves no stock, starts no process and leaves no work behind', async () => {
    await accept(order());
    const [counts] = await db.query<Record<string, number>>(sql`
      select (select count(*) from inventory.reservations) as reservations, (select count(*) from inventory.movements) as movements,
        (select count(*) from workflow.instances) as instances, (select count(*) from graphile_worker.jobs) as jobs`);
    expect(counts).toEqual({ reservations: 0, movements: 0, instances: 0, jobs: 0 });
  });

  it('imports an external id once per channel, whatever the second one says', async () => {
    const first = order();
    const { orderId } = await accept(first);
    const again = { ...first, status: 'cancelled' as const };
    const answers = await importAll([again, order({ externalId: 'twin' }), order({ externalId: 'twin' })]);
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual([
      'already-there',
      'imported',
      'already-there',
    ]);
    expect(answers[0]!.ok && answers[0]!.result.orderId).toBe(orderId);
    expect(answers[2]).toMatchObject({
      result: answers[1]!.ok ? { orderId: answers[1]!.result.orderId } : {},
    });
    expect((await readOrder(db, ADMIN, orderId))!.status).toBe('delivered');
    expect(await refusal({ ...first, channel: 'other-shop' })).toBe('imported');
  });

  it('gives all orders of a person to one customer', async () => {
    await importAll([1, 2, 3].map(() => order({ customer: { externalId: 'c-many', name: 'Many Orders' } })));
    const rows = await db.query<{ orders: number }>(sql`
      select count(*) as orders from orders.orders where customer_name = 'Many Orders' group by customer_id`);
    expect(rows).toEqual([{ orders: 3 }]);
  });

  it.each<[string, Partial<ImportOrderInput>]>([
    ['orders.currency-unknown', { currency: 'XQX' }],
    ['platform.invalid-input', { placedAt: '2018-02-31T10:00:00Z' }],
    ['platform.invalid-input', { promisedDate: '2018-02-30' }],
    ['orders.not-history', { deliveredAt: '2031-01-01T00:00:00Z' }],
    ['orders.sku-unknown', { lines: [{ sku: 'NONE', quantity: 1, unitPriceMinor: 1 }] }],
    [
      'orders.discount-too-large',
      { lines: [{ sku: 'CUP', quantity: 1, unitPriceMinor: 1, discountMinor: 2 }] },
    ],
    ['orders.discount-too-large', { discountMinor: 1_000_000 }],
    ['orders.amount-too-large', { lines: [{ sku: 'CUP', quantity: 2, unitPriceMinor: 10_000_000_000_000 }] }],
    ['platform.invalid-input', { lines: [{ sku: 'CUP', quantity: 0, unitPriceMinor: 1 }] }],
  ])('refuses with %s and disturbs no neighbour', async (code, changes) => {
    const bad = order(changes);
    const answers = await importAll([order(), bad, order()]);
    expect(answers.map((answer) => (answer.ok ? answer.result.outcome : answer.refusal.code))).toEqual([
      'imported',
      code,
      'imported',
    ]);
    // Nothing of it was written: mended, it is imported.
    expect(await refusal({ ...order(), externalId: bad.externalId })).toBe('imported');
  });

  it('is for operations alone', async () => {
    const channel: Actor = { id: 'key:old-shop', role: 'channel', channel: 'old-shop' };
    expect(await refusal(order(), channel)).toBe('platform.not-allowed');
  });

  it('adds up what was imported of a channel', async () => {
    const channel = 'counted';
    await importAll([
      order({ channel }),
      order({ channel, customer: { externalId: 'c-2', name: 'B' } }),
      order({
        channel,
        status: 'cancelled',
        sourceStatus: 'void',
        lines: [],
        payments: [],
        shippingMinor: 0,
      }),
    ]);
    expect(await readImportTotals(db, channel)).toEqual({
      orders: 3,
      withoutLines: 1,
      goodsMinor: 2700,
      shippingMinor: 980,
      lines: 4,
      units: 6,
      customers: 2,
      byStatus: [
        expect.objectContaining({ status: 'cancelled', sourceStatus: 'void', orders: 1, withoutLines: 1 }),
        expect.objectContaining({
          status: 'delivered',
          sourceStatus: 'complete',
          orders: 2,
          totalMinor: 3580,
        }),
      ],
      payments: [
        { method: 'card', payments: 2, amountMinor: 2980 },
        { method: 'voucher', payments: 2, amountMinor: 600 },
      ],
    });
  });
});
