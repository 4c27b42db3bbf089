import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { recordWaiting } from '../../inventory/index.ts';
import { listProposals } from '../queries.ts';
import { createTasks } from '../tasks.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  await world.db.run(sql`delete from supply.proposals`);
  await world.db.run(sql`delete from inventory.expected_supply`);
  await world.db.run(sql`delete from inventory.waiting`);
  await world.call(
    world.commands.setStock,
    ['A', 'B'].map((sku) => ({ sku, location: 'BER', onHand: 4, safetyStock: 10 })),
  );
});

async function wait(sku: string, quantity: number) {
  const orderId = newUuid(3);
  const line = { bucket: 3, orderId, lineNo: 1, skuId: await world.skuId(sku), quantity };
  await recordWaiting(world.db, [{ ...line, since: world.clock.now(), channel: 'web' }]);
}
const propose = () => world.accept(world.supply.proposePurchases, {});
const list = async (query: object = {}) =>
  (await listProposals(world.db, world.dependencies.locations, query)).items;
const idOf = async (sku: string) => (await list()).find((each) => each.sku === sku)!.proposalId;

describe('proposePurchases', () => {
  it('says what to buy, from whom, for where and why', async () => {
    await wait('A', 7);
    expect(await propose()).toEqual({ proposals: 2, units: 15 + 6, suppliers: 1 });
    expect(await list()).toMatchObject([
      {
        sku: 'A',
        supplier: 'MILL',
        location: 'BER',
        quantity: 15,
        unitCostMinor: 250,
        currency: 'EUR',
        orderOn: '2026-11-02',
        expectedOn: '2026-11-12',
        why: '13 needed: 10 safety stock + 7 waiting - 4 free - 0 on the way; 15 because of packs of 5.',
        numbers: { needed: 13, packSize: 5, leadTimeDays: 10 },
        orderMinor: 15 * 250 + 6 * 1000,
        belowMinimumOrder: false,
      },
      { sku: 'B', quantity: 6 },
    ]);
  });

  it('makes them anew each time: nothing is proposed that is on its way', async () => {
    await propose();
    await world.buy({ A: 10 });
    await propose();
    expect((await list()).map((each) => each.sku)).toEqual(['B']);
  });

  it('shows those whose goods would come by a day', async () => {
    await propose();
    const by = async (dueBy: string) => (await list({ dueBy })).map((each) => each.sku);
    expect([await by('2026-11-11'), await by('2026-11-12')]).toEqual([[], ['A', 'B']]);
  });

  it('says which orders would be too small for the supplier', async () => {
    await world.accept(world.supply.upsertSupplier, { code: 'MILL', minimumOrderMinor: 1_000_000 });
    await propose();
    expect((await list()).every((each) => each.belowMinimumOrder)).toBe(true);
    expect(
      await world.refusal(world.supply.orderProposals, {
        proposals: [{ proposalId: await idOf('A') }],
        place: true,
      }),
    ).toBe('supply.below-minimum-order');
    expect(await list()).toHaveLength(2);
    await world.accept(world.supply.upsertSupplier, { code: 'MILL', minimumOrderMinor: 0 });
  });

  it('is done by the worker, and once under the same key', async () => {
    const { executor, supply } = world;
    const tasks = createTasks({ executor, commands: supply });
    await tasks['supply.proposePurchases']!({}, { attempt: 1, maxAttempts: 1 });
    expect(await list()).toHaveLength(2);
    const answers = await world.twice(supply.proposePurchases, {});
    expect(answers.map((answer) => answer.ok && answer.result.proposals)).toEqual([2, 2]);
  });
});

