// Net revenue of a period from the days of the revenue accounts: credits less debits, by currency and day.
import type { AccountDay } from '../../../../api/finance.ts';

export interface CurrencyRevenue {
  currency: string;
  goodsMinor: number;
  shippingMinor: number;
  netMinor: number;
  /** By day, YYYY-MM-DD. */
  days: Map<string, number>;
}

/** Currencies by how much they brought; what was earned on a day may be below zero. */
export function sumRevenue(goods: readonly AccountDay[], shipping: readonly AccountDay[]): CurrencyRevenue[] {
  const found = new Map<string, CurrencyRevenue>();
  const add = (row: AccountDay, part: 'goodsMinor' | 'shippingMinor') => {
    const { currency, day } = row;
    const sum = found.get(currency) ?? {
      currency,
      goodsMinor: 0,
      shippingMinor: 0,
      netMinor: 0,
      days: new Map<string, number>(),
    };
    // Revenue stands on the credit side.
    const earned = -row.balanceMinor;
    sum[part] += earned;
    sum.netMinor += earned;
    sum.days.set(day, (sum.days.get(day) ?? 0) + earned);
    found.set(currency, sum);
  };
  for (const row of goods) add(row, 'goodsMinor');
  for (const row of shipping) add(row, 'shippingMinor');
  return [...found.values()].sort((a, b) => b.netMinor - a.netMinor);
}
