import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/support/inventory-world.ts';
import { sql } from '../../platform/db.ts';
import { bucketOf, newUuid } from '../../platform/ids.ts';
import { expectSupply, recordWaiting } from './outlook.ts';
import type { ExpectedSupply, WaitingUnits } from './types.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

describe('expectSupply', () => {
  const stored = (supplyId: string) =>
    world.db.query(sql`
      select quantity, due_on::text as "dueOn", reference, location_id as "locationId" from inventory.expected_supply
      where supply_id = ${supplyId}`);

  async function supply(changes: Partial<ExpectedSupply> = {}): Promise<ExpectedSupply> {
    return {
      supplyId: newUuid(),
      skuId: await world.skuId('A'),
      locationId: await world.locationId('BER'),
      source: 'purchase-order',
      reference: 'PO-1 line 2',
      dueOn: '2026-11-20',
      quantity: 10,
      ...changes,
    };
  }

  it('keeps what is still to come, changes it and forgets it with zero', async () => {
    const first = await supply();
    await expectSupply(world.db, [first]);
    const paris = await world.locationId('PAR');
    await expectSupply(world.db, [{ ...first, quantity: 4, dueOn: '2026-12-01', locationId: paris }]);
    expect(await stored(first.supplyId)).toEqual([
      { quantity: 4, dueOn: '2026-12-01', reference: 'PO-1 line 2', locationId: paris },
    ]);
    await expectSupply(world.db, [{ ...first, quantity: 0 }]);
    expect(await stored(first.supplyId)).toEqual([]);
  });

  it('takes the last of several rows for one id, also when that removes it', async () => {
    const first = await supply();
    const second = await supply();
    await expectSupply(world.db, [first, { ...first, quantity: 7 }, second, { ...second, quantity: 0 }]);
    expect(await stored(first.supplyId)).toMatchObject([{ quantity: 7 }]);
    expect(await stored(second.supplyId)).toEqual([]);
  });
});

describe('recordWaiting', () => {
  const stored = (orderId: string) =>
    world.db.query(sql`
      select line_no as "lineNo", quantity, since, channel from inventory.waiting where order_id = ${orderId} order by line_no`);

  it('keeps the place of a line in the queue while its units become fewer, and forgets it with zero', async () => {
    const orderId = newUuid(3);
    const row: WaitingUnits = {
      bucket: bucketOf(orderId),
      orderId,
      lineNo: 1,
      skuId: await world.skuId('B'),
      quantity: 5,
      since: new Date('2026-11-01T08:00:00Z'),
      channel: 'web',
    };
    await recordWaiting(world.db, [row, { ...row, lineNo: 2 }]);
    await recordWaiting(world.db, [
      { ...row, quantity: 2, since: new Date('2026-11-02T08:00:00Z') },
      { ...row, lineNo: 2, quantity: 0 },
    ]);
    expect(await stored(orderId)).toEqual([
      { lineNo: 1, quantity: 2, since: new Date('2026-11-01T08:00:00Z'), channel: 'web' },
    ]);
  });
});
