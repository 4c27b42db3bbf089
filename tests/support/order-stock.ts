// Stands in for orders in the tests of inventory: commands that reserve stock, with a hold or without, and move the units on,
// through the same doors and in the same order as orders do.
import Type from 'typebox';
import {
  allocateLots,
  createLotReader,
  type FreeUnits,
  type LotPick,
  lendHold,
  lineKey,
  moveReservations,
  type ReservationStage,
  readHolds,
  recordPickedLots,
  reserveStock,
  useHolds,
} from '../../src/modules/inventory/index.ts';
import { accept, decline, defineCommand } from '../../src/platform/command.ts';
import { defineRefusals } from '../../src/platform/errors.ts';
import { bucketOf, newUuid, type Uuid } from '../../src/platform/ids.ts';
import { readVersions } from '../../src/platform/versions.ts';
import type { Server } from './inventory-world.ts';

export const orderRefusals = defineRefusals('test', { short: [409, 'There is too little stock.'] });

export interface Placed {
  orderId: Uuid;
  skuId: Uuid;
  parts: { locationId: Uuid; quantity: number }[];
}

export interface Move {
  orderId: Uuid;
  skuId: Uuid;
  locationId: Uuid;
  quantity: number;
  from: ReservationStage;
  to: ReservationStage;
}

/** Takes units wherever they are, in the order of the list. */
function take(free: FreeUnits, quantity: number): { at: number; quantity: number }[] | null {
  const parts: { at: number; quantity: number }[] = [];
  let left = quantity;
  free.forEach((units, at) => {
    const some = Math.min(left, units);
    if (some > 0) parts.push({ at, quantity: some });
    left -= some;
  });
  if (left > 0) return null;
  for (const part of parts) free[part.at]! -= part.quantity;
  return parts;
}

/** One line an order. */
export function createPlace({ dependencies: { catalog, locations: reader, stock } }: Server) {
  return defineCommand({
    name: 'test.place',
    summary: 'Reserves units for an order.',
    input: Type.Object({
      sku: Type.String(),
      quantity: Type.Integer(),
      holdId: Type.Optional(Type.String()),
    }),
    output: Type.Unsafe<Placed>(Type.Object({})),
    roles: ['operations'],
    refusals: [orderRefusals.short],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await reader.read(tx, versions);
      const skus = items.map((item) => item.input.sku);
      const variants = await catalog.readVariants(tx, versions, skus);
      const holds = await readHolds(
        tx,
        tx.now,
        items.map(({ input, actor }) => ({ holdId: input.holdId, actor })),
      );
      const skuIds = new Set(skus.map((sku) => variants.get(sku)!.skuId));
      // Decided on the snapshot, then on stock read anew, as orders are.
      const copy = async (fresh: boolean) =>
        new Map(
          [...(await stock.read(tx, locations, skuIds, fresh))].map(([id, units]) => [id, units.slice()]),
        );
      let free = await copy(false);
      const decide = () =>
        items.map(({ input }, index) => {
          const held = holds[index];
          if (held && 'refusal' in held) return held.refusal;
          const { skuId } = variants.get(input.sku)!;
          if (held) lendHold(free, locations, held.hold.lines);
          const parts = take(free.get(skuId)!, input.quantity);
          if (parts) return { skuId, parts, hold: held?.hold };
          if (held) lendHold(free, locations, held.hold.lines, -1);
          return orderRefusals.short;
        });
      let decided = decide();
      if (decided.includes(orderRefusals.short)) {
        free = await copy(true);
        decided = decide();
      }
      const placed: (Placed & { hold: (typeof decided)[number] })[] = [];
      const outcomes = decided.map((each) => {
        if ('code' in each) return decline(each);
        const parts = each.parts.map(({ at, quantity }) => ({
          locationId: locations.list[at]!.locationId,
          quantity,
        }));
        const order = { orderId: newUuid(5), skuId: each.skuId, parts };
        placed.push({ ...order, hold: each });
        return accept(order);
      });
      const uses = placed.flatMap(({ orderId, hold }) =>
        'hold' in hold && hold.hold ? [{ orderId, hold: hold.hold }] : [],
      );
      await useHolds(tx, uses);
      await reserveStock(
        tx,
        stock,
        locations,
        placed.flatMap(({ orderId, skuId, parts }) =>
          parts.map((part) => ({ ...part, bucket: 5, orderId, lineNo: 1, skuId })),
        ),
        { freed: uses.flatMap((use) => use.hold.lines) },
      );
      return outcomes;
    },
  });
}

/** Moves units of orders; throws where they are not. */
export function createMove({ dependencies: { stock } }: Server) {
  return defineCommand({
    name: 'test.move',
    summary: 'Moves reserved units on.',
    input: Type.Unsafe<Move>(Type.Object({})),
    output: Type.Object({}),
    roles: ['operations'],
    refusals: [],
    async run(tx, items) {
      await moveReservations(
        tx,
        stock,
        items.map(({ input, actor }) => ({
          ...input,
          bucket: bucketOf(input.orderId),
          lineNo: 1,
          reference: 'order',
          actor: actor.id,
        })),
      );
      return items.map(() => accept({}));
    },
  });
}

/** Tells which lots to take for units of orders, as fulfilment does; with `lots`, says which were taken. */
export function createTellLots({ dependencies: { locations: reader } }: Server) {
  const lots = createLotReader();
  return defineCommand({
    name: 'test.tellLots',
    summary: 'Tells which lots to take.',
    input: Type.Unsafe<Omit<Move, 'from' | 'to'> & { lots?: Omit<LotPick, 'expiresOn'>[] }>(Type.Object({})),
    output: Type.Unsafe<readonly LotPick[]>(Type.Array(Type.Object({}))),
    roles: ['operations'],
    refusals: [],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await reader.read(tx, versions);
      const tracked = await lots.read(tx, versions);
      const rows = items.map(({ input }) => ({ ...input, bucket: bucketOf(input.orderId), lineNo: 1 }));
      const taken = rows.flatMap((row) => (row.lots ? [{ ...row, lots: row.lots }] : []));
      if (taken.length > 0) {
        const picks = taken.map((row) => ({ ...row, missing: 0 }));
        const answers = await recordPickedLots(tx, tracked, locations, picks);
        return answers.map((answer) =>
          answer === null || 'code' in answer ? decline(answer!) : accept(answer.taken),
        );
      }
      const told = await allocateLots(tx, tracked, locations, rows);
      return rows.map((row) => accept(told.get(lineKey(row)) ?? []));
    },
  });
}
