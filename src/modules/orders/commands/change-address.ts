// Sends a part of an order to another address while nobody has it in hands. Units that are not released are sourced again where
// that is better from there; a day that moves is promised anew. Another country is another order: taxes and charges differ.
import Type from 'typebox';
import {
  accept,
  type Command,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import { expectArrival } from '../arrival.ts';
import { refusals } from '../errors.ts';
import { mayChangeAddress } from '../may.ts';
import { type LoadedOrder, loadOrders } from '../order-set.ts';
import { latestDates, promiseAgain } from '../promise-again.ts';
import { type Exclusions, excludedLines, readExclusions } from '../resourcing.ts';
import { changeGroup, emitGroup, findOwn, groupOf, writeGroups } from '../ship-groups.ts';
import {
  dropFill,
  type Fill,
  planUnits,
  readSourcingFacts,
  type SourcingDependencies,
  type SourcingFacts,
} from '../source-units.ts';
import { insertPromises, type NewPromise } from '../store/promises.ts';
import type { ShipGroup } from '../types.ts';
import type { createMoveReservations } from './move-reservations.ts';
import { AddressInput } from './place-order/input.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    shipGroup: Type.Integer({ minimum: 1, maximum: 50 }),
    address: AddressInput,
    reason: Type.Optional(Text(500)),
  },
  { additionalProperties: false },
);
const Output = Type.Object({
  shipGroup: Type.Integer(),
  movedUnits: Type.Integer({ description: 'Units that ship from elsewhere now' }),
  promisedDate: Type.Union([Type.String(), Type.Null()], { description: 'The last day of this part' }),
});
type AddressItem = Item<Type.Static<typeof Input>>;
type Result = Type.Static<typeof Output>;
type Dependencies = SourcingDependencies & { moveReservations: ReturnType<typeof createMoveReservations> };

export function createChangeAddress(dependencies: Dependencies): Command<Type.Static<typeof Input>, Result> {
  return defineCommand({
    name: 'orders.changeAddress',
    summary: 'Sends a part of an order to another address of the same country, while it is not picked.',
    input: Input,
    output: Output,
    roles: ['service', 'operations', 'channel'],
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.shipGroupUnknown,
      refusals.groupCollected,
      refusals.groupPicked,
      refusals.nothingToDo,
      refusals.countryDiffers,
    ],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      // No stock here is kept for what was imported.
      const lines = items.flatMap((item) => {
        const order = set.get(item.input.orderId);
        return order && !order.row.imported ? [...order.lines.values()] : [];
      });
      const facts = await readSourcingFacts(tx, dependencies, lines);
      const exclusions = await readExclusions(tx, set, items);
      const changed = new Set<LoadedOrder>();
      const promises: NewPromise[] = [];
      const outcomes: Outcome<Result>[] = [];
      // Each in its turn: what one gives up another may take. Mostly one, and where it moves nothing there is no statement.
      for (const item of items) {
        const order = findOwn(set, item);
        const refusal = judge(order, item);
        if (refusal) {
          outcomes.push(decline(refusal));
          continue;
        }
        const { shipGroup: no, address } = item.input;
        const before = groupOf(order!, no)!.address;
        const group = changeGroup(order!, no, { address });
        changed.add(order!);
        emitGroup(tx, item, order!, 'orders.addressChanged', { groupNo: no, before, after: address });
        const moved = await moveUnits(tx, dependencies, item, order!, no, facts, exclusions);
        const dates = latestDates(placesOf(order!, no, group, facts));
        promises.push(...promiseAgain(tx, item, order!, dates, { reason: 'address-changed' }));
        outcomes.push(accept({ shipGroup: no, movedUnits: moved, promisedDate: lastDay(order!, no) }));
      }
      await writeGroups(tx, changed);
      await insertPromises(tx, promises, tx.now);
      return outcomes;
    },
  });
}

function judge(order: LoadedOrder | null, { input }: AddressItem) {
  if (!order) return refusals.orderUnknown;
  const refusal = mayChangeAddress(order, input.shipGroup);
  if (refusal) return refusal;
  const { country } = groupOf(order, input.shipGroup)!.address ?? {};
  return country !== undefined && country !== input.address.country
    ? refuse(refusals.countryDiffers, { country })
    : null;
}

/** Units of the group that are reserved and not released, as they lie now. */
function reservedOf(order: LoadedOrder, no: number) {
  return order.reservations.flatMap((row) => {
    const line = order.lines.get(row.lineNo);
    return line?.shipGroup === no && row.reserved > 0
      ? [{ lineNo: row.lineNo, locationId: row.locationId, skuId: row.skuId, quantity: row.reserved }]
      : [];
  });
}

