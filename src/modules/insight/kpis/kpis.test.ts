// Every KPI against seven orders that were reckoned by hand (seven-orders.fixture.ts). What is expected is derived beside it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBreakdown } from './ask-breakdown.ts';
import { readOrders } from './ask-orders.ts';
import { readSeries } from './ask-series.ts';
import { readValues } from './ask-values.ts';
import { KPI_DEFINITIONS } from './definitions.ts';
import { type FactWorld, foldAll, openFacts } from './history.fixture.ts';
import { KPI_KEYS, type KpiKey, type KpiQuery, SIDES } from './kpi-query.ts';
import { measureOf } from './measures.ts';
import type { KpiValueView } from './schemas.ts';
import { NOW, SEVEN_ORDERS } from './seven-orders.fixture.ts';

let world: FactWorld;
beforeAll(async () => {
  world = await openFacts(foldAll(SEVEN_ORDERS), NOW);
});
afterAll(() => world.close());

const HOUR = 3600;

async function figureOf(
  key: KpiKey,
  query: KpiQuery = {},
  currency: string | null = null,
): Promise<KpiValueView> {
  const { items } = await readValues(world.context, { ...query, keys: key });
  const found = items.find((item) => item.currency === currency);
  expect(found, `${key} in ${currency}`).toBeDefined();
  return found!;
}
const excludedOf = (value: KpiValueView) =>
  Object.fromEntries(value.excluded.filter((each) => each.count > 0).map(({ code, count }) => [code, count]));

describe('KPIs of sales', () => {
  it('count orders: seven, of which E is open, C cancelled and A, B, F, G delivered', async () => {
    // Units: A 3, B 3, C 2, D 4, E 1, F 1, G 2.
    expect(await figureOf('orders')).toMatchObject({
      value: 7,
      denominator: null,
      parts: { open: 1, cancelled: 1, delivered: 4, units: 16 },
    });
  });

  it('keep revenue by currency and never add two of them up', async () => {
    // A 3500-560 = 2940; B 3000-480 = 2520; E 1190-190 = 1000; G 1500-240 = 1260, less its cancelled line 420, less the credit note 840 = 0.
    expect((await figureOf('revenue', {}, 'EUR')).value).toBe(6460);
    // C was cancelled as a whole.
    expect((await figureOf('revenue', {}, 'GBP')).value).toBe(8000);
    expect((await figureOf('revenue', {}, 'BRL')).value).toBe(10_000);
    expect((await figureOf('revenue', {}, 'EUR')).parts).toEqual({ ordered: 7720, credited: 840 });
    const { items } = await readValues(world.context, { keys: 'revenue', currency: 'GBP' });
    expect(items.map((item) => item.currency)).toEqual(['GBP']);
  });

  it('divide it by the orders that were not cancelled', async () => {
    expect(await figureOf('average-order-value', {}, 'EUR')).toMatchObject({ value: 1615, denominator: 4 });
    const gbp = await figureOf('average-order-value', {}, 'GBP');
    expect(gbp).toMatchObject({ value: 8000, denominator: 1, all: 2 });
    expect(excludedOf(gbp)).toEqual({ cancelled: 1 });
  });
});

describe('KPIs of time', () => {
  it('give the cycle time of A 52 h, B 74 h, F 78 h, G 27 h, with parts that add up to it', async () => {
    const value = await figureOf('cycle-time');
    expect(value).toMatchObject({ numerator: 231 * HOUR, denominator: 4, value: 57.75 * HOUR, all: 7 });
    expect(excludedOf(value)).toEqual({ cancelled: 1, 'not-delivered': 2 });
    // Released 1, 2, 0, 1 h; picked 2, 5, 0, 1 h; shipped 1, 1, 24, 1 h; delivered 48, 66, 54, 24 h. F knows neither release nor pick.
    expect(value.parts).toMatchObject({
      toReleased: HOUR,
      toPicked: 2 * HOUR,
      toShipped: 6.75 * HOUR,
      toDelivered: 48 * HOUR,
    });
    // 27, 52, 74, 78: the median is 63 h, nine tenths of the way is 0.7 of the way from 74 to 78.
    expect(value.parts.p50).toBe(63 * HOUR);
    expect(value.parts.p90).toBeCloseTo(76.8 * HOUR, 6);
  });

  it.each([
    // A 1, B 2, D 24, G 1 h; E and F have no release.
    ['placed-to-released', 28 / 4, { cancelled: 1, 'no-time': 2 }],
    // A 2, B 5 (until the second pick), D 4, G 1 h.
    ['released-to-picked', 12 / 4, { cancelled: 1, 'no-time': 2 }],
    // A 1, B 1, D 4, G 1 h.
    ['picked-to-shipped', 7 / 4, { cancelled: 1, 'no-time': 2 }],
    // A 48, B 66, F 54, G 24 h.
    ['shipped-to-delivered', 192 / 4, { cancelled: 1, 'no-time': 2 }],
    // A 4, B 8, D 32, F 24, G 3 h; E has not left.
    ['fulfilment-time', 71 / 5, { cancelled: 1, 'not-shipped': 1 }],
    // B, one hour.
    ['hold-hours', 1, { 'never-held': 6 }],
  ] as const)('%s is %d hours', async (key, hours, excluded) => {
    const value = await figureOf(key);
    expect(value.value).toBeCloseTo(hours * HOUR, 6);
    expect(excludedOf(value)).toEqual(excluded);
  });
});

