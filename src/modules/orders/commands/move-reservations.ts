// Moves reserved units of orders that are not released yet to other locations: sets of orders that exchange stock, each whole or
// not at all. Dates stay as promised; whoever asks for the move has seen to that. Called by planning.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf, Quantity, Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import {
  type LocationList,
  type LocationReader,
  type Relocation,
  readLevels,
  relocateReservations,
  type StockSnapshot,
} from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { type LoadedOrder, loadOrders, type OrderSet } from '../order-set.ts';
import { insertResourcings, type NewResourcing } from '../store/resourcings.ts';

const closed = { additionalProperties: false } as const;
/** Reserved units of a line, from one location to another. */
export const MoveUnits = Type.Object(
  {
    orderId: IdOf('ord'),
    lineNo: Type.Integer({ minimum: 1, maximum: 100_000 }),
    from: IdOf('loc'),
    to: IdOf('loc'),
    quantity: Quantity,
  },
  closed,
);
const Input = Type.Object(
  {
    moves: Type.Array(MoveUnits, {
      minItems: 1,
      maxItems: 10_000,
      description: 'Of orders that move together or not at all',
    }),
    reference: Text(100, { description: 'The run that asked for it' }),
  },
  closed,
);
const Output = Type.Object({ orders: Type.Integer(), movedUnits: Type.Integer() });
type MoveInput = Type.Static<typeof Input>;
type MoveItem = Item<MoveInput>;

interface Work {
  set: OrderSet;
  locations: LocationList;
  /** What is free, less what the items before took; below zero where more is kept back than there is. */
  free: Map<string, number>;
}

export function createMoveReservations(dependencies: { stock: StockSnapshot; locations: LocationReader }) {
  return defineCommand({
    name: 'orders.moveReservations',
    summary: 'Moves reserved units of orders that are not released yet to other locations.',
    input: Input,
    output: Output,
    roles: [],
    routeReason: 'called by planning within its own command',
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.orderReleased,
      refusals.locationUnknown,
      refusals.quantityTooLarge,
      refusals.notThere,
    ],
    async run(tx, items) {
      const named = items.flatMap(({ input, actor }) =>
        input.moves.map(({ orderId }) => ({ input: { orderId }, actor })),
      );
      const set = await loadOrders(tx, dependencies.stock, named);
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const work: Work = { set, locations, free: await readFree(tx, set, items) };
      const relocations: Relocation[] = [];
      const history: NewResourcing[] = [];
      const outcomes = items.map((item): Outcome<Type.Static<typeof Output>> => {
        const planned = planItem(work, item);
        if ('code' in planned) return decline(planned);
        relocations.push(...planned);
        history.push(...keepHistory(item, planned));
        const byOrder = Map.groupBy(planned, (move) => move.orderId);
        for (const moves of byOrder.values()) emitMoved(tx, item, set, moves);
        return accept({
          orders: byOrder.size,
          movedUnits: planned.reduce((sum, each) => sum + each.quantity, 0),
        });
      });
      await insertResourcings(tx, history, tx.now);
      await relocateReservations(tx, dependencies.stock, locations, relocations);
      return outcomes;
    },
  });
}

const keyOf = (skuId: Uuid, locationId: Uuid) => skuId + locationId;

async function readFree(
  tx: CommandTx,
  set: OrderSet,
  items: readonly MoveItem[],
): Promise<Map<string, number>> {
  const skuIds = new Set(
    items.flatMap(({ input }) =>
      input.moves.flatMap((move) => set.get(move.orderId)?.lines.get(move.lineNo)?.skuId ?? []),
    ),
  );
  const levels = await readLevels(tx, [...skuIds]);
  return new Map(
    levels.map((row) => [keyOf(row.skuId, row.locationId), row.onHand - row.reserved - row.safetyStock]),
  );
}

/** The item's moves, with memory of them in the loaded orders and in `free`; a refusal leaves both as they were. */
function planItem({ set, locations, free }: Work, { input }: MoveItem): Relocation[] | Refusal {
  const moves: Relocation[] = [];
  const rows = new Map<string, number>();
  for (const { orderId, lineNo, from, to, quantity } of input.moves) {
    const order = set.get(orderId);
    const refusal = order === undefined ? refusals.orderUnknown : refuseOrder(order, orderId);
    if (refusal) return refusal;
    const { bucket, orderId: uuid } = order!.row;
    const line = order!.lines.get(lineNo);
    const target = locations.byId.get(parseId('loc', to)!);
    if (!target?.active) return refuse(refusals.locationUnknown, { location: to });
    const move = {
      bucket,
      orderId: uuid,
      lineNo,
      from: parseId('loc', from)!,
      to: target.locationId,
      quantity,
    };
    const key = `${uuid}/${lineNo}/${move.from}`;
    rows.set(key, (rows.get(key) ?? 0) + quantity);
    const there = findReservation(order!, lineNo, move.from)?.reserved ?? 0;
    if (!line || move.from === move.to || there < rows.get(key)!) {
      return refuse(refusals.quantityTooLarge, { orderId, lineNo });
    }
    moves.push({ ...move, skuId: line.skuId });
  }
  const short = findShort(moves, free);
  if (short) return refuse(refusals.notThere, { location: formatId('loc', short.to) });
  for (const move of moves) {
    add(free, keyOf(move.skuId, move.from), move.quantity);
    add(free, keyOf(move.skuId, move.to), -move.quantity);
    relocate(set.get(formatId('ord', move.orderId))!, move);
  }
  return moves;
}

