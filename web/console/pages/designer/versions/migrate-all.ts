// Goes through all running orders of a version, set by set, as the server hands them out. Each set has a key of its own made from the
// form's: who sends again after the line broke gets the answers that were given, and goes on behind them.
import { type MigrationItem, type MigrationWish, migrateInstances } from '../../../../api/designer.ts';

export interface MigrationTotal {
  migrated: number;
  kept: number;
  items: MigrationItem[];
}

/** Kept in memory at most, of however many there are. */
const MAX_ITEMS = 1000;

export async function migrateAll(
  processId: string,
  wish: MigrationWish,
  idempotencyKey: string,
): Promise<MigrationTotal> {
  const total: MigrationTotal = { migrated: 0, kept: 0, items: [] };
  let after: string | undefined;
  let set = 0;
  do {
    set += 1;
    const body = after === undefined ? wish : { ...wish, after };
    const found = await migrateInstances(processId, body, `${idempotencyKey}-${set}`);
    total.migrated += found.migrated;
    total.kept += found.kept;
    if (total.items.length < MAX_ITEMS) total.items.push(...found.items);
    after = found.next ?? undefined;
  } while (after !== undefined);
  return total;
}
