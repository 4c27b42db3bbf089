// The command by which somebody other than the counter lets a large difference into the books. What is posted is the difference that
// was found, so what came and went since stays as it is. Where less is left than is promised, room is made for it.
import Type from 'typebox';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { loadCounts } from '../count-set.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { loadLots } from '../lot-set.ts';
import { makeRoomFor } from '../make-room.ts';
import type { Position } from '../positions.ts';
import { CountId, CountView, closed, Reason } from '../schemas.ts';
import { freeToldLots } from '../told-lots.ts';
import type { Count } from '../types.ts';
import { findStuckLot } from './record-count.ts';

export function createApproveCount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.approveCount',
    summary: 'Posts the difference of a count that waits for approval.',
    input: Type.Object({ countId: CountId, reason: Type.Optional(Reason) }, closed),
    output: CountView,
    roles: ['operations'],
    refusals: [
      inventoryRefusals.countUnknown,
      inventoryRefusals.countNotWaiting,
      inventoryRefusals.countedByYourself,
      inventoryRefusals.belowReserved,
      inventoryRefusals.tooManyUnits,
      inventoryRefusals.lotShort,
    ],
    async run(tx, items) {
      let finish = async () => {};
      const set = await loadCounts(tx, dependencies, items, async (find, positionOf) => {
        const counts = items.map((item) => {
          const count = find(item.input.countId);
          return findProblem(item, count) ? null : count!;
        });
        finish = await makeRoom(tx, dependencies, items, counts, positionOf);
      });
      const outcomes = items.map((item) => {
        const { countId, reason } = item.input;
        const count = set.get(countId);
        const refusal = findProblem(item, count);
        if (refusal || !count) return decline(refusal!);
        const problem =
          set.stock.checkUnits(set.positionOf(count), count.variance!) ?? findStuckLot(set, count);
        if (problem) return decline(problem);
        Object.assign(count, {
          state: 'posted',
          decidedBy: item.actor.id,
          decidedAt: tx.now,
          reason: reason ?? count.reason,
        });
        set.post(count, item);
        set.touch(count, item, 'inventory.countPosted');
        return accept(set.show(count));
      });
      await set.write();
      await finish();
      return outcomes;
    },
  });
}

function findProblem({ input, actor }: Item<{ countId: string }>, count: Count | undefined): Refusal | null {
  const { countId } = input;
  if (!count) return refuse(inventoryRefusals.countUnknown, { countId });
  if (count.state !== 'waiting') return refuse(inventoryRefusals.countNotWaiting, { state: count.state });
  return count.countedBy === actor.id && actor.role !== 'admin'
    ? refuse(inventoryRefusals.countedByYourself, { countId })
    : null;
}

/** What was counted is true: units that are promised and not there are sourced elsewhere or wait, lots that are not are told to nobody. */
async function makeRoom(
  tx: CommandTx,
  dependencies: InventoryDependencies,
  items: readonly Item<unknown>[],
  counts: readonly (Count | null)[],
  positionOf: (count: Count) => Position,
): Promise<() => Promise<void>> {
  const asked = items.flatMap((item, at) => (counts[at] ? [{ item, count: counts[at] }] : []));
  const finish = await makeRoomFor(
    tx,
    dependencies,
    asked.map(({ item }) => item),
    asked.map(({ count }) => ({ position: positionOf(count) })),
    asked.map(
      ({ count }) =>
        (onHand: number) =>
          onHand + count.variance!,
    ),
    { hasLots: true },
  );
  const named = asked.flatMap(({ count }) =>
    (count.entries ?? []).flatMap(({ lot, counted, expected }) =>
      lot === null || counted >= expected ? [] : [{ ...count, lot, fewer: expected - counted }],
    ),
  );
  if (named.length > 0) {
    const lots = await loadLots(tx, [...new Set(named.map((each) => each.skuId))]);
    const short = named.flatMap(({ skuId, locationId, lot, fewer }) => {
      const level = lots.at({ skuId, locationId }).find((each) => each.lot === lot);
      const units = level ? level.allocated - (level.onHand - fewer) : 0;
      return units > 0 ? [{ skuId, locationId, lot, units }] : [];
    });
    await freeToldLots(tx, short);
  }
  return finish;
}
