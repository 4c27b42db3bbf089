// The single place for what is sold before it may leave: its units wait for the day of their release, and as many may be sold as lie on
// the shelf. Who waits is counted, because no row of stock says so.
import type { Queryable } from '../../../../platform/db.ts';
import type { Uuid } from '../../../../platform/ids.ts';
import type { FreeUnits } from '../../../inventory/index.ts';
import type { ComingReleases } from '../../../supply/index.ts';
import { lockQueues, selectQueuedUnits } from '../../store/claims.ts';

/** SKUs that are sold ahead; null: none is. */
export type ReleaseRules = { readonly ahead: ComingReleases['ahead']; readonly now: Date } | null;

/** What a set may take from: a copy, and of a SKU that is sold ahead what nobody waits for yet. */
export function copyFree(
  read: ReadonlyMap<Uuid, FreeUnits>,
  queued: ReadonlyMap<Uuid, number>,
): Map<Uuid, FreeUnits> {
  const copy = new Map<Uuid, FreeUnits>();
  for (const [skuId, free] of read) {
    const own = free.slice();
    const waiting = queued.get(skuId) ?? 0;
    if (waiting > 0) takeFromFullest(own, waiting);
    copy.set(skuId, own);
  }
  return copy;
}

/** Who waits has no place yet: he is thought to get his units where most are. */
function takeFromFullest(units: FreeUnits, quantity: number): void {
  for (let left = quantity; left > 0; ) {
    let fullest = 0;
    for (let at = 1; at < units.length; at++) if (units[at]! > units[fullest]!) fullest = at;
    const some = Math.min(left, units[fullest] ?? 0);
    if (some <= 0) return;
    units[fullest]! -= some;
    left -= some;
  }
}

/** Nothing of it leaves before its day: its units wait, whatever lies on the shelf. */
export function isSoldAhead(releases: ReleaseRules, skuId: Uuid): boolean {
  return releases !== null && releases.ahead(skuId, releases.now) !== null;
}

/** Units that wait already, of the SKUs that are sold ahead; nothing is asked where there are none. */
export async function readQueues(
  db: Queryable,
  releases: ReleaseRules,
  skuIds: Iterable<Uuid>,
  isTaking: boolean,
): Promise<ReadonlyMap<Uuid, number>> {
  if (releases === null) return NO_QUEUES;
  const ahead = [...skuIds].filter((skuId) => isSoldAhead(releases, skuId));
  if (ahead.length === 0) return NO_QUEUES;
  // What waits is kept by no row of stock: two sets must not both see the last unit.
  if (isTaking) await lockQueues(db, ahead);
  return new Map((await selectQueuedUnits(db, ahead)).map(({ skuId, units }) => [skuId, units]));
}

const NO_QUEUES: ReadonlyMap<Uuid, number> = new Map();
