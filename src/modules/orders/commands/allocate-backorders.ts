// Fills backordered units of orders from stock that has come in, oldest order first as called; what cannot be filled waits on.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import {
  type LocationReader,
  type ReservationUnits,
  reserveStock,
  type StockSnapshot,
} from '../../inventory/index.ts';
import { planSourcing } from '../../sourcing/index.ts';
import { refusals } from '../errors.ts';
import { loadOrders, type UnitMove } from '../order-set.ts';
import { type CostSettings, viewOf } from './place-order/source-drafts.ts';

export function createAllocateBackorders(dependencies: {
  stock: StockSnapshot;
  locations: LocationReader;
  costs: CostSettings;
}) {
  return defineCommand({
    name: 'orders.allocateBackorders',
    summary: 'Reserves stock for the backordered units of an order, as far as there is any.',
    input: Type.Object({ orderId: IdOf('ord') }, { additionalProperties: false }),
    output: Type.Object({ filledUnits: Type.Integer(), backorderedUnits: Type.Integer() }),
    roles: ['operations', 'service'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled, refusals.nothingToDo],
    async run(tx, items) {
      const { stock } = dependencies;
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const set = await loadOrders(tx, stock, items);
      const skuIds = new Set<Uuid>();
      for (const { input } of items) {
        for (const line of set.get(input.orderId)?.lines.values() ?? [])
          if (line.backordered > 0) skuIds.add(line.skuId);
      }
      const read = await stock.read(tx, locations, skuIds, true);
      const free = new Map([...read].map(([skuId, units]) => [skuId, units.slice()]));
      const rows: ReservationUnits[] = [];
      const outcomes = items.map((item): Outcome<{ filledUnits: number; backorderedUnits: number }> => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        if (order.row.closedAt) return decline(refusals.orderClosed);
        if (order.row.cancelledAt) return decline(refusals.orderCancelled);
        const waiting = [...order.lines.values()].filter((line) => line.backordered > 0);
        const before = waiting.reduce((sum, line) => sum + line.backordered, 0);
        if (before === 0) return decline(refusals.nothingToDo);
        const moves: UnitMove[] = [];
        for (const group of order.row.shipGroups) {
          const lines = waiting.filter((line) => line.shipGroup === group.no);
          if (lines.length === 0) continue;
          const { latitude, longitude } = group.address ?? {};
          const pickup =
            group.pickupLocation === undefined
              ? undefined
              : locations.byCode.get(group.pickupLocation)?.locationId;
          const decision = planSourcing({
            destination: latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null,
            lines: lines.map((line) => ({
              lineNo: line.lineNo,
              skuId: line.skuId,
              quantity: line.backordered,
              ...(pickup ? { locations: [pickup] } : {}),
            })),
            locations: viewOf(locations),
            available: (line, location) => free.get(lines[line]!.skuId)?.[location] ?? 0,
            costModel: dependencies.costs,
            allowBackorder: true,
          });
          for (const { lineNo, locationId, quantity } of decision.allocations) {
            const { bucket, orderId } = order.row;
            const { skuId } = order.lines.get(lineNo)!;
            const at = locations.indexOf.get(locationId as Uuid)!;
            const units = free.get(skuId)!;
            units[at]! -= quantity;
            moves.push({ lineNo, from: 'backordered', to: 'reserved', quantity });
            rows.push({ bucket, orderId, lineNo, locationId: locationId as Uuid, skuId, quantity });
          }
        }
        if (moves.length === 0) return accept({ filledUnits: 0, backorderedUnits: before });
        set.move(order, moves, item, item.input.orderId);
        const filled = moves.reduce((sum, move) => sum + move.quantity, 0);
        tx.emit(item, {
          type: 'orders.backorderFilled',
          orderId: order.row.orderId,
          channel: order.row.channel,
          objects: [
            ['order', item.input.orderId, 'order'],
            ...rows
              .filter((row) => row.orderId === order.row.orderId)
              .map(
                (row) =>
                  [
                    'location',
                    formatId('loc', row.locationId),
                    `ships ${row.quantity} of line ${row.lineNo}`,
                  ] as const,
              ),
          ],
          attributes: { filledUnits: filled, backorderedUnits: before - filled },
        });
        return accept({ filledUnits: filled, backorderedUnits: before - filled });
      });
      await set.write();
      await reserveStock(tx, stock, locations, rows);
      return outcomes;
    },
  });
}