describe('KPIs of promises', () => {
  it('hold deliveries against the requested, the first and the last promised day side by side', async () => {
    // A and G came on the day; B, D, F were asked for no day; E waits for the 20th.
    const requested = await figureOf('on-time-requested');
    expect(requested).toMatchObject({
      numerator: 2,
      denominator: 2,
      value: 1,
      parts: { byInstant: 0, lateDays: null },
    });
    expect(excludedOf(requested)).toEqual({ cancelled: 1, 'no-date': 3, 'not-delivered': 1 });
    // B came on the 6th instead of the 5th. A came before the first instant of its day, F and G during it. D is late and under way.
    const first = await figureOf('on-time-first-promised');
    expect(first).toMatchObject({
      numerator: 3,
      denominator: 4,
      parts: { byInstant: 1 / 4, withLateOpen: 3 / 5, lateDays: 1 },
    });
    expect(excludedOf(first)).toEqual({ cancelled: 1, 'late-open': 1, 'not-delivered': 1 });
    expect(await figureOf('on-time-last-promised')).toMatchObject({
      numerator: 4,
      denominator: 4,
      parts: { byInstant: 1 / 4 },
    });
  });

  it('count an order as in full when only its customer took something away', async () => {
    // A, B, F, G of A, B, C, F, G; D and E have not ended.
    const value = await figureOf('in-full');
    expect(value).toMatchObject({ numerator: 4, denominator: 5 });
    expect(excludedOf(value)).toEqual({ 'not-delivered': 2 });
  });

  it('tell perfect orders from the product of their shares', async () => {
    // Of A, B, F, G: B was late, G damaged: A and F are perfect. On time 3/4, in full 1, undamaged 3/4, documents 1.
    expect(await figureOf('perfect-order')).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
    expect(await figureOf('perfect-order-product')).toMatchObject({
      value: 0.75 * 0.75,
      denominator: 4,
      parts: { onTime: 0.75, inFull: 1, undamaged: 0.75, documented: 1 },
    });
  });
});

describe('KPIs of rates', () => {
  it.each([
    // A, B, D, F of A, B, C, D, F, G; E is open.
    ['fulfilment-rate', 4, 6, { open: 1 }],
    // 15 units without F; two of C and one of D waited.
    ['unit-fill-rate', 12, 15, { history: 1 }],
    // A 2, B, C, D, E, G 2 lines; those of C and D waited.
    ['line-fill-rate', 6, 8, { history: 1 }],
    ['order-fill-rate', 4, 6, { history: 1 }],
    ['backorder-rate', 2, 8, { history: 1 }],
    // B of A, B, D, F, G.
    ['split-rate', 1, 5, { cancelled: 1, 'not-shipped': 1 }],
    ['cancel-rate', 1, 7, {}],
    // One unit of B; picked were A 3, B 3, D 4, G 1. C and E were not picked: 3 units.
    ['short-pick-rate', 1, 12, { history: 1, 'not-picked': 3 }],
    // One unit of G; left have A 3, B 3, D 4, F 1, G 1.
    ['return-rate', 1, 12, { 'not-delivered-line': 3 }],
    // A and D of A, B, C, D, G.
    ['touchless-rate', 2, 5, { open: 1, history: 1 }],
  ] as const)('%s is %d of %d', async (key, numerator, denominator, excluded) => {
    const value = await figureOf(key);
    expect(value).toMatchObject({ numerator, denominator, value: numerator / denominator });
    expect(excludedOf(value)).toEqual(excluded);
  });

  it('count touches by moments: B held, released, given goodwill; C cancelled; G refunded', async () => {
    expect((await figureOf('touchless-rate')).parts).toEqual({ touchesPerOrder: 5 / 5 });
    expect((await figureOf('split-rate')).parts).toEqual({ shipmentsPerOrder: 6 / 5 });
    expect((await figureOf('cancel-rate')).parts).toEqual({ unitShare: 3 / 16 });
    expect((await figureOf('short-pick-rate')).parts).toEqual({ lineShare: 1 / 5 });
    expect((await figureOf('return-rate')).parts).toEqual({ orderShare: 1 / 5 });
  });
});

