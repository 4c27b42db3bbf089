// Fills backordered units of orders from stock that has come in, oldest order first as called; what cannot be filled waits on.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader, Variant } from '../../catalog/index.ts';
import {
  type LocationList,
  type LocationReader,
  type ReservationUnits,
  reserveStock,
  type StockSnapshot,
} from '../../inventory/index.ts';
import { planSourcing } from '../../sourcing/index.ts';
import { refusals } from '../errors.ts';
import { loadOrders, type UnitMove } from '../order-set.ts';
import type { LineRow, ShipGroup } from '../types.ts';
import { type CostSettings, viewOf } from './place-order/source-drafts.ts';

export function createAllocateBackorders(dependencies: {
  catalog: CatalogReader;
  stock: StockSnapshot;
  locations: LocationReader;
  costs: CostSettings;
}) {
  return defineCommand({
    name: 'orders.allocateBackorders',
    summary: 'Reserves stock for the backordered units of an order, as far as there is any.',
    input: Type.Object(
      {
        orderId: IdOf('ord'),
        notFrom: Type.Optional(
          Type.Array(IdOf('loc'), {
            maxItems: 1000,
            description:
              'Locations that are not asked, whatever their stock says: they have just not found the units',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ filledUnits: Type.Integer(), backorderedUnits: Type.Integer() }),
    roles: ['operations', 'service'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled, refusals.nothingToDo],
    async run(tx, items) {
      const { stock } = dependencies;
      const versions = await readVersions(tx);
      const locations = await dependencies.locations.read(tx, versions);
      const set = await loadOrders(tx, stock, items);
      const skuIds = new Set<Uuid>();
      const skus = new Set<string>();
      for (const { input } of items) {
        for (const line of set.get(input.orderId)?.lines.values() ?? []) {
          if (line.backordered === 0) continue;
          skuIds.add(line.skuId);
          skus.add(line.sku);
        }
      }
      const variants = await dependencies.catalog.readVariants(tx, versions, [...skus]);
      const read = await stock.read(tx, locations, skuIds, true);
      const free = new Map([...read].map(([skuId, units]) => [skuId, units.slice()]));
      const facts: Facts = { locations, variants, costs: dependencies.costs };
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
        const notFrom = new Set(item.input.notFrom?.map((id) => locations.indexOf.get(parseId('loc', id)!)));
        const open = (skuId: Uuid, at: number) => (notFrom.has(at) ? 0 : (free.get(skuId)?.[at] ?? 0));
        for (const group of order.row.shipGroups) {
          const lines = waiting.filter((line) => line.shipGroup === group.no);
          if (lines.length === 0) continue;
          for (const { lineNo, locationId, quantity } of planGroup(group, lines, facts, open)) {
            const { bucket, orderId } = order.row;
            const { skuId } = order.lines.get(lineNo)!;
            free.get(skuId)![locations.indexOf.get(locationId)!]! -= quantity;
            moves.push({ lineNo, from: 'backordered', to: 'reserved', quantity });
            rows.push({ bucket, orderId, lineNo, locationId, skuId, quantity });
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

interface Facts {
  locations: LocationList;
  variants: ReadonlyMap<string, Variant>;
  costs: CostSettings;
}

/** From where the waiting lines of a ship group ship, as far as `free` says that there is stock. */
function planGroup(
  group: ShipGroup,
  lines: readonly LineRow[],
  { locations, variants, costs }: Facts,
  free: (skuId: Uuid, location: number) => number,
): { lineNo: number; locationId: Uuid; quantity: number }[] {
  const { latitude, longitude } = group.address ?? {};
  const pickup =
    group.pickupLocation === undefined ? undefined : locations.byCode.get(group.pickupLocation)?.locationId;
  const decision = planSourcing({
    destination: latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null,
    lines: lines.map((line) => {
      const { weightGrams, requires = [] } = variants.get(line.sku) ?? {};
      return {
        lineNo: line.lineNo,
        skuId: line.skuId,
        quantity: line.backordered,
        ...(weightGrams ? { weightGrams } : {}),
        ...(requires.length > 0 ? { requires } : {}),
        ...(pickup ? { locations: [pickup] } : {}),
      };
    }),
    locations: viewOf(locations),
    available: (line, location) => free(lines[line]!.skuId, location),
    costModel: costs,
    allowBackorder: true,
  });
  return decision.allocations.map((each) => ({ ...each, locationId: each.locationId as Uuid }));
}
