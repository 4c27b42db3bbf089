// Moves what a window's joint plan found, in one transaction: each set of orders whole, where all of them are still unreleased and
// the units still there; the others stay as they are. Called by the worker.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { AmountMinor } from '../../../platform/schemas.ts';
import { MoveUnits } from '../../orders/index.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { Count, closed, ReplanId } from '../schemas.ts';
import { lockRun } from '../store/runs.ts';

const Input = Type.Object(
  {
    replanId: ReplanId,
    sets: Type.Array(
      Type.Object(
        {
          beforeMinor: AmountMinor,
          afterMinor: AmountMinor,
          moves: Type.Array(MoveUnits, { minItems: 1, maxItems: 10_000 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  closed,
);
const Output = Type.Object({
  appliedSets: Count,
  refusedSets: Count,
  movedOrders: Count,
  movedUnits: Count,
  savedMinor: Count,
});

export function createApplyReplan({ orders }: Pick<PlanningDependencies, 'orders'>) {
  return defineCommand({
    name: 'planning.applyReplan',
    summary: 'Moves the units of orders as a joint plan found, where they are still unreleased.',
    input: Input,
    output: Output,
    roles: [],
    routeReason: 'called by the worker that has planned',
    refusals: [refusals.replanUnknown, refusals.replanEnded, refusals.savesNothing],
    maxItems: 1,
    async run(tx, items): Promise<Outcome<Type.Static<typeof Output>>[]> {
      const item = items[0]!;
      const { replanId, sets } = item.input;
      const state = await lockRun(tx, 'replan', parseId('rpl', replanId)!);
      if (!state) return [decline(refusals.replanUnknown)];
      if (state !== 'running' && state !== 'queued') return [decline(refusals.replanEnded)];
      if (sets.some((set) => set.afterMinor >= set.beforeMinor)) return [decline(refusals.savesNothing)];
      const outcomes = await tx.call(
        orders.moveReservations,
        sets.map(({ moves }) => ({ actor: item.actor, input: { moves, reference: replanId } })),
      );
      const result = { appliedSets: 0, refusedSets: 0, movedOrders: 0, movedUnits: 0, savedMinor: 0 };
      const moved = new Set<string>();
      let beforeMinor = 0;
      outcomes.forEach((outcome, at) => {
        const { moves, beforeMinor: before, afterMinor: after } = sets[at]!;
        if (!outcome.ok) {
          result.refusedSets += 1;
          return;
        }
        result.appliedSets += 1;
        result.movedUnits += outcome.result.movedUnits;
        result.savedMinor += before - after;
        beforeMinor += before;
        for (const { orderId } of moves) moved.add(orderId);
      });
      result.movedOrders = moved.size;
      tx.emit(item, {
        type: 'planning.ordersReplanned',
        objects: [
          ['replan', replanId, 'replan'],
          ...[...moved].map((orderId) => ['order', orderId, 're-planned'] as const),
        ],
        attributes: { ...result, beforeMinor, afterMinor: beforeMinor - result.savedMinor },
      });
      return [accept(result)];
    },
  });
}
