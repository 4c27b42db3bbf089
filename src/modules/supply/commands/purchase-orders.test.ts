import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { listPurchaseOrders, readPurchaseOrder } from '../queries.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
  await world.accept(world.commands.upsertLocation, {
    code: 'DROP',
    name: 'Drop shipper',
    kind: 'supplier',
    latitude: 50,
    longitude: 10,
    address: { lines: ['Weg 1'], postalCode: '1', city: 'Ort', country: 'DE' },
    timeZone: 'Europe/Berlin',
  });
  await world.accept(world.supply.upsertSupplierItem, {
    supplier: 'MILL',
    sku: 'C',
    unitCostMinor: 5,
    minimumQuantity: 20,
  });
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  await world.db.run(sql`delete from inventory.expected_supply`);
});

const nobody = formatId('po', newUuid());
const draft = (input: object = {}) =>
  world.accept(world.supply.draftPurchaseOrder, {
    supplier: 'MILL',
    lines: [
      { sku: 'A', quantity: 10 },
      { sku: 'B', quantity: 3, unitCostMinor: 900, requestedOn: '2026-12-05' },
    ],
    ...input,
  });
const place = (purchaseOrderId: string) => world.accept(world.supply.placePurchaseOrder, { purchaseOrderId });
const whole = async (purchaseOrderId: string) =>
  (await readPurchaseOrder(world.db, world.dependencies.locations, purchaseOrderId))!;
const ended = async () => {
  const { purchaseOrderId } = await draft();
  await world.accept(world.supply.cancelPurchaseOrder, { purchaseOrderId, reason: 'not needed' });
  return purchaseOrderId;
};

describe('draftPurchaseOrder', () => {
  it('writes lines at the cost of the supplier and expects nothing yet', async () => {
    const order = await draft({ note: 'for the winter', reference: 'M-7' });
    expect(order).toMatchObject({
      number: expect.stringMatching(/^PO-\d{4}$/),
      supplier: 'MILL',
      location: 'BER',
      state: 'draft',
      currency: 'EUR',
      totalMinor: 10 * 250 + 3 * 900,
      reference: 'M-7',
      orderOn: null,
      expectedOn: null,
      lines: [
        { lineNo: 1, sku: 'A', ordered: 10, open: 10, unitCostMinor: 250, expectedOn: null },
        { lineNo: 2, sku: 'B', ordered: 3, open: 3, unitCostMinor: 900, requestedOn: '2026-12-05' },
      ],
    });
    expect(await world.expected()).toEqual([]);
  });

  it.each([
    ['nobody knows the supplier', { supplier: 'WHO' }, 'supply.supplier-unknown'],
    ['the supplier takes no orders', { supplier: 'GONE' }, 'supply.supplier-inactive'],
    ['nobody says where to deliver', { supplier: 'VAGUE' }, 'supply.location-missing'],
    ['nobody knows the place', { location: 'NOWHERE' }, 'supply.location-unknown'],
    ['the place ships to customers itself', { location: 'DROP' }, 'supply.location-is-supplier'],
    ['the supplier does not sell it', { lines: [{ sku: 'KIT', quantity: 1 }] }, 'supply.item-unknown'],
    [
      'it is worth more than is booked',
      { lines: [{ sku: 'A', quantity: 1_000_000, unitCostMinor: 9_999_999_999 }] },
      'supply.amount-too-large',
    ],
  ])('refuses when %s', async (_, input, code) => {
    const facts = { name: 'x', currency: 'EUR', timeZone: 'UTC', leadTimeDays: 1 };
    await world.call(world.supply.upsertSupplier, [
      { code: 'GONE', ...facts, active: false },
      { code: 'VAGUE', ...facts },
    ]);
    const full = { supplier: 'MILL', lines: [{ sku: 'A', quantity: 5 }], ...input };
    expect(await world.refusal(world.supply.draftPurchaseOrder, full)).toBe(code);
  });

  it('makes one order under the same key', async () => {
    const answers = await world.twice(world.supply.draftPurchaseOrder, {
      supplier: 'MILL',
      lines: [{ sku: 'A', quantity: 5 }],
    });
    const [first, second] = answers.map((answer) => answer.ok && answer.result.purchaseOrderId);
    expect(first).toBe(second);
  });
});

