// Fills backordered units of orders from stock that has come in, oldest order first as called; what cannot be filled waits on.
// A line that is whole now gets its date.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader, Variant } from '../../catalog/index.ts';
import {
  type DispatchCalendar,
  type FreeUnits,
  type LocationList,
  type LocationReader,
  type ReservationUnits,
  reserveStock,
  type StockSnapshot,
} from '../../inventory/index.ts';
import { planSourcing } from '../../sourcing/index.ts';
import { refusals } from '../errors.ts';
import { type LoadedOrder, loadOrders, type OrderSet } from '../order-set.ts';
import { insertPromises, type NewPromise } from '../store/promises.ts';
import type { LineRow, ShipGroup } from '../types.ts';
import { arrivalDate } from './place-order/promise-dates.ts';
import { type CostSettings, viewOf } from './place-order/source-drafts.ts';

interface Dependencies {
  catalog: CatalogReader;
  stock: StockSnapshot;
  locations: LocationReader;
  costs: CostSettings;
  dispatch: DispatchCalendar;
}

const Input = Type.Object(
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
);
const Output = Type.Object({ filledUnits: Type.Integer(), backorderedUnits: Type.Integer() });
type AllocateItem = Item<Type.Static<typeof Input>>;
type AllocateOutcome = Outcome<Type.Static<typeof Output>>;

export function createAllocateBackorders(dependencies: Dependencies) {
  return defineCommand({
    name: 'orders.allocateBackorders',
    summary: 'Reserves stock for the backordered units of an order, as far as there is any.',
    input: Input,
    output: Output,
    roles: ['operations', 'service'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled, refusals.nothingToDo],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const facts = await readFacts(tx, dependencies, set, items);
      const rows = new Map<string, ReservationUnits>();
      const promises: NewPromise[] = [];
      const outcomes = items.map((item): AllocateOutcome => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        if (order.row.closedAt) return decline(refusals.orderClosed);
        if (order.row.cancelledAt) return decline(refusals.orderCancelled);
        const before = backorderedUnits(order);
        if (before === 0) return decline(refusals.nothingToDo);
        const fills = planOrder(order, item, facts);
        if (fills.length === 0) return accept({ filledUnits: 0, backorderedUnits: before });
        const { bucket, orderId } = order.row;
        const moves = fills.map(({ lineNo, quantity }) => ({
          lineNo,
          from: 'backordered' as const,
          to: 'reserved' as const,
          quantity,
        }));
        set.move(order, moves, item, item.input.orderId);
        for (const fill of fills) addRow(rows, { bucket, orderId, ...fill });
        promises.push(...planPromises(order, fills, item.actor.id));
        const left = backorderedUnits(order);
        emitFilled(tx, item, order, fills, left);
        return accept({ filledUnits: before - left, backorderedUnits: left });
      });
      await set.write();
      await insertPromises(tx, promises, tx.now);
      await reserveStock(tx, dependencies.stock, facts.locations, [...rows.values()]);
      return outcomes;
    },
  });
}

interface Facts {
  now: Date;
  locations: LocationList;
  variants: ReadonlyMap<string, Variant>;
  /** What is free, less what the set's earlier orders take. */
  free: ReadonlyMap<Uuid, FreeUnits>;
  costs: CostSettings;
  dispatch: DispatchCalendar;
}

/** Units of a line that a location ships, and when they arrive. */
interface Fill extends Pick<ReservationUnits, 'lineNo' | 'locationId' | 'skuId' | 'quantity'> {
  date: string;
}

async function readFacts(
  tx: CommandTx,
  { catalog, stock, locations: reader, costs, dispatch }: Dependencies,
  set: OrderSet,
  items: readonly AllocateItem[],
): Promise<Facts> {
  const versions = await readVersions(tx);
  const locations = await reader.read(tx, versions);
  const waiting = items.flatMap(({ input }) => waitingLines(set.get(input.orderId)));
  const variants = await catalog.readVariants(tx, versions, [...new Set(waiting.map((line) => line.sku))]);
  const read = await stock.read(tx, locations, new Set(waiting.map((line) => line.skuId)), true);
  const free = new Map([...read].map(([skuId, units]) => [skuId, units.slice()]));
  return { now: tx.now, locations, variants, free, costs, dispatch };
}

