// What the commands of planning share: how policies are named on the command line, how costs are shown.
import { CliError, EXIT } from '../exit.ts';

/** One side of a comparison. */
export interface Side {
  sums: {
    orders: number;
    units: number;
    refusedOrders: number;
    costMinor: number;
    comparableMinor: number;
    shipments: number;
    kilometres: number;
    filledUnits: number;
    filledLaterUnits: number;
    late: { promised: { lateLines: number; daysLate: number } };
  };
  rates: { unitFillRate: number | null; orderFillRate: number | null; shipmentsPerOrder: number | null };
}

/** Minor units of the company's currency, with two digits. */
export const amount = (minor: number) => (minor / 100).toFixed(2);

export function readPolicy(text: string): { code: string; version: number } {
  const match = /^(.+):(\d{1,7})$/.exec(text);
  if (!match) throw new CliError(`“${text}” is no version of a policy such as standard:3.`, EXIT.usage);
  return { code: match[1]!, version: Number(match[2]) };
}

/** Without what was not given. */
export function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
