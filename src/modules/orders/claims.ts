// The single place that turns lines which wait for stock into claims that a rule of supply can share among: since when, how urgent,
// promised for when, and the one place that can serve them.
import type { CommandTx } from '../../platform/command.ts';
import { instantOf, type Uuid } from '../../platform/ids.ts';
import { readCustomers } from '../customers/index.ts';
import type { LocationList } from '../inventory/index.ts';
import { type AllocationPolicies, type LineClaim, priorityOf } from '../supply/index.ts';
import { storeOf, takesParcels } from './arrival.ts';
import { selectWaitingLines, type WaitingRow } from './store/claims.ts';
import { selectExclusions } from './store/resourcings.ts';

export interface WaitingClaim extends LineClaim {
  readonly row: WaitingRow;
  /** Locations that have turned the line down for good. */
  readonly excluded: ReadonlySet<Uuid>;
}

const NONE: ReadonlySet<Uuid> = new Set();

/** Everybody who waits for these SKUs, by SKU; nothing is locked. */
export async function readClaims(
  tx: CommandTx,
  policies: AllocationPolicies,
  locations: LocationList,
  skuIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, WaitingClaim[]>> {
  const rows = await selectWaitingLines(tx, skuIds);
  if (rows.length === 0) return new Map();
  const tags = await readTags(tx, policies, rows);
  const orders = new Map(rows.map(({ bucket, orderId }) => [orderId, { bucket, orderId }]));
  const excluded = new Map<string, Set<Uuid>>();
  for (const { orderId, lineNo, locationId } of await selectExclusions(tx, [...orders.values()])) {
    const key = `${orderId}/${lineNo}`;
    excluded.set(key, (excluded.get(key) ?? new Set()).add(locationId));
  }
  const claims = rows.map((row): WaitingClaim => {
    const { orderId, lineNo, sku, channel, customerId, promisedDate } = row;
    const id = `${orderId}/${String(lineNo).padStart(6, '0')}`;
    const store = storeOf(row.group, locations);
    return {
      id,
      orderId,
      lineNo,
      quantity: row.backordered,
      since: instantOf(orderId),
      priority: priorityOf(policies.of(sku), {
        channel,
        customerTags: (customerId && tags.get(customerId)) || [],
      }),
      promisedOn: promisedDate,
      place: store === null || takesParcels(store) ? null : store.locationId,
      row,
      excluded: excluded.get(`${orderId}/${lineNo}`) ?? NONE,
    };
  });
  return Map.groupBy(claims, (claim) => claim.row.skuId);
}

async function readTags(
  tx: CommandTx,
  policies: AllocationPolicies,
  rows: readonly WaitingRow[],
): Promise<ReadonlyMap<Uuid, readonly string[]>> {
  if (!policies.needsTags) return new Map();
  const ids = new Set(rows.flatMap((row) => row.customerId ?? []));
  const customers = ids.size === 0 ? new Map() : await readCustomers(tx, [...ids]);
  return new Map([...customers].map(([customerId, customer]) => [customerId, customer.tags]));
}
