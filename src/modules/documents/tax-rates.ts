// Pure: the tax rates of a document, found again from its amounts. Orders carry amounts of tax, not rates, and EU law wants the
// rate shown: each amount allows an interval of rates (rounding to the minor unit), and the fewest plain rates that meet all
// intervals are taken. Decides no tax.
import type { TaxRate, TaxSum } from './types.ts';

export interface TaxedAmount {
  readonly netMinor: number;
  readonly taxMinor: number;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Parts of a line are cut by running totals, so one part may be a whole minor unit off. */
const SLACK_MINOR = 1;
const STEPS = [1, 0.5, 0.1, 0.05, 0.01];

/** Rates in percent that give this tax, or null: no tax, or too small to say. */
function intervalOf({ netMinor, taxMinor }: TaxedAmount): Interval | null {
  if (netMinor <= 0 || taxMinor <= 0) return null;
  return {
    low: Math.max(0, (100 * (taxMinor - SLACK_MINOR)) / (netMinor + SLACK_MINOR)),
    high: (100 * (taxMinor + SLACK_MINOR)) / Math.max(1, netMinor - SLACK_MINOR),
  };
}

/** The roundest number in an interval: whole percents before halves before tenths; nearest to `aim` among equals. */
function roundest({ low, high }: Interval, aim: number): number {
  for (const step of STEPS) {
    const candidate = Math.round(aim / step) * step;
    for (const rate of [candidate, Math.ceil(low / step) * step]) {
      if (rate >= low && rate <= high && rate > 0) return Number(rate.toFixed(2));
    }
  }
  return Number(aim.toFixed(2));
}

/** The rate of each amount; 0 for one without tax. Lines that can share a rate do. */
export function findTaxRates(amounts: readonly TaxedAmount[]): TaxRate[] {
  const taxed = amounts.flatMap((amount, index) => {
    const interval = intervalOf(amount);
    return interval ? [{ index, interval, amount }] : [];
  });
  const rates: TaxRate[] = amounts.map((amount) => (amount.taxMinor === 0 ? 0 : null));
  // Widest last: exact lines decide, small ones join them.
  taxed.sort((a, b) => a.interval.high - b.interval.high || b.interval.low - a.interval.low);
  while (taxed.length > 0) {
    const first = taxed[0]!;
    const shared = taxed.filter(({ interval }) => interval.low <= first.interval.high);
    const low = Math.max(...shared.map(({ interval }) => interval.low));
    const netMinor = shared.reduce((sum, { amount }) => sum + amount.netMinor, 0);
    const taxMinor = shared.reduce((sum, { amount }) => sum + amount.taxMinor, 0);
    const rate = roundest({ low, high: first.interval.high }, (100 * taxMinor) / netMinor);
    for (const { index } of shared) rates[index] = rate;
    taxed.splice(0, taxed.length, ...taxed.filter((each) => !shared.includes(each)));
  }
  return rates;
}

/** Net and tax by rate, highest rate first. */
export function sumByRate(amounts: readonly TaxedAmount[], rates: readonly TaxRate[]): TaxSum[] {
  const sums = new Map<TaxRate, TaxSum>();
  amounts.forEach(({ netMinor, taxMinor }, index) => {
    const rate = rates[index]!;
    const sum = sums.get(rate) ?? { rate, netMinor: 0, taxMinor: 0 };
    sum.netMinor += netMinor;
    sum.taxMinor += taxMinor;
    sums.set(rate, sum);
  });
  return [...sums.values()].sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1));
}
