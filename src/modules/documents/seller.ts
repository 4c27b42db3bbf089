// The single place that knows who sells on a day: what was set, else the shop's name alone.
import type { Queryable } from '../../platform/db.ts';
import { selectSeller } from './store.ts';
import type { Seller } from './types.ts';

export async function readSeller(
  db: Queryable,
  { shopName }: { shopName: string },
  at: Date,
): Promise<Seller> {
  const seller = await selectSeller(db, at);
  return (
    seller ?? { name: shopName, address: [], vatId: null, bank: [], email: null, phone: null, legal: null }
  );
}
