// Says that somebody is picking a fulfilment order: from then on it gets no more units.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { loadFulfilmentOrders } from '../fulfilment-set.ts';
import { isEnded, toPick } from '../rules.ts';
import { closed, FulfilmentOrderId, FulfilmentStateName } from '../schemas.ts';

const Output = Type.Object({ state: FulfilmentStateName });

export function createStartPicking(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.startPicking',
    summary: 'Says that somebody is picking a fulfilment order; units released later make another one.',
    input: Type.Object({ fulfilmentOrderId: FulfilmentOrderId }, closed),
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.fulfilmentOrderUnknown,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.isOffered,
      refusals.alreadyPicking,
      refusals.alreadyPicked,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadFulfilmentOrders(
        tx,
        items.map((item) => item.input.fulfilmentOrderId),
      );
      const outcomes = items.map((item): Outcome<Type.Static<typeof Output>> => {
        const order = set.order(item.input.fulfilmentOrderId);
        if (!order) return decline(refusals.fulfilmentOrderUnknown);
        if (isEnded(order.state)) return decline(refusals.fulfilmentOrderEnded);
        if (order.held) return decline(refusals.orderHeld);
        if (order.state === 'offered') return decline(refusals.isOffered);
        if (order.state === 'picking') return decline(refusals.alreadyPicking);
        if (order.state !== 'open') return decline(refusals.alreadyPicked);
        order.state = 'picking';
        set.touch(order);
        const lines = order.lines.map((line) => ({ ...line, quantity: toPick(line) }));
        tx.emit(item, fulfilmentEvent('fulfilment.pickStarted', order, locations, lines));
        return accept({ state: order.state });
      });
      await set.write();
      return outcomes;
    },
  });
}