function waitingLines(order: LoadedOrder | undefined): LineRow[] {
  return [...(order?.lines.values() ?? [])].filter((line) => line.backordered > 0);
}

function backorderedUnits(order: LoadedOrder): number {
  return waitingLines(order).reduce((sum, line) => sum + line.backordered, 0);
}

/** From where the order's waiting lines ship, as far as there is stock, which is taken off `facts.free`. */
function planOrder(order: LoadedOrder, { input }: AllocateItem, facts: Facts): Fill[] {
  const { locations, free } = facts;
  const notFrom = new Set(input.notFrom?.map((id) => locations.indexOf.get(parseId('loc', id)!)));
  const open = (skuId: Uuid, at: number) => (notFrom.has(at) ? 0 : (free.get(skuId)?.[at] ?? 0));
  const fills: Fill[] = [];
  const waiting = waitingLines(order);
  for (const group of order.row.shipGroups) {
    const lines = waiting.filter((line) => line.shipGroup === group.no);
    if (lines.length === 0) continue;
    const decision = sourceGroup(group, lines, facts, open);
    for (const { lineNo, locationId, quantity } of decision.allocations) {
      const { skuId } = order.lines.get(lineNo)!;
      const location = locations.byId.get(locationId as Uuid)!;
      free.get(skuId)![locations.indexOf.get(location.locationId)!]! -= quantity;
      const date = arrivalDate(facts.dispatch, facts.now, group, location, decision);
      fills.push({ lineNo, locationId: location.locationId, skuId, quantity, date });
    }
  }
  return fills;
}

function sourceGroup(
  group: ShipGroup,
  lines: readonly LineRow[],
  { locations, variants, costs }: Facts,
  free: (skuId: Uuid, location: number) => number,
) {
  const { latitude, longitude } = group.address ?? {};
  const pickup =
    group.pickupLocation === undefined ? undefined : locations.byCode.get(group.pickupLocation)?.locationId;
  return planSourcing({
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
}

/** One row a reservation, also when two items of a set fill the same line. */
function addRow(rows: Map<string, ReservationUnits>, row: ReservationUnits): void {
  const { bucket, orderId, lineNo, locationId, skuId } = row;
  const key = `${orderId}/${lineNo}/${locationId}`;
  const quantity = (rows.get(key)?.quantity ?? 0) + row.quantity;
  rows.set(key, { bucket, orderId, lineNo, locationId, skuId, quantity });
}

/** Lines that wait for nothing any more are promised for when their last unit arrives. */
function planPromises(order: LoadedOrder, fills: readonly Fill[], promisedBy: string): NewPromise[] {
  const { bucket, orderId } = order.row;
  const dates = new Map<number, string>();
  for (const { lineNo, date } of fills) {
    const known = dates.get(lineNo);
    if (known === undefined || known < date) dates.set(lineNo, date);
  }
  const promises: NewPromise[] = [];
  for (const [lineNo, promisedDate] of dates) {
    const line = order.lines.get(lineNo)!;
    const { promisedDate: previousDate } = line;
    if (line.backordered > 0 || (previousDate !== null && previousDate >= promisedDate)) continue;
    line.promisedDate = promisedDate;
    const reason = 'stock allocated';
    const rest = { reason, customerReason: null, promisedBy };
    promises.push({ bucket, orderId, lineNo, promisedDate, previousDate, ...rest });
  }
  return promises;
}

function emitFilled(
  tx: CommandTx,
  item: AllocateItem,
  order: LoadedOrder,
  fills: readonly Fill[],
  backordered: number,
): void {
  tx.emit(item, {
    type: 'orders.backorderFilled',
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [
      ['order', item.input.orderId, 'order'],
      ...fills.map(
        ({ lineNo, locationId, quantity }) =>
          ['location', formatId('loc', locationId), `ships ${quantity} of line ${lineNo}`] as const,
      ),
    ],
    attributes: {
      filledUnits: fills.reduce((sum, fill) => sum + fill.quantity, 0),
      backorderedUnits: backordered,
    },
  });
}