describe('changePurchaseOrder', () => {
  const change = (input: {
    purchaseOrderId: string;
    lines?: { sku: string; quantity: number }[];
    note?: string;
  }) => ({
    lines: [{ sku: 'B', quantity: 1 }],
    ...input,
  });

  it('rewrites a draft, and of a placed one only what is no promise', async () => {
    const { purchaseOrderId } = await draft();
    const changed = await world.accept(
      world.supply.changePurchaseOrder,
      change({ purchaseOrderId, note: 'less' }),
    );
    expect(changed).toMatchObject({
      note: 'less',
      totalMinor: 1000,
      lines: [{ lineNo: 1, sku: 'B', ordered: 1 }],
    });
    expect((await whole(purchaseOrderId)).lines).toHaveLength(1);
    await place(purchaseOrderId);
    const noted = { purchaseOrderId, reference: 'M-8', note: null };
    expect(await world.accept(world.supply.changePurchaseOrder, noted)).toMatchObject({
      reference: 'M-8',
      note: null,
    });
    expect(await world.refusal(world.supply.changePurchaseOrder, change({ purchaseOrderId }))).toBe(
      'supply.not-draft',
    );
    expect(await world.expected()).toEqual(['B BER 2026-11-12 1']);
  });

  it('refuses what does not exist, has ended, is not sold or is too much', async () => {
    const { purchaseOrderId } = await draft();
    const tooMuch = [{ sku: 'A', quantity: 1_000_000, unitCostMinor: 9_999_999_999 }];
    const codes = await Promise.all(
      [
        change({ purchaseOrderId: nobody }),
        change({ purchaseOrderId: await ended() }),
        change({ purchaseOrderId, lines: [{ sku: 'KIT', quantity: 1 }] }),
        change({ purchaseOrderId, lines: tooMuch }),
      ].map((input) => world.refusal(world.supply.changePurchaseOrder, input)),
    );
    expect(codes).toEqual([
      'supply.purchase-order-unknown',
      'supply.purchase-order-ended',
      'supply.item-unknown',
      'supply.amount-too-large',
    ]);
    expect((await whole(purchaseOrderId)).lines).toHaveLength(2);
  });

  it('rewrites once under the same key', async () => {
    const { purchaseOrderId } = await draft();
    const answers = await world.twice(world.supply.changePurchaseOrder, change({ purchaseOrderId }));
    expect(answers.map((answer) => answer.ok && answer.result.lines.length)).toEqual([1, 1]);
  });
});

describe('placePurchaseOrder', () => {
  it('expects each line by calendar and lead time, but not before it is wanted', async () => {
    const { purchaseOrderId } = await draft();
    // A Monday morning: taken the same day, ten days to come; the 5th of December is a Saturday.
    expect(await place(purchaseOrderId)).toMatchObject({
      state: 'placed',
      orderOn: '2026-11-02',
      expectedOn: '2026-12-07',
      lines: [{ expectedOn: '2026-11-12' }, { expectedOn: '2026-12-07' }],
    });
    expect(await world.expected()).toEqual(['A BER 2026-11-12 10', 'B BER 2026-12-07 3']);
    const { dates } = await whole(purchaseOrderId);
    expect(dates).toMatchObject([
      { lineNo: 1, expectedOn: '2026-11-12', previousOn: null, reason: 'lead time of the supplier' },
      { lineNo: 2, expectedOn: '2026-12-07', previousOn: null },
    ]);
  });

  it('refuses what does not exist, has ended or is placed', async () => {
    const { purchaseOrderId } = await draft();
    await place(purchaseOrderId);
    const codes = await Promise.all(
      [nobody, await ended(), purchaseOrderId].map((id) =>
        world.refusal(world.supply.placePurchaseOrder, { purchaseOrderId: id }),
      ),
    );
    expect(codes).toEqual([
      'supply.purchase-order-unknown',
      'supply.purchase-order-ended',
      'supply.not-draft',
    ]);
  });

  it.each([
    ['a pack would be broken', [{ sku: 'A', quantity: 12 }], {}, 'supply.pack-broken'],
    ['it is fewer than are sold', [{ sku: 'C', quantity: 19 }], {}, 'supply.below-minimum-quantity'],
    [
      'it is worth too little',
      [{ sku: 'B', quantity: 1 }],
      { minimumOrderMinor: 1001 },
      'supply.below-minimum-order',
    ],
    ['the supplier stopped', [{ sku: 'B', quantity: 1 }], { active: false }, 'supply.supplier-inactive'],
  ])('refuses when %s', async (_, lines, supplier, code) => {
    const { purchaseOrderId } = await draft({ lines });
    await world.accept(world.supply.upsertSupplier, { code: 'MILL', ...supplier });
    expect(await world.refusal(world.supply.placePurchaseOrder, { purchaseOrderId })).toBe(code);
    await world.accept(world.supply.upsertSupplier, { code: 'MILL', minimumOrderMinor: 0, active: true });
  });

  it('refuses an item that the supplier has stopped selling', async () => {
    const { purchaseOrderId } = await draft({ lines: [{ sku: 'B', quantity: 1 }] });
    const item = { supplier: 'MILL', sku: 'B' };
    await world.accept(world.supply.upsertSupplierItem, { ...item, active: false });
    expect(await world.refusal(world.supply.placePurchaseOrder, { purchaseOrderId })).toBe(
      'supply.item-unknown',
    );
    await world.accept(world.supply.upsertSupplierItem, { ...item, active: true });
  });

  it('places once under the same key, and once of two items of one set', async () => {
    const first = await draft();
    const answers = await world.twice(world.supply.placePurchaseOrder, {
      purchaseOrderId: first.purchaseOrderId,
    });
    expect(answers.map((answer) => answer.ok && answer.result.state)).toEqual(['placed', 'placed']);
    const { purchaseOrderId } = await draft();
    const both = await world.call(world.supply.placePurchaseOrder, [
      { purchaseOrderId },
      { purchaseOrderId },
    ]);
    expect(both.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
      'accepted',
      'supply.not-draft',
    ]);
  });
});

