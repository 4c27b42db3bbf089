// Asks for orders that are not released yet to be planned anew together. One run at a time; a job of the worker does it.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readPlacedById } from '../../orders/index.ts';
import { refusals } from '../errors.ts';
import { replanOptions, toSpec } from '../replan/spec.ts';
import { closed, ReplanId } from '../schemas.ts';
import { insertRun, isRunOpen, lockRuns } from '../store/runs.ts';

/** A run that has not ended by then is taken as lost with its worker. */
const LOST_MS = 6 * 3600_000;

const Input = Type.Object(
  {
    ...replanOptions,
    orderIds: Type.Optional(
      Type.Array(IdOf('ord'), { minItems: 1, maxItems: 200, uniqueItems: true, description: 'Only these' }),
    ),
    dryRun: Type.Optional(Type.Boolean({ description: 'Only shows what would move' })),
  },
  closed,
);
const Output = Type.Object({ replanId: ReplanId });

export const replanOrders = defineCommand({
  name: 'planning.replanOrders',
  summary:
    'Plans orders that are not released yet anew, in windows decided together, and moves what saves something.',
  input: Input,
  output: Output,
  roles: ['operations'],
  refusals: [refusals.orderUnknown, refusals.replanRunning],
  maxItems: 10,
  async run(tx, items) {
    await lockRuns(tx, 'replan');
    let isOpen = await isRunOpen(tx, 'replan', new Date(tx.now.getTime() - LOST_MS));
    const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
    for (const item of items) {
      const { orderIds, dryRun, ...options } = item.input;
      const unknown = await findUnknown(tx, orderIds ?? []);
      if (unknown !== null) {
        outcomes.push(decline(refuse(refusals.orderUnknown, { orderId: unknown })));
        continue;
      }
      if (isOpen) {
        outcomes.push(decline(refusals.replanRunning));
        continue;
      }
      isOpen = true;
      const id = newUuid();
      const replanId = formatId('rpl', id);
      const spec = toSpec(options, { orderIds, dryRun });
      await insertRun(tx, 'replan', { runId: id, spec, askedBy: item.actor.id, askedAt: tx.now });
      tx.emit(item, { type: 'planning.replanStarted', objects: [['replan', replanId, 'replan']] });
      tx.enqueue({ task: 'planning.runReplan', payload: { replanId }, maxAttempts: 3 });
      outcomes.push(accept({ replanId }));
    }
    return outcomes;
  },
});

async function findUnknown(
  db: Parameters<typeof readPlacedById>[0],
  orderIds: readonly string[],
): Promise<string | null> {
  if (orderIds.length === 0) return null;
  const ids = orderIds.map((id) => parseId('ord', id)!);
  const found = new Set((await readPlacedById(db, ids)).map((order) => order.orderId));
  return orderIds.find((_, at) => !found.has(ids[at]!)) ?? null;
}
