import { describe, expect, it } from 'vitest';
import {
  draft,
  ended,
  nobody,
  setUpOrders,
  whole,
  world,
} from '../../../../tests/support/purchase-orders-world.ts';

setUpOrders();

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