describe('KPIs of worth', () => {
  it('cost to serve counts what is paid, not what only steers a decision', async () => {
    // A 300+160, B 400+290+150 and 250 goodwill, E 50, G 100+120.
    expect(await figureOf('cost-to-serve', {}, 'EUR')).toMatchObject({
      numerator: 1820,
      denominator: 4,
      parts: { shipping: 200, handling: 155, splits: 37.5, goodwill: 62.5 },
    });
    expect((await figureOf('cost-to-serve', {}, 'BRL')).value).toBeNull();
  });

  it('customers have been worth their revenue', async () => {
    // cus_1 2940+2520, cus_4 nothing; E is a guest.
    const value = await figureOf('customer-lifetime-value', {}, 'EUR');
    expect(value).toMatchObject({
      numerator: 5460,
      denominator: 2,
      value: 2730,
      parts: { ordersPerCustomer: 1.5 },
    });
    expect(excludedOf(value)).toEqual({ guest: 1 });
  });

  it('cus_1 and cus_2 of four came again', async () => {
    expect(await figureOf('repeat-rate')).toMatchObject({ numerator: 2, denominator: 4 });
  });

  it('cus_1 and cus_3 of those who ordered from 25 February to 3 March did not in the week after', async () => {
    const value = await figureOf('churn-rate', { churnDays: 7 });
    expect(value).toMatchObject({ numerator: 2, denominator: 3, parts: { windowDays: 7 } });
    expect(excludedOf(value)).toEqual({ 'not-active': 1 });
  });

  it('receivables are money times days, open ones until now', async () => {
    // A 3500 for 2 days; B 2000 for 4 hours, then 3000 until 13 March, which is after now but in its books; G nothing.
    expect((await figureOf('receivable-days', {}, 'EUR')).value).toBeCloseTo(
      (3500 * 2 + 2000 / 6 + 3000 * 10) / 7500,
      9,
    );
    // D since 5 March 18:00.
    expect(await figureOf('receivable-days', {}, 'GBP')).toMatchObject({
      value: 4.25,
      parts: { openMinor: 8000 },
    });
  });

  it('the last word on each delivery counts', async () => {
    expect(await figureOf('feedback-score')).toMatchObject({
      value: 3.5,
      denominator: 2,
      all: 7,
      parts: { stars1: 0, stars2: 1, stars5: 1 },
    });
  });
});

