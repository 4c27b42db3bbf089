// Reminds customers of pick-ups that are still waiting for them, so many days before the end, when the store opens.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { fulfilmentEvent } from '../events.ts';
import { loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { pickupAttributes, readPickupContext } from '../pickups.ts';
import { linesAtCounter } from '../return-pickups.ts';
import { nextReminder } from '../rules/keep-pickup.ts';
import { closed } from '../schemas.ts';
import { selectPickupsToRemind } from '../store/pickups.ts';

const Output = Type.Object({ reminded: Type.Integer({ description: 'As many as the limit: call again' }) });

export function createRemindPickups(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.remindPickups',
    summary: 'Reminds customers of pick-ups that are kept for them for a few days more.',
    input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })) }, closed),
    output: Output,
    roles: [],
    refusals: [],
    routeReason: 'The worker runs it every few minutes.',
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const due = await selectPickupsToRemind(tx, tx.now, item.input.limit ?? 500);
      if (due.length === 0) return [accept({ reminded: 0 })];
      const context = await readPickupContext(tx, parts);
      const set = await loadFulfilmentOrders(tx, due.map(publicFulfilmentId));
      for (const each of due) {
        const order = set.order(publicFulfilmentId(each))!;
        const location = context.locations.byId.get(order.locationId)!;
        const lines = linesAtCounter(order);
        const { readyUntil } = order;
        order.remindAt = readyUntil && nextReminder(location, context.rulesOf(location), readyUntil, tx.now);
        set.touch(order);
        // Over already, or cancelled while the worker was away: nobody is told to come.
        if (readyUntil === null || readyUntil <= tx.now || lines.length === 0 || order.held) continue;
        const attributes = pickupAttributes(order, context);
        tx.emit(
          item,
          fulfilmentEvent('fulfilment.pickupReminder', order, context.locations, lines, attributes),
        );
      }
      await set.write();
      return [accept({ reminded: due.length })];
    },
  });
}
