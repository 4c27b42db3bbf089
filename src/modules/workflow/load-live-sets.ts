// Loads and locks the instances that a command concerns, one live set a bucket.
import type { CommandTx } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { DefinitionReader } from './definitions.ts';
import { createLiveSet, type LiveSet } from './live-instances.ts';
import { lockInstances } from './store/instances.ts';

/** Live instances of the orders that `rows` belong to, by bucket, locked in ascending order. */
export async function loadLiveSets(
  tx: CommandTx,
  reader: DefinitionReader,
  rows: readonly { bucket: number; orderId: Uuid }[],
): Promise<Map<number, LiveSet>> {
  const definitions = await reader.read(tx, await readVersions(tx));
  const byBucket = new Map<number, Set<Uuid>>();
  for (const { bucket, orderId } of rows) {
    const orders = byBucket.get(bucket);
    if (orders) orders.add(orderId);
    else byBucket.set(bucket, new Set([orderId]));
  }
  const sets = new Map<number, LiveSet>();
  for (const [bucket, orders] of [...byBucket].sort((a, b) => a[0] - b[0])) {
    sets.set(bucket, createLiveSet(await lockInstances(tx, bucket, [...orders].sort()), definitions, tx.now));
  }
  return sets;
}
