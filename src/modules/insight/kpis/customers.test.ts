// Promises of the KPIs of customers for any history: what is kept of visits gives the same as adding up all orders in the plainest way.
import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { readBreakdown } from './ask-breakdown.ts';
import { readSeries } from './ask-series.ts';
import { readValues } from './ask-values.ts';
import { formatDay, parseDay } from './facts/shop-days.ts';
import { customerNo, foldAll, line, openFacts, snapshot } from './history.fixture.ts';

const NOW = new Date('2026-03-31T00:00:00Z');
const FIRST = parseDay('2026-03-01');
const LAST = parseDay('2026-03-31');
const CHURN_DAYS = 7;

interface Order {
  customer: number | null;
  day: number;
  channel: string;
  currency: string;
  worth: number;
}

const order: fc.Arbitrary<Order> = fc.record({
  customer: fc.option(fc.integer({ min: 1, max: 4 })),
  day: fc.integer({ min: FIRST, max: LAST }),
  channel: fc.constantFrom('web', 'store'),
  currency: fc.constantFrom('EUR', 'GBP'),
  worth: fc.integer({ min: 0, max: 1000 }),
});

const factsOf = (orders: readonly Order[]) =>
  foldAll(
    orders.map(({ customer, day, channel, currency, worth }, index) => ({
      events: [],
      snapshot: {
        ...snapshot(index + 1, '03-01 00:00', {
          channel,
          currency,
          customerId: customer === null ? null : customerNo(customer),
          totalMinor: worth,
          lines: [line(1, 'S1', 1, { totalMinor: worth })],
        }),
        placedAt: Date.parse(`${formatDay(day)}T12:00:00Z`),
      },
    })),
  );

/** Numerator and denominator of each KPI, by currency (of money), as its definition says. */
function reckon(orders: readonly Order[], from: number, to: number, isIn: (order: Order) => boolean) {
  const inPeriod = orders.filter((each) => each.customer !== null && isIn(each));
  const within =
    (first: number, last: number) =>
    ({ day }: Order) =>
      day >= first && day <= last;
  const idsOf = (list: readonly Order[]) => new Set(list.map((each) => each.customer));
  const members = idsOf(inPeriod.filter(within(from, to)));
  const past = orders.filter(({ day }) => day <= to);
  const split = to - CHURN_DAYS;
  const before = idsOf(inPeriod.filter(within(split - CHURN_DAYS + 1, split)));
  const after = idsOf(orders.filter(within(split + 1, to)).filter(({ customer }) => customer !== null));
  const lifetime = new Map<string, { numerator: number; denominator: number }>();
  for (const currency of ['EUR', 'GBP']) {
    const own = idsOf(inPeriod.filter(within(from, to)).filter((each) => each.currency === currency));
    const theirs = past.filter((each) => own.has(each.customer) && each.currency === currency);
    if (own.size > 0)
      lifetime.set(currency, {
        numerator: theirs.reduce((sum, { worth }) => sum + worth, 0),
        denominator: own.size,
      });
  }
  return {
    lifetime,
    repeat: {
      numerator: [...members].filter((id) => past.filter(({ customer }) => customer === id).length >= 2)
        .length,
      denominator: members.size,
    },
    churn: {
      numerator: [...before].filter((id) => !after.has(id)).length,
      denominator: before.size,
      excluded: [...after].filter((id) => !before.has(id)).length,
    },
  };
}

type Asked = { numerator: number | null; denominator: number | null; currency: string | null };
const figure = (found: Asked | undefined) => ({
  numerator: found?.numerator ?? 0,
  denominator: found?.denominator ?? 0,
});
const plain = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
  numerator,
  denominator,
});
const ask = { churnDays: CHURN_DAYS };

