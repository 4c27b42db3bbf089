// Promises about the list and the search of orders: every filter finds its orders and no other, pages join without a gap or a
// double, what is exact comes first, and no request looks at more than it may.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type Place, type TestApplication } from '../../../tests/support/application.ts';
import { ADDRESSES, ADMIN } from '../../../tests/support/company.ts';
import { openWarehouse } from '../../../tests/support/warehouse.ts';
import type { Actor } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { createLocationReader } from '../inventory/index.ts';
import { collectOrders, countOrders, type ListQuery, listOrders } from './list-orders.ts';
import { searchOrders } from './search-orders.ts';
import { walkOrders } from './store/list.ts';

let app: TestApplication;
let parcel: string;
const placed: Record<string, Place> = {};
const locations = createLocationReader();

beforeAll(async () => {
  app = await openTestApplication();
  const warehouse = openWarehouse(app);
  const place = async (name: string, overrides: Parameters<typeof app.place>[0]) => {
    placed[name] = await app.place({ externalId: name, ...overrides });
  };
  const one = (sku: string, quantity = 1) => ({ lines: [{ sku, quantity }] });
  await place('shipped', one('MUG'));
  await app.settle();
  const shipmentId = await warehouse.ship(placed.shipped!.orderId);
  parcel = (await app.shipments(placed.shipped!.orderId)).find((each) => each.shipmentId === shipmentId)!
    .trackingNumber!;
  await place('cancelled', one('MUG'));
  await app.accept(app.orders.cancelOrder, { orderId: placed.cancelled!.orderId });
  await place('held', { ...one('BOOK', 3), channel: 'shop' });
  await app.accept(app.orders.holdOrder, { orderId: placed.held!.orderId, reason: 'CREDIT_LIMIT' });
  await place('waiting', { ...one('SCARF'), allowBackorder: true });
  await place('dear', { ...one('SOFA'), shipGroups: [{ address: ADDRESSES.lyon }] });
  await place('wished', {
    lines: [{ sku: 'LAMP', quantity: 1 }],
    shipGroups: [{ address: ADDRESSES.lyon, requestedDate: '2026-12-24' }],
  });
  await app.settle();
});
afterAll(() => app.close());

const nameOf = (orderId: string) => Object.keys(placed).find((name) => placed[name]!.orderId === orderId)!;
async function list(query: ListQuery, actor: Actor = ADMIN): Promise<string[]> {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const parts = { locations, now: app.clock.now() };
    const page = await listOrders(app.db, actor, { limit: 2, ...query, after }, parts);
    names.push(...page.items.map((order) => nameOf(order.orderId)));
    after = page.next ?? undefined;
  } while (after);
  return names;
}

