// The command that takes down what was counted: blind, the counter is not told what the books say. Small differences are posted at
// once; large ones, and those that would leave less than is promised, wait for somebody else.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { type CountSet, loadCounts } from '../count-set.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { needsApproval, varianceOf } from '../rules/counts.ts';
import { findLevelProblem } from '../rules.ts';
import { CountId, CountStateName, closed, LotCode, Reason, Units } from '../schemas.ts';
import type { Count, CountEntry } from '../types.ts';

const Input = Type.Object(
  {
    countId: CountId,
    counted: Type.Optional({
      ...Units,
      description: 'Units found, with those that are picked and have not left',
    }),
    lots: Type.Optional(
      Type.Array(
        Type.Object(
          {
            lot: LotCode,
            counted: Units,
            expiresOn: Type.Optional({ ...CalendarDate, description: 'Of a new lot' }),
          },
          closed,
        ),
        { maxItems: 1000, description: 'Where lots are tracked; a lot that is not named was not found' },
      ),
    ),
    reason: Type.Optional(Reason),
  },
  closed,
);
type RecordItem = Item<Static<typeof Input>>;

export function createRecordCount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.recordCount',
    summary: 'Takes down what was counted; a large difference waits for approval.',
    input: Input,
    // Not the variance: who counts is not told, lest the next count be what is wished for.
    output: Type.Object({ countId: CountId, state: CountStateName }),
    roles: ['operations'],
    refusals: [
      inventoryRefusals.countUnknown,
      inventoryRefusals.countNotOpen,
      inventoryRefusals.countIncomplete,
      inventoryRefusals.lotExpiryDiffers,
      inventoryRefusals.tooManyUnits,
    ],
    maxItems: 1000,
    async run(tx, items) {
      const set = await loadCounts(tx, dependencies, items);
      const outcomes = items.map((item) => recordOne(tx, set, item));
      await set.write();
      return outcomes;
    },
  });
}

function recordOne(
  tx: CommandTx,
  set: CountSet,
  item: RecordItem,
): Outcome<{ countId: string; state: Count['state'] }> {
  const { countId, reason } = item.input;
  const count = set.get(countId);
  if (!count) return decline(refuse(inventoryRefusals.countUnknown, { countId }));
  if (count.state !== 'open') return decline(refuse(inventoryRefusals.countNotOpen, { state: count.state }));
  const entries = readEntries(set, count, item);
  if ('code' in entries) return decline(entries);
  const position = set.positionOf(count);
  const variance = varianceOf(entries);
  const level = set.stock.level(position);
  const problem = findLevelProblem(level.onHand + variance, level.reserved);
  if (problem?.code === inventoryRefusals.tooManyUnits.code) return decline(problem);
  Object.assign(count, {
    entries,
    variance,
    countedBy: item.actor.id,
    countedAt: tx.now,
    reason: reason ?? null,
  });
  set.touch(count, item, 'inventory.countRecorded');
  // What is told to pickers or promised cannot go by itself.
  const stuck = problem !== null || findStuckLot(set, count) !== null;
  if (stuck || needsApproval(entries, set.ruleOf(count))) {
    count.state = 'waiting';
  } else {
    count.state = 'posted';
    set.post(count, item);
    set.touch(count, item, 'inventory.countPosted');
  }
  return accept({ countId, state: count.state });
}

/** A lot of which fewer units were found than pickers were told to take. */
export function findStuckLot(set: CountSet, count: Count): Refusal | null {
  for (const { lot, counted, expected } of count.entries ?? []) {
    if (lot === null) continue;
    const { open } = set.stock.lotUnits(set.positionOf(count), lot);
    if (open + counted - expected < 0) return refuse(inventoryRefusals.lotShort, { lot, units: open });
  }
  return null;
}

/** What was counted beside what the books say now, lot by lot where lots are tracked. */
function readEntries(set: CountSet, count: Count, { input }: RecordItem): CountEntry[] | Refusal {
  const position = set.positionOf(count);
  const level = set.stock.level(position);
  if (level.lotTracked !== (input.lots !== undefined) || level.lotTracked === (input.counted !== undefined)) {
    return refuse(inventoryRefusals.countIncomplete, { countId: input.countId, lots: level.lotTracked });
  }
  if (!input.lots) return [{ lot: null, expiresOn: null, counted: input.counted!, expected: level.onHand }];
  const entries = new Map<string, CountEntry>();
  for (const { lot, expiresOn, onHand } of set.stock.lotsAt(position)) {
    if (onHand > 0) entries.set(lot, { lot, expiresOn, counted: 0, expected: onHand });
  }
  for (const { lot, counted, expiresOn } of input.lots) {
    const problem = set.stock.check(position, 0, { lot, expiresOn });
    if (problem) return problem;
    const known = entries.get(lot);
    const expiry = known ? known.expiresOn : (set.stock.expiryOf(position, lot) ?? expiresOn ?? null);
    entries.set(lot, { lot, expiresOn: expiry, counted, expected: known?.expected ?? 0 });
  }
  return [...entries.values()];
}