it('are those of all orders added up: values, the period before, filters, breakdowns and courses, also after orders changed', {
  timeout: 120_000,
}, async () => {
  const history = fc.array(order, { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(history, history, async (first, second) => {
      const world = await openFacts(factsOf(first), NOW);
      try {
        // The second history takes the numbers of the first: other customers, days, worth; what is left of the first stays.
        await world.write(factsOf(second));
        const orders = [...second, ...first.slice(second.length)];
        for (const channel of [undefined, 'web', 'store']) {
          const filter = channel === undefined ? {} : { channel: [channel] };
          const isIn = (each: Order) => channel === undefined || each.channel === channel;
          const [from, to] = [LAST - 9, LAST];
          const { items } = await readValues(world.context, {
            ...ask,
            ...filter,
            keys: 'customer-lifetime-value,repeat-rate,churn-rate',
            from: formatDay(from),
            to: formatDay(to),
          });
          const now = reckon(orders, from, to, isIn);
          const before = reckon(orders, from - 10, from - 1, isIn);
          const [repeat, churn] = ['repeat-rate', 'churn-rate'].map(
            (key) => items.find((item) => item.key === key)!,
          );
          expect(figure(repeat)).toEqual(now.repeat);
          expect(figure({ ...repeat!.before!, currency: null })).toEqual(before.repeat);
          expect(figure(churn)).toEqual(plain(now.churn));
          expect(figure({ ...churn!.before!, currency: null })).toEqual(plain(before.churn));
          if (now.churn.denominator > 0) expect(churn!.excluded[0]!.count).toBe(now.churn.excluded);
          const worth = items.filter((item) => item.key === 'customer-lifetime-value');
          expect(new Map(worth.map((item) => [item.currency, figure(item)]))).toEqual(now.lifetime);
          for (const [key, kpi] of [
            ['repeat-rate', 'repeat'],
            ['churn-rate', 'churn'],
          ] as const) {
            const query = { ...ask, ...filter, from: formatDay(LAST - 4), to: formatDay(LAST) };
            const course = await readSeries(world.context, { ...query, key, bucket: 'day' });
            const days = [...Array(5).keys()]
              .map((at) => LAST - 4 + at)
              .filter((day) => orders.some((each) => each.day <= day));
            expect(course.items.slice(-days.length).map(figure)).toEqual(
              days.map((day) => plain(reckon(orders, day, day, isIn)[kpi])),
            );
          }
        }
        for (const [key, kpi] of [
          ['repeat-rate', 'repeat'],
          ['churn-rate', 'churn'],
        ] as const) {
          const { items } = await readBreakdown(world.context, { ...ask, key, by: 'channel' });
          for (const channel of ['web', 'store'])
            expect(figure(items.find(({ name }) => name === channel))).toEqual(
              plain(reckon(orders, 0, LAST, (each) => each.channel === channel)[kpi]),
            );
        }
      } finally {
        await world.close();
      }
    }),
    { numRuns: 8 },
  );
});

it('draws no course beyond today or the last order, and of more than two years of days the newest', async () => {
  const placed = (index: number, day: string) => ({
    events: [],
    snapshot: {
      ...snapshot(index, '03-01 00:00', { customerId: customerNo(index), lines: [line(1, 'S1', 1)] }),
      placedAt: Date.parse(`${day}T12:00:00Z`),
    },
  });
  const world = await openFacts(foldAll([placed(1, '2020-05-04'), placed(2, '2026-04-02')]), NOW);
  try {
    for (const key of ['repeat-rate', 'churn-rate'] as const) {
      const period = { from: '1948-02-23', to: '2989-11-05' };
      const days = await readSeries(world.context, { ...ask, ...period, key, bucket: 'day' });
      expect(days.items).toHaveLength(750);
      expect(days.items.at(-1)!.from).toBe('2026-04-02');
      const months = await readSeries(world.context, { ...ask, ...period, key, bucket: 'month' });
      expect([months.items[0]!.from, months.items.at(-1)!.from]).toEqual(['2020-05-01', '2026-04-01']);
      expect(months.items).toHaveLength(72);
    }
  } finally {
    await world.close();
  }
});
