// Lists, single orders and search: pages, filters, and what a channel may see.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADDRESS, ADMIN, openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import type { Actor } from '../../platform/command.ts';
import { formatId } from '../../platform/ids.ts';
import { catchUp, registerSubscriber } from '../../platform/subscriptions.ts';
import { searchSubscriber } from './index.ts';
import { type ListQuery, listOrders } from './list-orders.ts';
import { findOrder, readOrder } from './queries.ts';
import { searchOrders } from './search-orders.ts';

const WEB: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
const POS: Actor = { id: 'key:pos', role: 'channel', channel: 'pos' };
let world: World;
const placed: { orderId: string; channel: string; at: string }[] = [];
beforeAll(async () => {
  world = await openWorld(1000);
  await registerSubscriber(world.db, searchSubscriber.name, false);
  for (let index = 0; index < 12; index++) {
    // Two in each millisecond, so that the page's cursor has to tell them apart.
    if (index % 2 === 0) world.clock.advance(1);
    const channel = index % 3 === 0 ? 'pos' : 'web';
    const orderId = await world.place([['A', 1]], {
      channel,
      externalId: `EXT-${index}`,
      customer: { name: index % 3 === 0 ? 'Jürgen Große' : 'Jürgen Klein', email: `j${index}@example.org` },
      shipGroups: [{ address: { ...ADDRESS, postalCode: '14467', name: 'Empfänger Ü' } }],
    });
    placed.push({ orderId, channel, at: world.clock.now().toISOString() });
  }
  await catchUp(world.db, world.clock, [searchSubscriber]);
});
afterAll(() => world.db.drop());

async function walk(actor: Actor, query: ListQuery): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listOrders(world.db, actor, { ...query, after });
    seen.push(...page.items.map((order) => order.orderId as string));
    after = page.next ?? undefined;
  } while (after);
  return seen;
}
const newestFirst = (orders: typeof placed) =>
  orders
    .toSorted((a, b) => (a.at === b.at ? (a.orderId < b.orderId ? 1 : -1) : a.at < b.at ? 1 : -1))
    .map((order) => order.orderId);
const search = async (actor: Actor, q: string, limit: number) =>
  (await searchOrders(world.db, actor, { q, limit })).items;
const ids = (orders: { orderId: string }[]) => orders.map((order) => order.orderId).sort();

it.each([1, 2, 5, 12, 50])('lists every order once, newest first, %i a page', async (limit) => {
  expect(await walk(ADMIN, { limit })).toEqual(newestFirst(placed));
});

it('shows a channel its own orders, whatever it asks for', async () => {
  const own = newestFirst(placed.filter((order) => order.channel === 'pos'));
  expect(await walk(POS, { limit: 2 })).toEqual(own);
  expect(await walk(POS, { channel: 'web' })).toEqual(own);
  expect(await walk({ id: 'key:x', role: 'channel' }, {})).toEqual([]);
});

it('filters by channel, status and time', async () => {
  const first = placed[0]!;
  await world.accept(world.orders.cancelOrder, { orderId: first.orderId });
  expect(await walk(ADMIN, { status: 'cancelled' })).toEqual([first.orderId]);
  expect(await walk(ADMIN, { open: false })).toEqual([first.orderId]);
  expect(await walk(ADMIN, { open: true })).toHaveLength(11);
  expect(await walk(ADMIN, { channel: 'web', status: 'placed' })).toHaveLength(8);
  const { at } = placed[6]!;
  expect(await walk(ADMIN, { placedFrom: at })).toHaveLength(6);
  expect(await walk(ADMIN, { placedBefore: at })).toHaveLength(6);
});

it('refuses a cursor that is not one of this list', async () => {
  for (const after of ['x', Buffer.from('["1"]').toString('base64url'), 'WzEsIm5vIl0'])
    await expect(listOrders(world.db, ADMIN, { after })).rejects.toThrow('platform.invalid-input');
});

it('shows one order whole to those who may see it', async () => {
  const { orderId } = placed[0]!;
  expect(await readOrder(world.db, POS, orderId)).toMatchObject({ orderId });
  expect(await readOrder(world.db, WEB, orderId)).toBeNull();
  expect(await readOrder(world.db, ADMIN, 'ord_00000000000000000000000000')).toBeNull();
  expect(await readOrder(world.db, ADMIN, 'nonsense')).toBeNull();
});

it('finds an order by its number and by the channel’s own id', async () => {
  const { orderId } = placed[3]!;
  const { number, channel, externalId } = (await readOrder(world.db, ADMIN, orderId))!;
  expect((await search(ADMIN, number, 5)).map((order) => order.orderId)).toEqual([orderId]);
  for (const by of [{ number }, { channel, externalId: externalId! }])
    expect(formatId('ord', (await findOrder(world.db, by))!)).toBe(orderId);
  expect(await findOrder(world.db, { channel: 'web', externalId: 'EXT-0' })).toBeNull();
});

it.each([
  ['a name without its accents', 'grosse', [0, 3, 6, 9]],
  ['the sharp s as it is written', 'GROẞE', [0, 3, 6, 9]],
  ['a name', 'jurgen', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ['an e-mail address', 'j7@', [7]],
  ['an external id', 'ext-1', [1, 10, 11]],
  ['a postal code', '14467', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ['nothing', 'nobody', []],
])('finds orders by %s', async (_, typed, expected) => {
  expect(ids(await search(ADMIN, typed, 50))).toEqual(ids(expected.map((index) => placed[index]!)));
});

it('finds for a channel its own orders, however many others the word finds first', async () => {
  const own = placed.filter((order) => order.channel === 'pos');
  expect(ids(await search(POS, 'jurgen', 3))).toEqual(ids(own.slice(-3)));
  expect(await search(POS, 'klein', 50)).toEqual([]);
  expect(await search(WEB, placed[0]!.orderId, 50)).toEqual([]);
});