describe('confirmPurchaseOrder', () => {
  const confirm = (purchaseOrderId: string, input: object = {}) =>
    world.accept(world.supply.confirmPurchaseOrder, { purchaseOrderId, ...input });

  it('counts on what the supplier confirms, on the day it says, and keeps every day before', async () => {
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    const confirmed = await confirm(purchaseOrderId, {
      reference: 'SO-99',
      lines: [
        { lineNo: 1, quantity: 8, expectedOn: '2026-11-20' },
        { lineNo: 2, expectedOn: '2026-11-12' },
      ],
    });
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      reference: 'SO-99',
      lines: [
        { confirmed: 8, open: 10, expectedOn: '2026-11-20' },
        { confirmed: 4, expectedOn: '2026-11-12' },
      ],
    });
    expect(await world.expected()).toEqual(['B BER 2026-11-12 4', 'A BER 2026-11-20 8']);
    const again = { lines: [{ lineNo: 1, expectedOn: '2026-11-25' }], reason: 'machine broke' };
    expect(await confirm(purchaseOrderId, again)).toMatchObject({
      lines: [{ confirmed: 8 }, { confirmed: 4 }],
    });
    expect(await world.expected()).toEqual(['B BER 2026-11-12 4', 'A BER 2026-11-25 8']);
    const { dates } = await whole(purchaseOrderId);
    expect(
      dates
        .filter((each) => each.lineNo === 1)
        .map((each) => [each.previousOn, each.expectedOn, each.reason]),
    ).toEqual([
      [null, '2026-11-12', 'lead time of the supplier'],
      ['2026-11-12', '2026-11-20', 'confirmed by the supplier'],
      ['2026-11-20', '2026-11-25', 'machine broke'],
    ]);
  });

  it('confirms everything as ordered, on one day, when nothing else is said', async () => {
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    const confirmed = await confirm(purchaseOrderId, { expectedOn: '2026-11-18' });
    expect(confirmed.lines.map((line) => [line.confirmed, line.expectedOn])).toEqual([
      [10, '2026-11-18'],
      [4, '2026-11-18'],
    ]);
  });

  it('refuses drafts, what ended, strange lines, too many units and days before the order', async () => {
    const { purchaseOrderId: drafted } = await draft();
    const purchaseOrderId = await world.buy({ A: 10 });
    const codes = await Promise.all(
      [
        { purchaseOrderId: nobody },
        { purchaseOrderId: drafted },
        { purchaseOrderId: await ended() },
        { purchaseOrderId, lines: [{ lineNo: 2 }] },
        { purchaseOrderId, lines: [{ lineNo: 1, quantity: 11 }] },
        { purchaseOrderId, expectedOn: '2026-11-01' },
      ].map((input) => world.refusal(world.supply.confirmPurchaseOrder, input)),
    );
    expect(codes).toEqual([
      'supply.purchase-order-unknown',
      'supply.not-placed',
      'supply.purchase-order-ended',
      'supply.line-unknown',
      'supply.quantity-too-large',
      'supply.date-invalid',
    ]);
    expect((await whole(purchaseOrderId)).state).toBe('placed');
  });

  it('confirms once under the same key', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    await world.twice(world.supply.confirmPurchaseOrder, { purchaseOrderId, expectedOn: '2026-11-18' });
    expect((await whole(purchaseOrderId)).dates).toHaveLength(2);
  });
});

