// Goes through all running orders of a version, set by set, as the server hands them out.
import { newIdempotencyKey } from '../../../../api/call.ts';
import { type MigrationItem, type MigrationWish, migrateInstances } from '../../../../api/designer.ts';

export interface MigrationTotal {
  migrated: number;
  kept: number;
  items: MigrationItem[];
}

/** Kept in memory at most, of however many there are. */
const MAX_ITEMS = 1000;

export async function migrateAll(processId: string, wish: MigrationWish): Promise<MigrationTotal> {
  const total: MigrationTotal = { migrated: 0, kept: 0, items: [] };
  let after: string | undefined;
  do {
    const body = after === undefined ? wish : { ...wish, after };
    const found = await migrateInstances(processId, body, newIdempotencyKey());
    total.migrated += found.migrated;
    total.kept += found.kept;
    if (total.items.length < MAX_ITEMS) total.items.push(...found.items);
    after = found.next ?? undefined;
  } while (after !== undefined);
  return total;
}
