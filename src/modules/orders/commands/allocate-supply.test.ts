// Scarce stock is shared by the rule of its SKU, every decision says why, and nobody jumps the queue unless told to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN } from '../../../../tests/support/fulfilment-world.ts';
import { openWaitingWorld, type WaitingWorld } from '../../../../tests/support/waiting-world.ts';
import { sql } from '../../../platform/db.ts';
import { bucketOf, newUuid, parseId } from '../../../platform/ids.ts';
import { createCustomer } from '../../customers/index.ts';
import { listAllocations } from '../../supply/sharing-queries.ts';

let world: WaitingWorld;
beforeEach(async () => {
  world = await openWaitingWorld();
});
afterEach(() => world.db.drop());

const allocate = (sku = 'A') => world.accept(world.orders.allocateSupply, { sku });

describe('the rule of a SKU', () => {
  const classes = [{ name: 'shops that pay for it', channels: ['b2b'] }];

  it.each([
    ['first-come', [4, 2, 0]],
    ['priority', [2, 4, 0]],
    ['earliest-due', [2, 0, 4]],
    ['proportional', [2, 2, 2]],
  ] as const)('%s decides what each of three orders gets of six units', async (rule, expected) => {
    await world.accept(world.supply.setAllocationRule, { sku: 'A', rule, classes });
    const orders = [await world.wait(4), await world.wait(4, { channel: 'b2b' }), await world.wait(4)];
    await world.accept(world.orders.repromise, {
      orderId: orders[2]!,
      promisedDate: '2026-11-20',
      reason: 'asked for',
    });
    await world.receive('BER', 4);
    await world.receive('HAM', 2);
    await world.hear();
    expect(await world.got(...orders)).toEqual(expected);
    const lucky = orders[expected.indexOf(4 as never)] ?? orders[0]!;
    const filled = (await world.events(lucky)).find((event) => event.type === 'orders.backorderFilled');
    expect(filled!.attributes).toMatchObject({
      lines: [{ lineNo: 1, sku: 'A', wanted: 4, rule, position: 1, of: 3 }],
    });
  });

  it('puts customers with a tag before the others', async () => {
    const tagged = [{ name: 'key accounts', customerTags: ['key-account'] }];
    await world.accept(world.supply.setAllocationRule, { rule: 'priority', classes: tagged });
    const input = { kind: 'company' as const, name: 'Big Buyer', tags: ['key-account'] };
    const { customerId } = await world.accept(createCustomer, input, ADMIN);
    const orders = [await world.wait(4), await world.wait(4, { customer: { customerId } })];
    await world.receive('BER', 5);
    await world.hear();
    expect(await world.got(...orders)).toEqual([1, 4]);
  });

  it('keeps each decision with the share of every line and why', async () => {
    const orders = [await world.wait(4), await world.wait(4)];
    await world.receive('BER', 6);
    await world.hear();
    const { items } = await listAllocations(world.db, { orderId: orders[1]! });
    expect(items).toMatchObject([
      {
        sku: 'A',
        rule: 'first-come',
        units: 6,
        wanted: 8,
        granted: 6,
        lines: 2,
        decidedBy: 'system:orders',
        shares: [
          {
            orderId: orders[1],
            lineNo: 1,
            position: 2,
            wanted: 4,
            granted: 2,
            why: '2 of 4: number 2 in the queue by the time of the order; 4 of 6 units went to those before it',
          },
        ],
      },
    ]);
  });
});

