// What was imported of a channel, added up, to be held against the files that it came from.
import Type, { type Static } from 'typebox';
import type { Queryable } from '../../platform/db.ts';
import { sumHistory } from '../payments/index.ts';
import { sumImportedLines, sumImportedOrders } from './store/history.ts';

export const ImportTotals = Type.Object({
  orders: Type.Integer(),
  withoutLines: Type.Integer(),
  goodsMinor: Type.Integer(),
  shippingMinor: Type.Integer(),
  lines: Type.Integer(),
  units: Type.Integer(),
  customers: Type.Integer({ description: 'People and companies that the orders name' }),
  byStatus: Type.Array(
    Type.Object({
      status: Type.String(),
      sourceStatus: Type.Union([Type.String(), Type.Null()]),
      orders: Type.Integer(),
      withoutLines: Type.Integer(),
      goodsMinor: Type.Integer(),
      shippingMinor: Type.Integer(),
      totalMinor: Type.Integer(),
    }),
  ),
  payments: Type.Array(
    Type.Object({ method: Type.String(), payments: Type.Integer(), amountMinor: Type.Integer() }),
  ),
});
export type ImportTotals = Static<typeof ImportTotals>;

export async function readImportTotals(db: Queryable, channel: string): Promise<ImportTotals> {
  const byStatus = await sumImportedOrders(db, channel);
  const lines = await sumImportedLines(db, channel);
  const payments = await sumHistory(db, channel);
  const sum = (pick: (row: (typeof byStatus)[number]) => number) =>
    byStatus.reduce((all, row) => all + pick(row), 0);
  return {
    orders: sum((row) => row.orders),
    withoutLines: sum((row) => row.withoutLines),
    goodsMinor: sum((row) => row.goodsMinor),
    shippingMinor: sum((row) => row.shippingMinor),
    ...lines,
    byStatus,
    payments,
  };
}