describe('the list', () => {
  const all = ['wished', 'dear', 'waiting', 'held', 'cancelled', 'shipped'];
  it.each<[ListQuery, string[]]>([
    [{}, all],
    [{ sort: 'placedAt' }, all.toReversed()],
    // What is dear waits to be looked at.
    [{ status: ['cancelled', 'on-hold'] }, ['dear', 'held', 'cancelled']],
    [{ status: 'backordered' }, ['waiting']],
    [{ sku: 'mug' }, ['cancelled', 'shipped']],
    [{ sku: 'MUG', status: ['shipped'] }, ['shipped']],
    [{ sku: 'MUG', sort: 'placedAt' }, ['shipped', 'cancelled']],
    [{ sku: 'MU' }, []],
    [{ location: 'LYS' }, ['wished']],
    [{ location: 'BER', sku: 'SOFA' }, ['dear']],
    [{ held: true }, ['dear', 'held']],
    [{ holdReason: 'CREDIT_LIMIT', channel: 'shop' }, ['held']],
    [{ holdReason: 'OTHER' }, []],
    [{ backordered: true }, ['waiting']],
    [{ totalFrom: 600_000 }, ['dear']],
    [{ totalTo: 600_000, open: true, channel: 'shop' }, ['held']],
    [{ currency: 'USD' }, []],
    [{ requestedFrom: '2026-12-01', requestedTo: '2026-12-31' }, ['wished']],
    [{ promisedTo: '2026-10-01' }, []],
    [{ late: 'overdue' }, []],
    [{ late: 'risk' }, []],
  ])('shows for %j what it asks for', async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it('refuses a location that nobody knows', async () => {
    await expect(list({ location: 'MARS' })).rejects.toThrow('platform.invalid-input');
  });

  it('no more shows an order at a location that has lost its units', async () => {
    const before = await list({ location: 'BER' });
    expect(before).toContain('dear');
    expect(before).not.toContain('cancelled');
  });

  it('looks at a bounded number of orders a request, and goes on where it stopped', async () => {
    const filter = { status: ['cancelled'] as const };
    const first = await walkOrders(app.db, filter, 1, 2);
    expect(first.heads).toEqual([]);
    expect(first.stoppedAt).toMatchObject({ orderId: placed.dear!.uuid });
    const second = await walkOrders(app.db, { ...filter, after: first.stoppedAt! }, 1, 3);
    expect(second.heads.map((head) => head.orderId)).toEqual([placed.cancelled!.uuid]);
    const end = await collectOrders(app.db, { status: ['closed'] }, 5);
    expect(end).toEqual({ heads: [], next: null, searchedTo: null });
  });

  it('counts what its tabs hold', async () => {
    const counts = Object.fromEntries(
      (await countOrders(app.db, ADMIN)).map(({ tab, orders, more }) => [tab, more ? `>${orders}` : orders]),
    );
    expect(counts).toMatchObject({ open: 5, 'status:on-hold': 2, held: 2, backordered: 1, 'late-risk': 0 });
    const own = await countOrders(app.db, { id: 'key:shop', role: 'channel', channel: 'shop' });
    expect(own).toContainEqual({ tab: 'open', orders: 1, more: false });
  });

  it('marks an order while any part of it may be late, and a day that is over', async () => {
    const { orderId } = placed.dear!;
    await app.tick(15 * 86_400_000);
    expect(await list({ late: 'risk' })).toContain('dear');
    expect(await list({ late: 'overdue' })).toContain('dear');
    await app.accept(app.orders.repromise, { orderId, promisedDate: '2027-03-01', reason: 'more time' });
    await app.tick(3600_000);
    expect(await list({ late: 'risk' })).not.toContain('dear');
    expect(await list({ late: 'overdue' })).not.toContain('dear');
  });
});

describe('the search', () => {
  const search = async (q: string, more: Partial<Parameters<typeof searchOrders>[2]> = {}, actor = ADMIN) => {
    const found: [string, string][] = [];
    let after: string | undefined;
    do {
      const page = await searchOrders(app.db, actor, { q, limit: 2, ...more, after });
      for (const item of page.items) found.push([nameOf(item.orderId), item.found]);
      after = page.next ?? undefined;
    } while (after);
    return found;
  };

  it('finds a parcel by its tracking number, whole or its beginning', async () => {
    expect(await search(parcel)).toEqual([['shipped', 'exact']]);
    expect(await search(parcel.toLowerCase().slice(0, -2))).toEqual([['shipped', 'beginning']]);
  });

  it('puts what is exact first', async () => {
    expect(await search(placed.held!.number)).toEqual([['held', 'exact']]);
    expect(await search(placed.held!.orderId)).toEqual([['held', 'exact']]);
    await app.place({ externalId: 'held-again' }).then((again) => {
      placed['held-again'] = again;
    });
    await app.settle();
    expect(await search('held')).toEqual([
      ['held', 'word'],
      ['held-again', 'beginning'],
    ]);
  });

  it('finds an article, newest first, and each order once', async () => {
    expect(await search('sofa')).toEqual([['dear', 'sku']]);
    const found = await search('ada berg');
    expect(new Set(found.map(([name]) => name)).size).toBe(found.length);
  });

  it('asks status and channel as the list does', async () => {
    expect(await search('mug', { status: ['cancelled'] })).toEqual([['cancelled', 'sku']]);
    expect(await search('held', { channel: 'web', status: ['on-hold'] })).toEqual([]);
    expect(await search('sofa', {}, { id: 'key:shop', role: 'channel', channel: 'shop' } as Actor)).toEqual(
      [],
    );
  });

  it('says when more words begin so than it looks at', async () => {
    const order = placed.held!;
    const [row] = await app.db.query<{ at: Date }>(
      sql`select placed_at as at from orders.orders where order_id = ${order.uuid}`,
    );
    await app.db.run(sql`
      insert into orders.search_terms select 'many' || n, ${row!.at}, ${order.uuid} from generate_series(1, 400) n`);
    const page = await searchOrders(app.db, ADMIN, { q: 'many' });
    expect(page.items.map((item) => item.orderId)).toEqual([order.orderId]);
    expect(page.complete).toBe(false);
    expect((await searchOrders(app.db, ADMIN, { q: 'sofa' })).complete).toBe(true);
  });
});
