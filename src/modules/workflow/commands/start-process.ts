// Starts a process for an order that exists: one whose process was not deployed when it was placed, or another beside it.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { Code, IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { DefinitionReader } from '../definitions.ts';
import type { Variables } from '../engine/types.ts';
import { refusals } from '../errors.ts';
import { loadLiveSets } from '../load-live-sets.ts';
import { isOver } from '../rules.ts';
import { VariablesInput } from '../schemas.ts';
import { lockFirstEvents } from '../store/instances.ts';

const Output = Type.Object({ instanceId: IdOf('prc'), processId: Type.String(), version: Type.Integer() });
type Started = Type.Static<typeof Output>;

export function createStartProcess(dependencies: { definitions: DefinitionReader }) {
  return defineCommand({
    name: 'workflow.startProcess',
    summary: 'Starts the newest version of a process for an order; it must not run there already.',
    input: Type.Object(
      {
        orderId: IdOf('ord'),
        processId: Code(200),
        variables: Type.Optional(VariablesInput),
      },
      { additionalProperties: false },
    ),
    output: Output,
    roles: ['operations'],
    refusals: [refusals.orderUnknown, refusals.processUnknown, refusals.processRunning],
    async run(tx, items) {
      const orders = new Map<string, { bucket: number; orderId: Uuid }>();
      for (const { input } of items) {
        const orderId = parseId('ord', input.orderId);
        if (orderId) orders.set(input.orderId, { bucket: bucketOf(orderId), orderId });
      }
      const firsts = await lockFirstEvents(tx, [...orders.values()]);
      const sets = await loadLiveSets(tx, dependencies.definitions, [...orders.values()]);
      const deployed = await dependencies.definitions.read(tx, await readVersions(tx));
      const outcomes = items.map((item): Outcome<Started> => {
        const { processId, variables } = item.input;
        const order = orders.get(item.input.orderId);
        const first = order && firsts.get(order.orderId);
        if (!order || !first) return decline(refusals.orderUnknown);
        const definition = deployed.latest.get(processId);
        if (!definition?.process.starts.some((start) => start.type === 'none'))
          return decline(refuse(refusals.processUnknown, { processId }));
        const set = sets.get(order.bucket)!;
        const runs = set
          .ofOrder(order.orderId)
          .some((live) => live.row.processId === processId && !isOver(live.state));
        if (runs) return decline(refuse(refusals.processRunning, { processId }));
        const live = set.start(definition, {
          ...order,
          // What the order's first event told is what a process that starts with the order knows as well.
          variables: {
            ...(first.attributes as Variables),
            channel: first.channel,
            ...(variables as Variables | undefined),
            orderId: item.input.orderId,
          },
          origin: processId,
        });
        const { version } = definition;
        tx.emit(item, {
          type: 'workflow.processStarted',
          orderId: order.orderId,
          channel: first.channel,
          objects: [['order', item.input.orderId, 'order']],
          attributes: { processId, version },
        });
        return accept({ instanceId: formatId('prc', live.row.instanceId), processId, version });
      });
      for (const set of sets.values()) await set.write(tx, items[0]!.actor.id);
      return outcomes;
    },
  });
}