describe('allocateSupply', () => {
  it('gives a pick-up what lies at its place, and the others what lies elsewhere', async () => {
    const anywhere = await world.wait(5);
    const pickup = await world.wait(5, { shipGroups: [{ pickupLocation: 'PAR' }] });
    await world.receive('PAR', 5);
    await world.receive('BER', 5);
    expect(await allocate()).toEqual({ filledUnits: 10, waitingUnits: 0 });
    expect(await world.got(anywhere, pickup)).toEqual([5, 5]);
  });

  it('offers to the next in the queue what the place may not ship for the first', async () => {
    const [first, second] = [await world.wait(3), await world.wait(3)];
    const uuid = parseId('ord', first)!;
    await world.db.run(sql`
      insert into orders.resourcings (bucket, order_id, line_no, resourcing_id, from_location_id, quantity, moved_to,
        backordered, reason, excluded, also_excluded, resourced_by, resourced_at)
      select ${bucketOf(uuid)}, ${uuid}, 1, ${newUuid()}, location_id, 1, '[]', 1, 'rejected', true, '{}', 'user:shop', now()
      from inventory.locations where code = 'BER'`);
    await world.receive('BER', 4);
    expect(await allocate()).toEqual({ filledUnits: 3, waitingUnits: 3 });
    expect(await world.got(first, second)).toEqual([0, 3]);
    await world.receive('HAM', 2);
    await allocate();
    expect(await world.got(first)).toEqual([2]);
  });

  it('gives nothing of a SKU before its release date, and everything when that has come', async () => {
    await world.accept(world.supply.setRelease, { sku: 'A', releaseOn: '2026-11-04' });
    const orderId = await world.wait(2);
    await world.receive('BER', 5);
    await world.hear();
    expect(await world.got(orderId)).toEqual([0]);
    expect(await world.accept(world.orders.allocateBackorders, { orderId })).toMatchObject({
      filledUnits: 0,
    });
    world.clock.advance(2 * 86_400_000);
    await world.accept(world.supply.announceReleases, { limit: 10 }, { id: 'system', role: 'system' });
    await world.hear();
    expect(await world.got(orderId)).toEqual([2]);
  });

  it('answers for SKUs that nobody waits for, and refuses those that nobody knows', async () => {
    await world.receive('BER', 5);
    expect(await allocate()).toEqual({ filledUnits: 0, waitingUnits: 0 });
    expect(await world.refusal(world.orders.allocateSupply, { sku: 'WHAT' })).toBe('orders.sku-unknown');
  });

  it('fills once under the same key, and several SKUs of one order in one set', async () => {
    world.clock.advance(1000);
    const orderId = await world.place(
      [
        ['A', 2],
        ['B', 2],
      ],
      { allowBackorder: true },
    );
    await world.receive('BER', 2);
    await world.receive('BER', 1, 'B');
    const answers = await world.call(world.orders.allocateSupply, [{ sku: 'A' }, { sku: 'B' }]);
    expect(answers.map((answer) => answer.ok && answer.result)).toEqual([
      { filledUnits: 2, waitingUnits: 0 },
      { filledUnits: 1, waitingUnits: 1 },
    ]);
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }, { backordered: 1, reserved: 1 }]);
    const call = { input: { sku: 'B' }, actor: ADMIN, idempotencyKey: 'once' };
    await world.receive('BER', 1, 'B');
    const once = await world.executor.execute(world.orders.allocateSupply, [call]);
    const again = await world.executor.execute(world.orders.allocateSupply, [call]);
    expect(again).toMatchObject([{ ...once[0], replayed: true }]);
  });

  it('gives out no unit twice, however many workers share the same stock at once', async () => {
    const orders: string[] = [];
    for (let index = 0; index < 12; index++) orders.push(await world.wait(3));
    await world.receive('BER', 20);
    await world.receive('HAM', 7);
    const servers = Array.from({ length: 4 }, () => world.startServer());
    await Promise.all(
      servers.map(({ executor, orders: { allocateSupply } }) =>
        executor.execute(allocateSupply, [{ input: { sku: 'A' }, actor: ADMIN }]),
      ),
    );
    expect(await world.got(...orders)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0]);
    expect(await world.level('A', 'BER')).toEqual({ onHand: 20, reserved: 20 });
    expect(await world.level('A', 'HAM')).toEqual({ onHand: 7, reserved: 7 });
  });
});

describe('allocateBackorders of one order', () => {
  it('takes only what the rule leaves to it beside everybody else who waits', async () => {
    const [old, young] = [await world.wait(4), await world.wait(4)];
    await world.receive('BER', 5);
    const fill = (orderId: string) => world.accept(world.orders.allocateBackorders, { orderId });
    expect(await fill(young)).toEqual({ filledUnits: 1, backorderedUnits: 3 });
    expect(await fill(old)).toEqual({ filledUnits: 4, backorderedUnits: 0 });
    const { items } = await listAllocations(world.db, { orderId: young });
    expect(items).toMatchObject([{ granted: 1, shares: [{ position: 2, granted: 1 }] }]);
  });

  it('jumps the queue when told to', async () => {
    const [old, young] = [await world.wait(4), await world.wait(4)];
    await world.receive('BER', 5);
    const input = { orderId: young, outOfTurn: true };
    expect(await world.accept(world.orders.allocateBackorders, input)).toMatchObject({ filledUnits: 4 });
    await world.hear();
    expect(await world.got(old, young)).toEqual([1, 4]);
  });
});
