// Tells what was decided on appeasements: in the history of their case where they have one, and in the log.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId } from '../../platform/ids.ts';
import { loadCases } from './case-set.ts';
import { appeasementAttributes, appeasementEvent } from './events.ts';
import type { Appeasement } from './types.ts';

export async function tellDecisions(
  tx: CommandTx,
  items: readonly Item<unknown>[],
  decided: ReadonlyMap<number, Appeasement>,
  type: 'service.appeasementGranted' | 'service.appeasementRejected',
): Promise<void> {
  const publicCase = (row: Appeasement) => (row.caseId ? formatId('cas', row.caseId) : undefined);
  const set = await loadCases(tx, [...decided.values()].map(publicCase));
  for (const [index, row] of decided) {
    const item = items[index]!;
    const each = set.get(item, publicCase(row));
    if (each) {
      set.touch(each);
      set.record(item, each, type, appeasementAttributes(row), row.orderId);
    } else tx.emit(item, appeasementEvent(type, row));
  }
  await set.write();
}
