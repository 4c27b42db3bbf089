// Placing orders against the database: what is refused first, what is written, what happens twice. Money is in
// place-order/draft.test.ts, stock in place-order-stock.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import type { Actor } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { createCatalogReader, defineBundle, setPrice, upsertVariant } from '../../catalog/index.ts';
import { createDispatchCalendar, createLocationReader, createStockSnapshot } from '../../inventory/index.ts';
import { createOrderCommands, type PlaceOrderInput } from '../index.ts';
import { parseOrderNumber } from '../number.ts';
import { readOrder } from '../queries.ts';

const SERVICE: Actor = { id: 'user:service', role: 'service' };
let world: World;
beforeAll(async () => {
  world = await openWorld(1_000_000);
  await world.call(
    upsertVariant,
    [
      { sku: 'KIT', name: 'Kit' },
      { sku: 'OLD', name: 'Old', status: 'discontinued' as const },
    ],
    ADMIN,
  );
  const components = [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
  ];
  await world.accept(defineBundle, { sku: 'KIT', components }, ADMIN);
  await world.call(setPrice, [{ sku: 'A', currency: 'EUR', amountMinor: 1000 }], ADMIN);
});
afterAll(() => world.db.drop());

const order = (more: Partial<PlaceOrderInput> = {}): PlaceOrderInput => ({
  channel: 'web',
  currency: 'EUR',
  shipGroups: [{ address: ADDRESS }],
  lines: [{ sku: 'A', quantity: 1 }],
  ...more,
});
const place = (inputs: readonly PlaceOrderInput[], actor: Actor = SERVICE) =>
  world.call(world.orders.placeOrder, inputs, actor);
const codesOf = async (inputs: readonly PlaceOrderInput[], actor?: Actor) =>
  (await place(inputs, actor)).map((answer) => (answer.ok ? 'accepted' : answer.refusal.code));
const counted = async () =>
  (await world.db.query<{ n: number }>(sql`select count(*) as n from orders.orders`))[0]!.n;