describe('reschedulePurchaseOrder', () => {
  it('expects the named lines on another day and tells which SKUs moved from when to when', async () => {
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    const input = { purchaseOrderId, lines: [1], expectedOn: '2026-12-01', reason: 'ship is late' };
    await world.accept(world.supply.reschedulePurchaseOrder, input);
    expect(await world.expected()).toEqual(['B BER 2026-11-12 4', 'A BER 2026-12-01 10']);
    const told = (await world.supplyEvents()).filter(
      (event) => event.type === 'supply.purchaseOrderRescheduled',
    );
    expect(told.at(-1)).toMatchObject({
      attributes: {
        reason: 'ship is late',
        moved: [{ lineNo: 1, sku: 'A', previousOn: '2026-11-12', expectedOn: '2026-12-01' }],
      },
    });
    expect(told.at(-1)!.objects).toContainEqual(['sku', 'A', 'line 1']);
    expect(told.at(-1)!.objects).not.toContainEqual(['sku', 'B', 'line 2']);
    await world.accept(world.supply.reschedulePurchaseOrder, {
      purchaseOrderId,
      expectedOn: '2026-12-02',
      reason: 'all',
    });
    expect(await world.expected()).toEqual(['A BER 2026-12-02 10', 'B BER 2026-12-02 4']);
  });

  it('refuses drafts, what ended, lines that are not there or not open, days before the order and the same day', async () => {
    const { purchaseOrderId: drafted } = await draft();
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    await world.accept(world.supply.closePurchaseOrder, { purchaseOrderId, lines: [2], reason: 'sold out' });
    const on = { expectedOn: '2026-12-01', reason: 'late' };
    const codes = await Promise.all(
      [
        { purchaseOrderId: nobody, ...on },
        { purchaseOrderId: drafted, ...on },
        { purchaseOrderId: await ended(), ...on },
        { purchaseOrderId, ...on, lines: [3] },
        { purchaseOrderId, ...on, lines: [2] },
        { purchaseOrderId, ...on, expectedOn: '2026-11-01' },
        { purchaseOrderId, ...on, expectedOn: '2026-11-12' },
      ].map((input) => world.refusal(world.supply.reschedulePurchaseOrder, input)),
    );
    expect(codes).toEqual([
      'supply.purchase-order-unknown',
      'supply.not-placed',
      'supply.purchase-order-ended',
      'supply.line-unknown',
      'supply.line-closed',
      'supply.date-invalid',
      'supply.nothing-to-do',
    ]);
  });

  it('moves once under the same key', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    const input = { purchaseOrderId, expectedOn: '2026-12-01', reason: 'late' };
    const answers = await world.twice(world.supply.reschedulePurchaseOrder, input);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect((await whole(purchaseOrderId)).dates).toHaveLength(2);
  });
});