describe('a question about KPIs', () => {
  it('compares with as many days before', async () => {
    // From the 5th to the 6th: E and G; the two days before: B, C, D.
    const value = await figureOf('orders', { from: '2026-03-05', to: '2026-03-06' });
    expect(value).toMatchObject({ value: 2, before: { value: 3 } });
  });

  it('filters by line: short picks of DC1 alone, orders that have a line of a SKU', async () => {
    expect(await figureOf('short-pick-rate', { location: ['DC2'] })).toMatchObject({
      numerator: 0,
      denominator: 5,
    });
    expect(await figureOf('short-pick-rate', { location: ['DC1'] })).toMatchObject({
      numerator: 1,
      denominator: 7,
    });
    expect(await figureOf('orders', { sku: ['S3'] })).toMatchObject({ value: 2 });
    expect(await figureOf('unit-fill-rate', { sku: ['S3'] })).toMatchObject({ numerator: 4, denominator: 5 });
    expect(await figureOf('orders', { carrier: ['swift'] })).toMatchObject({ value: 2 });
    expect(await figureOf('orders', { segment: ['vip'] })).toMatchObject({ value: 2 });
    expect(await figureOf('orders', { segment: ['guest'] })).toMatchObject({ value: 1 });
    expect(await figureOf('orders', { processVersion: ['order-to-cash v1'] })).toMatchObject({ value: 6 });
  });

  it('breaks figures down by dimension and by reason', async () => {
    const by = async (key: KpiKey, dimension: Parameters<typeof readBreakdown>[1]['by']) =>
      (await readBreakdown(world.context, { key, by: dimension })).items.map(
        ({ name, numerator, denominator }) => [name, numerator, denominator],
      );
    expect(await by('orders', 'segment')).toEqual([
      ['person', 4, null],
      ['company', 2, null],
      ['vip', 2, null],
      ['guest', 1, null],
    ]);
    expect(await by('cancel-rate', 'reason')).toEqual([['no stock', 1, 7]]);
    expect(await by('short-pick-rate', 'reason')).toEqual([['not-found', 1, 12]]);
    expect(await by('return-rate', 'reason')).toEqual([['damaged', 1, 12]]);
    expect(await by('hold-hours', 'reason')).toEqual([['HIGH_RISK_OF_FRAUD', 3600, 1]]);
    expect(await by('on-time-first-promised', 'carrier')).toEqual([
      ['north', 2, 3],
      [null, 1, 1],
      ['swift', 0, 1],
    ]);
    await expect(readBreakdown(world.context, { key: 'orders', by: 'reason' })).rejects.toThrow(
      'insight.dimension-unknown',
    );
  });

  it('shows the course by days, weeks that begin on Monday, and months', async () => {
    const course = async (bucket: 'day' | 'week' | 'month') =>
      (await readSeries(world.context, { key: 'orders', bucket })).items.map((point) => [
        point.from,
        point.value,
      ]);
    expect(await course('day')).toEqual([
      ['2026-03-01', 1],
      ['2026-03-02', 1],
      ['2026-03-03', 2],
      ['2026-03-04', 1],
      ['2026-03-05', 1],
      ['2026-03-06', 1],
    ]);
    expect(await course('week')).toEqual([
      ['2026-02-23', 1],
      ['2026-03-02', 6],
    ]);
    expect(await course('month')).toEqual([['2026-03-01', 7]]);
  });

  it('walks the orders behind a figure page by page', async () => {
    const first = await readOrders(world.context, { key: 'on-time-first-promised', side: 'met', limit: 2 });
    expect(first.items.map((order) => order.number)).toEqual(['7', '1']);
    const second = await readOrders(world.context, {
      key: 'on-time-first-promised',
      side: 'met',
      limit: 2,
      after: first.next!,
    });
    expect(second.items.map((order) => order.number)).toEqual(['6']);
    expect(second.next).toBeNull();
    const missed = await readOrders(world.context, { key: 'on-time-first-promised', side: 'missed' });
    expect(missed.items).toMatchObject([
      {
        number: '2',
        value: 1,
        firstPromisedDate: '2026-03-05',
        lastPromisedDate: '2026-03-06',
        locations: ['DC1', 'DC2'],
        carriers: ['north', 'swift'],
      },
    ]);
    const late = await readOrders(world.context, {
      key: 'on-time-first-promised',
      side: 'excluded',
      reason: 'late-open',
    });
    expect(late.items).toMatchObject([{ number: '4', reason: 'late-open' }]);
  });

  it('puts every order on exactly one side of every KPI', async () => {
    for (const key of KPI_KEYS.filter((each) => measureOf(each) !== null)) {
      const numbers: string[] = [];
      for (const side of SIDES)
        numbers.push(...(await readOrders(world.context, { key, side })).items.map((order) => order.number));
      expect(numbers.sort(), key).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    }
  });

  it('gives an answer of each KPI without any order', async () => {
    const empty = await openFacts([], NOW);
    try {
      const { items } = await readValues(empty.context, {});
      const money = new Set(
        KPI_DEFINITIONS.filter((each) => each.unit === 'money' || each.key === 'receivable-days').map(
          (each) => each.key,
        ),
      );
      expect(items.map((item) => item.key)).toEqual(KPI_KEYS.filter((key) => !money.has(key)));
      expect(items.find((item) => item.key === 'cycle-time')).toMatchObject({
        value: null,
        denominator: 0,
        all: 0,
      });
    } finally {
      await empty.close();
    }
  });
});

describe('definitions', () => {
  it('name exactly the exclusions and parts that are counted', () => {
    for (const definition of KPI_DEFINITIONS) {
      const measure = measureOf(definition.key);
      if (!measure) continue;
      expect(definition.exclusions.map((each) => each.code).sort(), definition.key).toEqual(
        measure.exclusions.map(([code]) => code).sort(),
      );
      const parts = [...(measure.quantiles ? ['p50', 'p90', 'p95'] : []), ...Object.keys(measure.parts)];
      expect(definition.parts.map((each) => each.name).sort(), definition.key).toEqual(parts.sort());
    }
  });
});
