import { describe, expect, it } from 'vitest';
import {
  draft,
  ended,
  nobody,
  place,
  setUpOrders,
  whole,
  world,
} from '../../../../tests/support/purchase-orders-world.ts';
import { listPurchaseOrders, readPurchaseOrder } from '../queries.ts';

setUpOrders();

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
