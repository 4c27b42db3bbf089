import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../../tests/support/inventory-world.ts';
import { openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readPurchaseOrder } from '../queries.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
});
afterAll(() => world.db.drop());

const receive = (purchaseOrderId: string, lines: object[], more: object = {}) => ({
  purchaseOrderId,
  lines: lines as { lineNo: number; quantity: number }[],
  ...more,
});
const accept = (...input: Parameters<typeof receive>) =>
  world.accept(world.supply.receivePurchaseOrder, receive(...input));
const refusal = (...input: Parameters<typeof receive>) =>
  world.refusal(world.supply.receivePurchaseOrder, receive(...input));
const whole = async (purchaseOrderId: string) =>
  (await readPurchaseOrder(world.db, world.dependencies.locations, purchaseOrderId))!;
const onHand = async (sku: string) => (await world.level(sku, 'BER'))?.onHand ?? 0;

describe('receivePurchaseOrder', () => {
  it('raises stock and lowers what is expected, delivery by delivery, until everything has come', async () => {
    const purchaseOrderId = await world.buy({ A: 10, B: 4 });
    const first = await accept(purchaseOrderId, [{ lineNo: 1, quantity: 6 }], { deliveryNote: 'DN-1' });
    expect(first).toMatchObject({
      state: 'partly-received',
      receiptId: expect.stringMatching(/^rcp_/),
      lines: [{ open: 4, received: 6 }, { open: 4 }],
    });
    expect(await onHand('A')).toBe(6);
    expect(await world.expected()).toEqual(['A BER 2026-11-12 4', 'B BER 2026-11-12 4']);
    const rest = [
      { lineNo: 1, quantity: 4 },
      { lineNo: 2, quantity: 4 },
    ];
    expect(await accept(purchaseOrderId, rest)).toMatchObject({
      state: 'received',
      endedAt: expect.any(String),
    });
    expect(await world.expected()).toEqual([]);
    expect([await onHand('A'), await onHand('B')]).toEqual([10, 4]);
    const { number, receipts } = await whole(purchaseOrderId);
    expect(receipts.map((each) => [each.lineNo, each.quantity, each.deliveryNote])).toEqual([
      [1, 6, 'DN-1'],
      [1, 4, null],
      [2, 4, null],
    ]);
    const movements = await world.db.query(sql`
      select type, quantity, reference, reason from inventory.movements where reference = ${number} order by movement_id`);
    expect(movements).toEqual([
      { type: 'receipt', quantity: 6, reference: number, reason: 'DN-1' },
      { type: 'receipt', quantity: 4, reference: number, reason: null },
      { type: 'receipt', quantity: 4, reference: number, reason: null },
    ]);
    const told = (await world.supplyEvents()).filter(
      (event) => event.type === 'supply.purchaseOrderReceived',
    );
    expect(told.map((event) => event.attributes.units)).toEqual(expect.arrayContaining([6, 8]));
  });

  it('takes a little more than was ordered, also later, and refuses what is beyond the tolerance', async () => {
    const purchaseOrderId = await world.buy({ A: 20 });
    expect(await refusal(purchaseOrderId, [{ lineNo: 1, quantity: 23 }])).toBe('supply.over-tolerance');
    expect(await accept(purchaseOrderId, [{ lineNo: 1, quantity: 21 }])).toMatchObject({ state: 'received' });
    expect(await accept(purchaseOrderId, [{ lineNo: 1, quantity: 1 }])).toMatchObject({
      lines: [{ received: 22, over: 2 }],
    });
    expect(await refusal(purchaseOrderId, [{ lineNo: 1, quantity: 1 }])).toBe('supply.over-tolerance');
  });

  it('keeps damaged units off the shelf; those that come again stay expected', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    const before = await onHand('A');
    await accept(purchaseOrderId, [
      { lineNo: 1, quantity: 4, damaged: 1, note: 'wet' },
      { lineNo: 1, quantity: 0, damaged: 2, replaced: true },
    ]);
    expect(await onHand('A')).toBe(before + 4);
    expect(await world.expected()).toEqual(['A BER 2026-11-12 5']);
    expect(await whole(purchaseOrderId)).toMatchObject({
      lines: [{ open: 5, received: 4, damaged: 1 }],
      receipts: [
        { damaged: 1, replaced: false, note: 'wet' },
        { damaged: 2, replaced: true },
      ],
    });
  });

  it('hands lots with their expiry on to inventory, and asks for them where they are tracked', async () => {
    await world.addSkus(['MILK']);
    await world.accept(world.supply.upsertSupplierItem, { supplier: 'MILL', sku: 'MILK', unitCostMinor: 90 });
    await world.accept(world.commands.trackLots, { sku: 'MILK', tracked: true });
    const purchaseOrderId = await world.buy({ MILK: 5 });
    expect(await refusal(purchaseOrderId, [{ lineNo: 1, quantity: 5 }])).toBe('inventory.lot-needed');
    const nameless = receive(purchaseOrderId, [
      { lineNo: 1, quantity: 3, lot: 'L2' },
      { lineNo: 1, quantity: 2 },
    ]);
    const [answer] = await world.call(world.supply.receivePurchaseOrder, [nameless]);
    expect(answer).toMatchObject({ ok: false, refusal: { details: { lineNo: 1, at: 1 } } });
    expect((await whole(purchaseOrderId)).lines).toMatchObject([{ open: 5, lotTracked: true }]);
    await accept(purchaseOrderId, [
      { lineNo: 1, quantity: 3, lot: 'L2', expiresOn: '2026-12-20' },
      { lineNo: 1, quantity: 2, lot: 'L1', expiresOn: '2026-12-10' },
    ]);
    const lots = await world.db.query(sql`
      select lot, quantity from inventory.movements where lot is not null order by movement_id`);
    expect(lots).toEqual([
      { lot: 'L2', quantity: 3 },
      { lot: 'L1', quantity: 2 },
    ]);
    const { receipts } = await whole(purchaseOrderId);
    expect(receipts.map((each) => [each.lot, each.expiresOn])).toEqual([
      ['L2', '2026-12-20'],
      ['L1', '2026-12-10'],
    ]);
  });

  it('closes the rest short with the last delivery', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    const last = await accept(purchaseOrderId, [{ lineNo: 1, quantity: 7, final: true }]);
    expect(last).toMatchObject({ state: 'closed-short', lines: [{ open: 0, received: 7, cancelled: 3 }] });
    expect(await world.expected()).not.toContain('A BER 2026-11-12 3');
  });

  it('refuses what does not exist, drafts, what was given up, empty arrivals and strange lines', async () => {
    const { purchaseOrderId: draft } = await world.accept(world.supply.draftPurchaseOrder, {
      supplier: 'MILL',
      lines: [{ sku: 'A', quantity: 5 }],
    });
    const [closed, purchaseOrderId] = [await world.buy({ A: 5 }), await world.buy({ A: 5 })];
    await world.accept(world.supply.cancelPurchaseOrder, { purchaseOrderId: closed, reason: 'x' });
    const one = [{ lineNo: 1, quantity: 1 }];
    expect([
      await refusal(formatId('po', newUuid()), one),
      await refusal(draft, one),
      await refusal(closed, one),
      await refusal(purchaseOrderId, [{ lineNo: 1, quantity: 0 }]),
      await refusal(purchaseOrderId, [{ lineNo: 9, quantity: 1 }]),
      await refusal(purchaseOrderId, [{ lineNo: 1, quantity: 4, damaged: 2, replaced: true }]),
    ]).toEqual([
      'supply.purchase-order-unknown',
      'supply.not-placed',
      'supply.purchase-order-ended',
      'supply.nothing-to-do',
      'supply.line-unknown',
      'supply.quantity-too-large',
    ]);
  });

  it('books nothing of a receipt that inventory does not take, and everything of its neighbours', async () => {
    const [full, fine] = [await world.buy({ B: 5 }), await world.buy({ A: 5 })];
    await world.accept(world.commands.setStock, { sku: 'B', location: 'BER', onHand: 1_000_000_000 });
    const before = await onHand('A');
    const answers = await world.call(world.supply.receivePurchaseOrder, [
      receive(full, [{ lineNo: 1, quantity: 5 }]),
      receive(fine, [{ lineNo: 1, quantity: 5 }]),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.result.state : answer.refusal.code))).toEqual([
      'inventory.too-many-units',
      'received',
    ]);
    expect(await whole(full)).toMatchObject({ state: 'placed', receipts: [], lines: [{ open: 5 }] });
    expect(await onHand('A')).toBe(before + 5);
  });

  it('books once under the same key', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    const before = await onHand('A');
    const answers = await world.twice(
      world.supply.receivePurchaseOrder,
      receive(purchaseOrderId, [{ lineNo: 1, quantity: 5 }]),
    );
    expect(answers[1]).toMatchObject({ ok: true, replayed: true });
    expect(await onHand('A')).toBe(before + 5);
    expect((await whole(purchaseOrderId)).receipts).toHaveLength(1);
  });

  it('sees in the second receipt of a set what the first has taken', async () => {
    const purchaseOrderId = await world.buy({ A: 10 });
    const answers = await world.call(world.supply.receivePurchaseOrder, [
      receive(purchaseOrderId, [{ lineNo: 1, quantity: 6 }]),
      receive(purchaseOrderId, [{ lineNo: 1, quantity: 6 }]),
      receive(purchaseOrderId, [{ lineNo: 1, quantity: 5 }]),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.result.state : answer.refusal.code))).toEqual([
      'partly-received',
      'supply.over-tolerance',
      'received',
    ]);
  });
});

