// Sums of what an import took from the files, in the words in which the server adds up what it has of them; and the comparison.
import type { ImportOrderInput, ImportTotals } from '../../orders/index.ts';

export interface Difference {
  what: string;
  inFiles: number;
  stored: number;
}

export interface TotalsOfFiles {
  add(input: ImportOrderInput): void;
  /** One named figure each. */
  figures(): Map<string, number>;
}

export function createTotals(): TotalsOfFiles {
  const sums = new Map<string, number>();
  const people = new Set<string>();
  const add = (what: string, amount: number) => sums.set(what, (sums.get(what) ?? 0) + amount);
  return {
    add(input) {
      add('orders', 1);
      add(`orders ${input.sourceStatus ?? ''}`.trim(), input.sourceStatus === undefined ? 0 : 1);
      add('orders without lines', input.lines.length === 0 ? 1 : 0);
      for (const line of input.lines) {
        add('lines', 1);
        add('units', line.quantity);
        add('goods, minor units', line.unitPriceMinor * line.quantity);
      }
      add('shipping, minor units', input.shippingMinor ?? 0);
      const { externalId, email } = input.customer ?? {};
      const person = externalId ?? email?.toLowerCase();
      if (person !== undefined) people.add(person);
      for (const payment of input.payments ?? []) {
        add('payments', 1);
        add(`payments ${payment.method}`, 1);
        add(`payments ${payment.method}, minor units`, payment.amountMinor);
        add('payments, minor units', payment.amountMinor);
      }
    },
    figures: () => new Map([...sums, ['customers', people.size]]),
  };
}

/** The server's totals under the same names. */
export function figuresOf(totals: ImportTotals): Map<string, number> {
  const figures = new Map<string, number>([
    ['orders', totals.orders],
    ['orders without lines', totals.withoutLines],
    ['lines', totals.lines],
    ['units', totals.units],
    ['goods, minor units', totals.goodsMinor],
    ['shipping, minor units', totals.shippingMinor],
    ['customers', totals.customers],
    ['payments', 0],
    ['payments, minor units', 0],
  ]);
  const add = (what: string, amount: number) => figures.set(what, (figures.get(what) ?? 0) + amount);
  for (const row of totals.byStatus)
    if (row.sourceStatus !== null) add(`orders ${row.sourceStatus}`, row.orders);
  for (const row of totals.payments) {
    add('payments', row.payments);
    add('payments, minor units', row.amountMinor);
    add(`payments ${row.method}`, row.payments);
    add(`payments ${row.method}, minor units`, row.amountMinor);
  }
  return figures;
}

/** Every figure that is not the same on both sides. */
export function compareTotals(files: Map<string, number>, stored: Map<string, number>): Difference[] {
  const names = new Set([...files.keys(), ...stored.keys()]);
  return [...names]
    .map((what) => ({ what, inFiles: files.get(what) ?? 0, stored: stored.get(what) ?? 0 }))
    .filter((each) => each.inFiles !== each.stored);
}