describe('what is written', () => {
  it('takes an order in any language, and refuses what is no language tag', async () => {
    const inLanguage = (locale: string) => order({ customer: { name: 'A Customer', locale } });
    expect(await codesOf(['de', 'de-AT', 'pt-BR', 'zh-Hant-TW'].map(inLanguage))).toEqual(
      Array(4).fill('accepted'),
    );
    expect(await codesOf(['', 'german', 'd', 'de_AT', 'de-'].map(inLanguage))).toEqual(
      Array(5).fill('platform.invalid-input'),
    );
  });

  it('stores the order whole, and answers with its number, total and locations', async () => {
    const [answer] = await place([
      order({
        externalId: 'whole-1',
        customer: { name: 'Zoë "Q" Example', email: 'zoe@example.org', phone: '+49 30 1', locale: 'tr' },
        shipGroups: [
          { address: ADDRESS, shippingMinor: 490, shippingTaxMinor: 78, giftMessage: 'Hi {you}\\' },
          { pickupLocation: 'PAR' },
        ],
        lines: [
          { sku: 'A', quantity: 2, taxMinor: 319, attributes: { colour: 'red' } },
          { sku: 'KIT', quantity: 1, unitPriceMinor: 2001, shipGroup: 2 },
        ],
        discountMinor: 100,
        billingAddress: ADDRESS,
        payment: {
          method: 'card',
          provider: 'sandbox',
          state: 'authorised',
          amountMinor: 4391,
          reference: 'r',
        },
        purchaseOrderNumber: 'PO 1',
        note: 'Ring twice.',
        attributes: { source: 'spring' },
      }),
    ]);
    if (!answer!.ok) throw new Error(answer!.refusal.code);
    expect(answer!.result).toMatchObject({ status: 'placed', totalMinor: 4391, backordered: false });
    expect(parseOrderNumber(answer!.result.number)).not.toBeNull();
    const stored = await readOrder(world.db, ADMIN, answer!.result.orderId);
    expect(stored).toMatchObject({
      externalId: 'whole-1',
      customerName: 'Zoë "Q" Example',
      locale: 'tr',
      goodsMinor: 4001,
      discountMinor: 100,
      shippingMinor: 490,
      taxMinor: 397,
      attributes: { source: 'spring', purchaseOrderNumber: 'PO 1' },
      billingAddress: ADDRESS,
      shipGroups: [
        { no: 1, giftMessage: 'Hi {you}\\' },
        { no: 2, pickupLocation: 'PAR' },
      ],
      lines: [
        { lineNo: 1, sku: 'A', ordered: 2, reserved: 2, attributes: { colour: 'red' } },
        { lineNo: 2, sku: 'A', ordered: 2, shipGroup: 2, attributes: { bundleSku: 'KIT', bundleLine: 2 } },
        { lineNo: 3, sku: 'B', ordered: 1, shipGroup: 2 },
      ],
      notes: [{ text: 'Ring twice.', author: SERVICE.id }],
    });
    const locations = answer!.result.allocations.map(({ lineNo, location }) => `${lineNo} ${location}`);
    expect(locations.sort()).toEqual(['1 BER', '2 PAR', '3 PAR']);
  });

  it('promises each line by the calendar of where it ships from, and a line to collect by when it is ready', async () => {
    const [answer] = await place([
      order({
        shipGroups: [{ address: ADDRESS }, { pickupLocation: 'PAR' }],
        lines: [
          { sku: 'A', quantity: 1 },
          { sku: 'A', quantity: 1, shipGroup: 2 },
        ],
      }),
    ]);
    const { orderId } = (answer as { result: { orderId: string } }).result;
    const stored = await readOrder(world.db, ADMIN, orderId);
    // A Monday morning: the parcel leaves today and is one working day under way.
    expect(stored!.lines.map((line) => line.promisedDate)).toEqual(['2026-11-03', '2026-11-02']);
  });

  it('takes an order of a thousand lines', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => ({
      sku: ['A', 'B', 'C'][index % 3]!,
      quantity: 1 + (index % 4),
      unitPriceMinor: index,
    }));
    const [answer] = await place([order({ lines })]);
    const { orderId, totalMinor } = (answer as { result: { orderId: string; totalMinor: number } }).result;
    expect(totalMinor).toBe(lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0));
    expect((await readOrder(world.db, ADMIN, orderId))!.lines).toHaveLength(1000);
  });

  it('takes an order that costs nothing as paid', async () => {
    const [answer] = await place([order({ lines: [{ sku: 'A', quantity: 1, unitPriceMinor: 0 }] })]);
    const { orderId } = (answer as { result: { orderId: string } }).result;
    const [placed] = await world.events(orderId);
    expect(placed).toMatchObject({
      type: 'orders.orderPlaced',
      attributes: { payment: 'paid', totalMinor: 0 },
    });
  });

  it('gives two sets at once numbers of their own, more than one block holds', async () => {
    const inputs = Array.from({ length: 90 }, () => order());
    const answers = (await Promise.all([place(inputs), place(inputs), place(inputs.slice(0, 40))])).flat();
    const numbers = answers.map((answer) => answer.ok && answer.result.number);
    expect(numbers.every((number) => typeof number === 'string')).toBe(true);
    expect(new Set(numbers).size).toBe(220);
  });
});