it('never takes in more than was ordered, however many docks book the same line at once', async () => {
  await world.accept(world.supply.upsertSupplier, { code: 'MILL', overTolerancePercent: 0 });
  const purchaseOrderId = await world.buy({ A: 50 });
  const before = await onHand('A');
  const docks = Array.from({ length: 4 }, () => world.startSupply());
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, at) => {
      const { executor, supply } = docks[at % docks.length]!;
      const input = receive(purchaseOrderId, [{ lineNo: 1, quantity: 7 }]);
      return executor.execute(supply.receivePurchaseOrder, [{ input, actor: OPERATIONS }]);
    }),
  );
  const accepted = answers.flat().filter((answer) => answer.ok).length;
  expect(accepted).toBe(7);
  for (const answer of answers.flat())
    if (!answer.ok) expect(answer.refusal.code).toBe('supply.over-tolerance');
  expect(await onHand('A')).toBe(before + 49);
  const { receipts, lines, state } = await whole(purchaseOrderId);
  expect(state).toBe('partly-received');
  expect(lines).toMatchObject([{ open: 1, received: 49 }]);
  expect(receipts.reduce((sum, each) => sum + each.quantity, 0)).toBe(49);
  expect(await world.expected()).toContain('A BER 2026-11-12 1');
});

it('refuses in the database a line whose units do not add up', async () => {
  const purchaseOrderId = await world.buy({ A: 5 });
  const { number } = await whole(purchaseOrderId);
  const damage = sql`
    update supply.purchase_order_lines l set received = received + 1 from supply.purchase_orders o
    where o.purchase_order_id = l.purchase_order_id and o.number = ${Number(number.slice(3))}`;
  await expect(world.db.run(damage)).rejects.toThrow('quantities_conserved');
});