/** Sources what is not released as if it were placed now for that address; moves what is better elsewhere. */
async function moveUnits(
  tx: CommandTx,
  { moveReservations }: Dependencies,
  item: AddressItem,
  order: LoadedOrder,
  no: number,
  facts: SourcingFacts,
  exclusions: Exclusions,
): Promise<number> {
  const begun = [...order.lines.values()].some(
    (line) => line.released + line.picked + line.shipped + line.delivered > 0,
  );
  const units = reservedOf(order, no);
  // Of an order that is partly at work nothing moves any more; nor of one that no stock here is kept for.
  if (begun || order.row.imported || units.length === 0) return 0;
  const wanted = new Map<number, number>();
  for (const { lineNo, skuId, locationId, quantity } of units) {
    wanted.set(lineNo, (wanted.get(lineNo) ?? 0) + quantity);
    facts.free.get(skuId)![facts.locations.indexOf.get(locationId)!]! += quantity;
  }
  const fills = planUnits(
    order,
    wanted,
    facts,
    excludedLines(order, exclusions, () => []),
  );
  const moves = sumOf(fills) === sumOf(units) ? differ(units, fills) : [];
  const [outcome] =
    moves.length === 0
      ? []
      : await tx.call(moveReservations, [
          {
            input: {
              reference: 'address changed',
              moves: moves.map(({ lineNo, from, to, quantity }) => ({
                orderId: item.input.orderId,
                lineNo,
                from: formatId('loc', from),
                to: formatId('loc', to),
                quantity,
              })),
            },
            actor: item.actor,
          },
        ]);
  if (!outcome?.ok) {
    for (const fill of fills) dropFill(facts, fill);
    for (const unit of units)
      facts.free.get(unit.skuId)![facts.locations.indexOf.get(unit.locationId)!]! -= unit.quantity;
    return 0;
  }
  for (const { lineNo, from, to, quantity } of moves) relocate(order, lineNo, from, to, quantity);
  return sumOf(moves);
}

const sumOf = (units: readonly { quantity: number }[]) => units.reduce((sum, each) => sum + each.quantity, 0);

interface Move {
  lineNo: number;
  from: Uuid;
  to: Uuid;
  quantity: number;
}

type Place = Pick<Fill, 'lineNo' | 'locationId' | 'quantity'>;

/** Which units go from where to where, line by line; what stays is in no move. */
function differ(before: readonly Place[], after: readonly Place[]): Move[] {
  const net = new Map<string, { lineNo: number; locationId: Uuid; quantity: number }>();
  for (const [units, sign] of [
    [before, 1],
    [after, -1],
  ] as const) {
    for (const { lineNo, locationId, quantity } of units) {
      const key = `${lineNo}/${locationId}`;
      net.set(key, { lineNo, locationId, quantity: (net.get(key)?.quantity ?? 0) + sign * quantity });
    }
  }
  const moves: Move[] = [];
  for (const source of net.values()) {
    for (const target of net.values()) {
      if (target.lineNo !== source.lineNo) continue;
      const quantity = Math.min(source.quantity, -target.quantity);
      if (quantity <= 0) continue;
      moves.push({ lineNo: source.lineNo, from: source.locationId, to: target.locationId, quantity });
      source.quantity -= quantity;
      target.quantity += quantity;
    }
  }
  return moves;
}

/** So that dates are those of where the units are now. */
function relocate(order: LoadedOrder, lineNo: number, from: Uuid, to: Uuid, quantity: number): void {
  const find = (locationId: Uuid) =>
    order.reservations.find((row) => row.lineNo === lineNo && row.locationId === locationId);
  const source = find(from)!;
  source.reserved -= quantity;
  const target = find(to);
  if (target) target.reserved += quantity;
  else {
    const empty = { released: 0, picked: 0, consumed: 0, freed: 0 };
    order.reservations.push({ ...source, ...empty, locationId: to, reserved: quantity });
  }
}

/** When the units of the group that are here arrive at its address. */
function placesOf(
  order: LoadedOrder,
  no: number,
  group: ShipGroup,
  { dispatch, locations, now }: SourcingFacts,
) {
  return order.reservations.flatMap(({ lineNo, locationId, reserved, released }) => {
    const location = locations.byId.get(locationId);
    const isOurs = order.lines.get(lineNo)?.shipGroup === no && reserved + released > 0;
    return isOurs && location
      ? [{ lineNo, date: expectArrival(dispatch, now, group, location, locations) }]
      : [];
  });
}

function lastDay(order: LoadedOrder, no: number): string | null {
  const dates = [...order.lines.values()].flatMap((line) =>
    line.shipGroup === no && line.promisedDate ? [line.promisedDate] : [],
  );
  return dates.sort().at(-1) ?? null;
}