const add = (map: Map<string, number>, key: string, units: number) =>
  map.set(key, (map.get(key) ?? 0) + units);

/** Only what nobody has begun to work on may move. */
function refuseOrder({ row, lines }: LoadedOrder, orderId: string): Refusal | null {
  if (row.closedAt) return refuse(refusals.orderClosed, { orderId });
  if (row.cancelledAt) return refuse(refusals.orderCancelled, { orderId });
  const isReleased = [...lines.values()].some(
    (line) => line.released + line.picked + line.shipped + line.delivered > 0,
  );
  return isReleased ? refuse(refusals.orderReleased, { orderId }) : null;
}

function findReservation(order: LoadedOrder, lineNo: number, locationId: Uuid) {
  return order.reservations.find((row) => row.lineNo === lineNo && row.locationId === locationId);
}

/** The move for which the set itself and what is free have too little together. */
function findShort(moves: readonly Relocation[], free: ReadonlyMap<string, number>): Relocation | undefined {
  const net = new Map<string, number>();
  for (const { skuId, from, to, quantity } of moves) {
    add(net, keyOf(skuId, from), -quantity);
    add(net, keyOf(skuId, to), quantity);
  }
  return moves.find(({ skuId, to }) => {
    const wanted = net.get(keyOf(skuId, to))!;
    return wanted > 0 && wanted > (free.get(keyOf(skuId, to)) ?? 0);
  });
}

/** So that later items of the set find the units where they are now. */
function relocate(order: LoadedOrder, { lineNo, from, to, quantity, ...rest }: Relocation): void {
  findReservation(order, lineNo, from)!.reserved -= quantity;
  const known = findReservation(order, lineNo, to);
  if (known) known.reserved += quantity;
  else {
    const empty = { released: 0, picked: 0, consumed: 0, freed: 0 };
    order.reservations.push({ ...rest, lineNo, locationId: to, quantity, reserved: quantity, ...empty });
  }
}

/** A row for each line and location that units left. */
function keepHistory({ input, actor }: MoveItem, moves: readonly Relocation[]): NewResourcing[] {
  const left = Map.groupBy(moves, ({ orderId, lineNo, from }) => `${orderId}/${lineNo}/${from}`);
  return [...left.values()].map((rows) => {
    const { bucket, orderId, lineNo, from } = rows[0]!;
    return {
      bucket,
      orderId,
      lineNo,
      fromLocationId: from,
      quantity: rows.reduce((sum, row) => sum + row.quantity, 0),
      movedTo: rows.map((row) => ({ locationId: row.to, quantity: row.quantity })),
      backordered: 0,
      reason: 're-planned',
      note: null,
      reference: input.reference,
      excluded: false,
      resourcedBy: actor.id,
    };
  });
}

function emitMoved(tx: CommandTx, item: MoveItem, set: OrderSet, moves: readonly Relocation[]): void {
  const { orderId: uuid } = moves[0]!;
  const orderId = formatId('ord', uuid);
  const { row, lines } = set.get(orderId)!;
  const rows = moves.map(({ lineNo, from, to, quantity }) => ({
    lineNo,
    sku: lines.get(lineNo)!.sku,
    from: formatId('loc', from),
    to: formatId('loc', to),
    quantity,
  }));
  tx.emit(item, {
    type: 'orders.reservationsMoved',
    orderId: uuid,
    channel: row.channel,
    objects: [
      ['order', orderId, 'order'],
      ...rows.flatMap(({ lineNo, sku, from, to, quantity }) => [
        ['sku', sku, `line ${lineNo}`] as const,
        ['location', from, `does not ship ${quantity} of line ${lineNo}`] as const,
        ['location', to, `ships ${quantity} of line ${lineNo}`] as const,
      ]),
    ],
    attributes: { reference: item.input.reference, lines: rows },
  });
}
