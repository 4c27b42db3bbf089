// Ends what an order's process is doing, with everything it called; the order itself stays as it is.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { bucketOf, parseId, type Uuid } from '../../../platform/ids.ts';
import { Code, IdOf, Text } from '../../../platform/schemas.ts';
import type { DefinitionReader } from '../definitions.ts';
import { refusals } from '../errors.ts';
import { loadLiveSets } from '../load-live-sets.ts';
import { isOver, subjectOf } from '../rules.ts';

const Output = Type.Object({ cancelled: Type.Integer({ description: 'Instances that were ended' }) });

export function createCancelProcess(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.cancelProcess',
    summary: 'Ends a running process of an order, with everything it called.',
    input: Type.Object(
      { orderId: IdOf('ord'), processId: Code(200), reason: Type.Optional(Text(500)) },
      { additionalProperties: false },
    ),
    output: Output,
    roles: ['operations'],
    refusals: [refusals.instanceUnknown],
    async run(tx, items) {
      const orders = new Map<string, { bucket: number; orderId: Uuid }>();
      for (const { input } of items) {
        const orderId = parseId('ord', input.orderId);
        if (orderId) orders.set(input.orderId, { bucket: bucketOf(orderId), orderId });
      }
      const sets = await loadLiveSets(tx, dependencies.definitions, [...orders.values()]);
      const outcomes = items.map((item): Outcome<Type.Static<typeof Output>> => {
        const { orderId, processId, reason = null } = item.input;
        const order = orders.get(orderId);
        const set = order && sets.get(order.bucket);
        if (!order || !set) return decline(refusals.instanceUnknown);
        const running = set
          .ofOrder(order.orderId)
          .filter((live) => live.row.processId === processId && !isOver(live.state));
        if (running.length === 0) return decline(refusals.instanceUnknown);
        const subject = subjectOf(order.orderId, running[0]!.isOwn);
        for (const live of running) set.tell(live, { type: 'cancelled' });
        tx.emit(item, {
          type: 'workflow.processCancelled',
          orderId: order.orderId,
          objects: [subject],
          attributes: { processId, reason },
        });
        return accept({ cancelled: running.length });
      });
      for (const set of sets.values()) await set.write(tx, items[0]!.actor.id);
      return outcomes;
    },
  });
}
