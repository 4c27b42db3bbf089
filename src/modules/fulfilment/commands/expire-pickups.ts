// Ends pick-ups that nobody has collected in time: their units are cancelled and free for others.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { formatId } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentDependencies } from '../dependencies.ts';
import { fulfilmentEvent } from '../events.ts';
import { loadFulfilmentOrders, publicFulfilmentId } from '../fulfilment-set.ts';
import { closed } from '../schemas.ts';
import { selectExpiredPickups } from '../store.ts';
import type { FulfilmentOrder, PackedLine } from '../types.ts';

const Output = Type.Object({ expired: Type.Integer({ description: 'As many as the limit: call again' }) });

export function createExpirePickups(dependencies: FulfilmentDependencies) {
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
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const due = await selectExpiredPickups(tx, tx.now, item.input.limit ?? 500);
      const set = await loadFulfilmentOrders(tx, due.map(publicFulfilmentId));
      const expiring = due.flatMap((each) => {
        const order = set.order(publicFulfilmentId(each));
        const lines = order ? linesPicked(order) : [];
        return order?.readyUntil && order.readyUntil <= tx.now && lines.length > 0 ? [{ order, lines }] : [];
      });
      const outcomes = await tx.call(
        dependencies.orders.recordProgress,
        expiring.map(({ order, lines }) => ({ actor: item.actor, input: toCancellation(order, lines) })),
      );
      // Declined: units were cancelled meanwhile. Their event takes them off first; the next minute comes.
      const ended = expiring.filter((_, at) => outcomes[at]!.ok);
      for (const { order, lines } of ended) {
        const until = order.readyUntil!.toISOString();
        for (const line of order.lines) {
          line.cancelled += line.picked;
          line.picked = 0;
        }
        set.touch(order);
        tx.emit(item, fulfilmentEvent('fulfilment.pickupExpired', order, locations, lines, { until }));
      }
      await set.write();
      return [accept({ expired: ended.length })];
    },
  });
}

function linesPicked(order: FulfilmentOrder): PackedLine[] {
  return order.lines.flatMap(({ lineNo, sku, picked }) =>
    picked > 0 ? [{ lineNo, sku, quantity: picked }] : [],
  );
}

function toCancellation(order: FulfilmentOrder, lines: readonly PackedLine[]) {
  const locationId = formatId('loc', order.locationId);
  return {
    orderId: formatId('ord', order.orderId),
    reference: publicFulfilmentId(order),
    moves: lines.map(({ lineNo, quantity }) => ({
      lineNo,
      locationId,
      from: 'picked' as const,
      to: 'cancelled' as const,
      quantity,
    })),
  };
}