describe('closePurchaseOrder and cancelPurchaseOrder', () => {
  it('expects nothing more of what is closed, line by line', async () => {
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    const one = await world.accept(world.supply.closePurchaseOrder, {
      purchaseOrderId,
      lines: [2],
      reason: 'sold out',
    });
    expect(one).toMatchObject({ state: 'placed', lines: [{ open: 10 }, { open: 0, cancelled: 4 }] });
    expect(await world.expected()).toEqual(['A BER 2026-11-12 10']);
    const arrived = { purchaseOrderId, lines: [{ lineNo: 1, quantity: 5 }] };
    await world.accept(world.supply.receivePurchaseOrder, arrived);
    const rest = await world.accept(world.supply.closePurchaseOrder, { purchaseOrderId, reason: 'no more' });
    expect(rest).toMatchObject({ state: 'closed-short', endedAt: '2026-11-02T09:00:00.000Z' });
    expect(await world.expected()).toEqual([]);
  });

  it('refuses to close drafts, what ended, and lines that are not there or closed', async () => {
    const { purchaseOrderId: drafted } = await draft();
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    await world.accept(world.supply.closePurchaseOrder, { purchaseOrderId, lines: [2], reason: 'x' });
    const codes = await Promise.all(
      [
        { purchaseOrderId: nobody },
        { purchaseOrderId: drafted },
        { purchaseOrderId: await ended() },
        { purchaseOrderId, lines: [3] },
        { purchaseOrderId, lines: [2] },
      ].map((input) => world.refusal(world.supply.closePurchaseOrder, { ...input, reason: 'x' })),
    );
    expect(codes).toEqual([
      'supply.purchase-order-unknown',
      'supply.not-placed',
      'supply.purchase-order-ended',
      'supply.line-unknown',
      'supply.line-closed',
    ]);
  });

  it('cancels drafts and orders of which nothing has come, and nothing else', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    const reason = 'wrong supplier';
    expect(await world.accept(world.supply.cancelPurchaseOrder, { purchaseOrderId, reason })).toMatchObject({
      state: 'cancelled',
      totalMinor: 0,
      lines: [{ open: 0, cancelled: 10 }],
    });
    expect(await world.expected()).toEqual([]);
    const arrived = await world.buy({ A: 10 });
    await world.accept(world.supply.receivePurchaseOrder, {
      purchaseOrderId: arrived,
      lines: [{ lineNo: 1, quantity: 0, damaged: 1 }],
    });
    const codes = await Promise.all(
      [nobody, purchaseOrderId, arrived].map((id) =>
        world.refusal(world.supply.cancelPurchaseOrder, { purchaseOrderId: id, reason }),
      ),
    );
    expect(codes).toEqual([
      'supply.purchase-order-unknown',
      'supply.purchase-order-ended',
      'supply.received-already',
    ]);
  });

  it('ends once under the same key', async () => {
    const [first, second] = [await world.buy({ A: 10 }), await world.buy({ A: 10 })];
    const closing = await world.twice(world.supply.closePurchaseOrder, {
      purchaseOrderId: first,
      reason: 'x',
    });
    const cancelling = await world.twice(world.supply.cancelPurchaseOrder, {
      purchaseOrderId: second,
      reason: 'x',
    });
    expect([...closing, ...cancelling].every((answer) => answer.ok)).toBe(true);
  });
});

describe('lists', () => {
  const list = (query: object) => listPurchaseOrders(world.db, world.dependencies.locations, query);

  it('find orders by state, supplier, place, number, SKU and due day, newest first', async () => {
    const purchaseOrderId = await world.buy({ B: 7 });
    const { number } = await whole(purchaseOrderId);
    const newest = async (query: object) => (await list(query)).items[0]?.purchaseOrderId;
    expect(await newest({})).toBe(purchaseOrderId);
    expect(await newest({ state: 'placed', supplier: 'MILL', location: 'BER', sku: 'B', number })).toBe(
      purchaseOrderId,
    );
    expect(await newest({ sku: 'B', dueBy: '2026-11-12' })).toBe(purchaseOrderId);
    for (const query of [
      { location: 'PAR' },
      { location: 'NOWHERE' },
      { number: 'PO-1' },
      { number: 'x' },
      { supplier: 'WHO' },
    ])
      expect((await list(query)).items).toEqual([]);
    expect(await newest({ number, dueBy: '2026-11-11' })).toBeUndefined();
  });

  it('go on behind the last one, and show nothing that does not exist', async () => {
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, after: first.next! });
    const ids = [...first.items, ...second.items].map((order) => order.purchaseOrderId);
    expect(new Set(ids).size).toBe(4);
    expect(await readPurchaseOrder(world.db, world.dependencies.locations, nobody)).toBeNull();
    expect(await readPurchaseOrder(world.db, world.dependencies.locations, 'nonsense')).toBeNull();
  });
});
