// Ends pick-ups that nobody has collected in time: their units are cancelled and free for others.
import Type from 'typebox';
import { accept, type CommandTx, defineCommand, type Item } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { loadPickups, publicFulfilmentId } from '../fulfilment-set.ts';
import { correctStock, progressInput } from '../progress.ts';
import { linesAtCounter, type ReturnPlan, returnPickup } from '../return-pickups.ts';
import { closed } from '../schemas.ts';
import { selectExpiredPickups } from '../store/pickups.ts';

const Output = Type.Object({ expired: Type.Integer({ description: 'As many as the limit: call again' }) });

export function createExpirePickups(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.expirePickups',
    summary: 'Ends pick-ups that nobody has collected in time; their units are free again.',
    input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })) }, closed),
    output: Output,
    roles: [],
    refusals: [],
    routeReason: 'The worker runs it every minute.',
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const due = await selectExpiredPickups(tx, tx.now, item.input.limit ?? 500);
      const set = await loadPickups(tx, due.map(publicFulfilmentId));
      const expiring = due.flatMap((each) => {
        const order = set.order(publicFulfilmentId(each));
        return order?.readyUntil && order.readyUntil <= tx.now && linesAtCounter(order).length > 0
          ? [order]
          : [];
      });
      const plans = expiring.map((order) => {
        const { name, code } = locations.byId.get(order.locationId)!;
        const place = { locationName: name, locationCode: code };
        const attributes = { ...place, until: order.readyUntil!.toISOString() };
        const type = 'fulfilment.pickupExpired' as const;
        return returnPickup(set, locations, { index: 0, item, order, type, attributes, damaged: new Map() });
      });
      const outcomes = await tx.call(
        parts.orders.recordProgress,
        plans.map(({ progress }) => ({ actor: item.actor, input: progressInput(progress) })),
      );
      // Declined: units were cancelled meanwhile. Their event takes them off first; the next minute comes.
      const ended = plans.filter((_, at) => outcomes[at]!.ok);
      expiring.forEach((order, at) => {
        const outcome = outcomes[at]!;
        if (!outcome.ok) set.forget(order);
        else tellExpired(tx, item, plans[at]!, outcome.result.status === 'cancelled');
      });
      await set.write();
      await correctStock(
        tx,
        parts,
        ended.flatMap((plan) => plan.corrections),
      );
      return [accept({ expired: ended.length })];
    },
  });
}

/** Nothing else of the order is left: the message of its cancellation says it all. */
function tellExpired(
  tx: CommandTx,
  item: Item<unknown>,
  { events }: ReturnPlan,
  orderCancelled: boolean,
): void {
  for (const event of events) {
    const isOwn = event.type === 'fulfilment.pickupExpired';
    tx.emit(item, isOwn ? { ...event, attributes: { ...event.attributes, orderCancelled } } : event);
  }
}