describe('one set with good and bad items', () => {
  it('refuses the bad and places the good, each in its place', async () => {
    const before = await counted();
    expect(
      await codesOf([
        order(),
        order({ lines: [{ sku: 'X', quantity: 1 }] }),
        order({ lines: [{ sku: 'OLD', quantity: 1, unitPriceMinor: 1 }] }),
        order({ lines: [{ sku: 'D', quantity: 1, unitPriceMinor: 1 }] }),
        order({ customer: { customerId: 'cus_00000000000000000000000000' } }),
        order({ expectedTotalMinor: 1000 }),
        order({ expectedTotalMinor: 999 }),
      ]),
    ).toEqual([
      'accepted',
      'orders.sku-unknown',
      'orders.sku-not-sold',
      'orders.stock-short',
      'orders.customer-unknown',
      'accepted',
      'orders.total-differs',
    ]);
    expect(await counted()).toBe(before + 2);
  });

  it('tells first that the id is taken, then of the customer, the hold, the goods, the stock', async () => {
    await place([order({ externalId: 'taken' })]);
    const wrong: [string, Partial<PlaceOrderInput>][] = [
      ['orders.duplicate-external-id', { externalId: 'taken' }],
      ['orders.customer-unknown', { customer: { customerId: 'cus_00000000000000000000000000' } }],
      ['inventory.hold-unknown', { holdId: 'hld_00000000000000000000000000' }],
      ['orders.currency-unknown', { currency: 'QQQ' }],
      ['orders.stock-short', { lines: [{ sku: 'D', quantity: 1, unitPriceMinor: 1 }] }],
    ];
    let all: Partial<PlaceOrderInput> = {};
    const seen: string[] = [];
    for (const [, more] of wrong.toReversed()) {
      all = { ...all, ...more };
      seen.unshift((await codesOf([order(all)]))[0]!);
    }
    expect(seen).toEqual(wrong.map(([code]) => code));
  });

  it('says which lines lack how much', async () => {
    const lines = [
      { sku: 'A', quantity: 1 },
      { sku: 'D', quantity: 3, unitPriceMinor: 1 },
    ];
    const [answer] = await place([order({ lines })]);
    expect(answer).toMatchObject({ refusal: { details: { lines: [{ line: 2, sku: 'D', missing: 3 }] } } });
  });

  it('lets a channel place orders of its own only', async () => {
    const pos: Actor = { id: 'key:pos', role: 'channel', channel: 'pos' };
    expect(await codesOf([order(), order({ channel: 'pos' })], pos)).toEqual([
      'platform.not-allowed',
      'accepted',
    ]);
    expect(await codesOf([order()], OPERATIONS)).toEqual(['platform.not-allowed']);
  });
});

describe('the same order twice', () => {
  it('answers the same key with the same order, and places it once', async () => {
    const before = await counted();
    const call = { input: order(), actor: SERVICE, idempotencyKey: 'place-1' };
    const [first] = await world.executor.execute(world.orders.placeOrder, [call]);
    const [second] = await world.executor.execute(world.orders.placeOrder, [call]);
    expect(second).toEqual({ ...first, replayed: true });
    expect(await counted()).toBe(before + 1);
  });

  it('takes an external id once in a set, and from each channel', async () => {
    const twice = order({ externalId: 'e1' });
    expect(await codesOf([twice, twice, order({ externalId: 'e1', channel: 'pos' })])).toEqual([
      'accepted',
      'orders.duplicate-external-id',
      'accepted',
    ]);
  });

  it('names the order that has the external id', async () => {
    const [first] = await place([order({ externalId: 'e2' })]);
    const [second] = await place([order({ externalId: 'e2' })]);
    const { orderId } = (first as { result: { orderId: string } }).result;
    expect(second).toMatchObject({ refusal: { details: { externalId: 'e2', orderId } } });
  });

  it('takes an external id once from two processes at the same moment', async () => {
    const other = world.startServer();
    const inputs = Array.from({ length: 30 }, (_, index) => order({ externalId: `race-${index}` }));
    const [mine, theirs] = await Promise.all([
      place(inputs),
      other.executor.execute(
        other.orders.placeOrder,
        inputs.toReversed().map((input) => ({ input, actor: SERVICE })),
      ),
    ]);
    const all = [...mine, ...theirs].map((answer) => (answer.ok ? 'accepted' : answer.refusal.code));
    expect(all.filter((code) => code === 'accepted')).toHaveLength(30);
    expect(all.filter((code) => code === 'orders.duplicate-external-id')).toHaveLength(30);
  });
});

it('starts the process of an order after the order is told, so that its first event is that it was placed', async () => {
  const orders = createOrderCommands({
    catalog: createCatalogReader(),
    locations: createLocationReader(),
    stock: createStockSnapshot(),
    costs: {
      perKmMinor: 1,
      perShipmentMinor: 1,
      perUnitMinor: 1,
      splitPenaltyMinor: 1,
      stockBalanceMinor: 0,
    },
    dispatch: createDispatchCalendar(),
    startProcesses: async (tx, started) => {
      for (const { orderId } of started)
        tx.emit({ actor: SERVICE }, { type: 'test.started', orderId, objects: [] });
    },
  });
  const placed = await world.accept(orders.placeOrder, order(), SERVICE);
  expect(await world.types(placed.orderId)).toEqual(['orders.orderPlaced', 'test.started']);
});