describe('orderProposals', () => {
  it('makes one purchase order a supplier and place, and ends the proposals', async () => {
    await world.accept(world.commands.setSafetyStock, { sku: 'B', location: 'PAR', safetyStock: 2 });
    await propose();
    const proposals = (await list()).map(({ proposalId, sku, location }) => ({
      proposalId,
      ...(sku === 'A' && location === 'BER' ? { quantity: 40 } : {}),
    }));
    const { purchaseOrders } = await world.accept(world.supply.orderProposals, { proposals, place: true });
    const byPlace = new Map(purchaseOrders.map((order) => [order.location, order]));
    expect(byPlace.get('BER')).toMatchObject({
      state: 'placed',
      lines: [
        { sku: 'A', ordered: 40 },
        { sku: 'B', ordered: 6 },
      ],
    });
    expect(byPlace.get('PAR')).toMatchObject({ state: 'placed', lines: [{ sku: 'B', ordered: 2 }] });
    expect(await list()).toEqual([]);
    const ordered = await list({ state: 'ordered', supplier: 'MILL', location: 'PAR' });
    expect(ordered).toMatchObject([{ purchaseOrderId: byPlace.get('PAR')!.purchaseOrderId }]);
    expect(await propose()).toMatchObject({ proposals: 0 });
    await world.accept(world.commands.setSafetyStock, { sku: 'B', location: 'PAR', safetyStock: 0 });
  });

  it('leaves drafts unless told to place them', async () => {
    await propose();
    const proposals = [{ proposalId: await idOf('A') }];
    const { purchaseOrders } = await world.accept(world.supply.orderProposals, { proposals });
    expect(purchaseOrders).toMatchObject([{ state: 'draft' }]);
    expect(await world.expected()).toEqual([]);
  });

  it('refuses what does not exist, what was ordered, twice the same, and what the supplier will not do; all or none', async () => {
    await propose();
    const [a, b] = [await idOf('A'), await idOf('B')];
    const unknown = formatId('prp', newUuid());
    const order = (...proposals: { proposalId: string; quantity?: number }[]) =>
      world.refusal(world.supply.orderProposals, { proposals, place: true });
    expect([
      await order({ proposalId: a }, { proposalId: unknown }),
      await order({ proposalId: a }, { proposalId: a }),
      await order({ proposalId: b }, { proposalId: a, quantity: 7 }),
    ]).toEqual(['supply.proposal-unknown', 'supply.proposal-ended', 'supply.pack-broken']);
    expect(await list()).toHaveLength(2);
    expect(await world.expected()).toEqual([]);
    await world.accept(world.supply.orderProposals, { proposals: [{ proposalId: a }] });
    expect(await order({ proposalId: a })).toBe('supply.proposal-ended');
  });

  it('orders a proposal once, by two items of a set and under the same key', async () => {
    await propose();
    const [a, b] = [await idOf('A'), await idOf('B')];
    const answers = await world.call(world.supply.orderProposals, [
      { proposals: [{ proposalId: a }] },
      { proposals: [{ proposalId: a }, { proposalId: b }] },
    ]);
    expect(
      answers.map((answer) => (answer.ok ? answer.result.purchaseOrders.length : answer.refusal.code)),
    ).toEqual([1, 'supply.proposal-ended']);
    const again = await world.twice(world.supply.orderProposals, { proposals: [{ proposalId: b }] });
    const ids = again.map((answer) => answer.ok && answer.result.purchaseOrders[0]!.purchaseOrderId);
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('dismissProposals', () => {
  it('keeps a proposal away until more is needed', async () => {
    await propose();
    const answers = await world.twice(world.supply.dismissProposals, {
      proposals: [await idOf('A')],
      reason: 'later',
    });
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    await propose();
    expect((await list()).map((each) => each.sku)).toEqual(['B']);
    await wait('A', 1);
    await propose();
    expect((await list()).map((each) => each.sku)).toEqual(['A', 'B']);
  });

  it('refuses what does not exist or has ended', async () => {
    await propose();
    const a = await idOf('A');
    await world.accept(world.supply.dismissProposals, { proposals: [a] });
    expect(await world.refusal(world.supply.dismissProposals, { proposals: [a] })).toBe(
      'supply.proposal-ended',
    );
    const unknown = [formatId('prp', newUuid())];
    expect(await world.refusal(world.supply.dismissProposals, { proposals: unknown })).toBe(
      'supply.proposal-unknown',
    );
  });
});

it('lists proposals page by page, and none of a place that does not exist', async () => {
  await propose();
  const { locations } = world.dependencies;
  const first = await listProposals(world.db, locations, { limit: 1 });
  const second = await listProposals(world.db, locations, { limit: 1, after: first.next! });
  expect([...first.items, ...second.items].map((each) => each.sku)).toEqual(['A', 'B']);
  expect(second.next).toBeNull();
  expect(await list({ location: 'NOWHERE' })).toEqual([]);
});
