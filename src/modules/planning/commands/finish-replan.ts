// Keeps what a re-planning run came to, or why it failed. Called by the worker.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import type { ReplanResult } from '../replan/run-replan.ts';
import { closed, ReplanId } from '../schemas.ts';
import { endRun, lockRun } from '../store/runs.ts';

const Input = Type.Object(
  {
    replanId: ReplanId,
    result: Type.Optional(Type.Unsafe<ReplanResult>(Type.Object({}))),
    failure: Type.Optional(Text(500)),
  },
  closed,
);

export const finishReplan = defineCommand({
  name: 'planning.finishReplan',
  summary: 'Keeps what a re-planning run came to, or why it failed.',
  input: Input,
  output: Type.Object({ state: Type.Enum(['finished', 'failed'] as const) }),
  roles: [],
  routeReason: 'called by the worker that has done the run',
  refusals: [refusals.replanUnknown, refusals.replanEnded],
  maxItems: 1,
  async run(tx, items) {
    const item = items[0]!;
    const { replanId, result, failure = null } = item.input;
    const id = parseId('rpl', replanId)!;
    const state = await lockRun(tx, 'replan', id);
    if (!state) return [decline(refusals.replanUnknown)];
    if (state !== 'running' && state !== 'queued') return [decline(refusals.replanEnded)];
    await endRun(tx, id, { failure, result: result ?? null }, tx.now);
    const isDone = result !== undefined;
    tx.emit(item, {
      type: isDone ? 'planning.replanFinished' : 'planning.replanFailed',
      objects: [['replan', replanId, 'replan']],
      attributes: isDone
        ? { orders: result.orders, movedOrders: result.movedOrders, savedMinor: result.savedMinor }
        : { failure },
    });
    return [accept({ state: isDone ? ('finished' as const) : ('failed' as const) })];
  },
});
