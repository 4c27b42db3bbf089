// Revenue by currency and day.
import { expect, it } from 'vitest';
import { sumRevenue } from './revenue.ts';

const day = (currency: string, on: string, debitMinor: number, creditMinor: number) => ({
  currency,
  day: on,
  debitMinor,
  creditMinor,
  balanceMinor: debitMinor - creditMinor,
});

it('adds goods and shipping of a day, takes credit notes off, and keeps currencies apart', () => {
  const found = sumRevenue(
    [day('EUR', '2026-11-01', 0, 1000), day('EUR', '2026-11-02', 300, 0), day('JPY', '2026-11-01', 0, 500)],
    [day('EUR', '2026-11-01', 0, 90)],
  );
  expect(found.map(({ days, ...sums }) => [sums, [...days]])).toEqual([
    [
      { currency: 'EUR', goodsMinor: 700, shippingMinor: 90, netMinor: 790 },
      [
        ['2026-11-01', 1090],
        ['2026-11-02', -300],
      ],
    ],
    [{ currency: 'JPY', goodsMinor: 500, shippingMinor: 0, netMinor: 500 }, [['2026-11-01', 500]]],
  ]);
});
