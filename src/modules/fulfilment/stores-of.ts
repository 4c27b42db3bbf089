// Which store the ship group of a fulfilment order is collected at.
import { assert } from '../../platform/assert.ts';
import type { Queryable } from '../../platform/db.ts';
import type { Location, LocationList } from '../inventory/index.ts';
import { readOrders, storeOf } from '../orders/index.ts';
import type { FulfilmentOrder } from './types.ts';

export async function readStoresOf(
  db: Queryable,
  locations: LocationList,
  owners: readonly FulfilmentOrder[],
): Promise<(owner: FulfilmentOrder) => Location> {
  const ids = [...new Set(owners.map((owner) => owner.orderId))];
  const orders = ids.length === 0 ? [] : await readOrders(db, ids);
  const groupsOf = new Map(orders.map((order) => [order.orderId, order.shipGroups]));
  return (owner) => {
    const group = groupsOf.get(owner.orderId)?.find((each) => each.no === owner.shipGroup);
    const store = group && storeOf(group, locations);
    assert(store, 'a parcel to a store has its store');
    return store;
  };
}
