// Puts open work of a location on one pick list and says that it is being picked: the most urgent, or what somebody chose.
import Type, { type Static } from 'typebox';
import {
  type Actor,
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { ItemRefused, type Refusal, refuse } from '../../../platform/errors.ts';
import { newUuid, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { Location } from '../../inventory/index.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { publicFulfilmentId } from '../fulfilment-set.ts';
import { publicPickListId } from '../pick-lists.ts';
import { toPick } from '../rules.ts';
import { closed, FulfilmentOrderId, LocationCode } from '../schemas.ts';
import { insertPickLists, type PickList, selectWorkToPick } from '../store/pick-lists.ts';
import { selectFulfilmentOrders } from '../store.ts';
import type { FulfilmentOrder } from '../types.ts';
import type { createStartPicking } from './start-picking.ts';

export const MAX_TOTES = 50;

const Input = Type.Object(
  {
    location: LocationCode,
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_TOTES,
        default: 12,
        description: 'So many of the most urgent',
      }),
    ),
    fulfilmentOrderIds: Type.Optional(
      Type.Array(FulfilmentOrderId, { minItems: 1, maxItems: MAX_TOTES, description: 'These instead' }),
    ),
  },
  closed,
);
const Output = Type.Object({
  pickListId: IdOf('pls'),
  totes: Type.Array(Type.Object({ tote: Type.Integer(), fulfilmentOrderId: Type.String() })),
  units: Type.Integer(),
});
type ListItem = Item<Static<typeof Input>>;

export function createCreatePickList(
  parts: FulfilmentParts,
  startPicking: ReturnType<typeof createStartPicking>,
) {
  return defineCommand({
    name: 'fulfilment.createPickList',
    summary:
      'Puts open fulfilment orders of a location on one pick list, and says that they are being picked.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.locationUnknown,
      refusals.nothingToPick,
      refusals.fulfilmentOrderUnknown,
      refusals.workElsewhere,
      refusals.fulfilmentOrderEnded,
      refusals.orderHeld,
      refusals.isOffered,
      refusals.alreadyPicking,
      refusals.alreadyPicked,
    ],
    async run(tx, items) {
      const { byCode } = await parts.locations.read(tx, await readVersions(tx));
      const chosen = items.flatMap(({ input }) => input.fulfilmentOrderIds ?? []);
      const choice = new Set(chosen.flatMap((id) => parseId('ful', id) ?? []));
      const known = indexOrders(await selectFulfilmentOrders(tx, [...choice]));
      const urgent = await readUrgent(tx, items, byCode, choice);
      const lists: { index: number; item: ListItem; list: PickList }[] = [];
      const taken = new Set<string>();
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const location = byCode.get(item.input.location);
        if (!location?.active) return decline(refusals.locationUnknown);
        const found = item.input.fulfilmentOrderIds
          ? readChosen(location, known, item.input.fulfilmentOrderIds, taken)
          : (urgent.get(location.locationId) ?? []).splice(0, item.input.count ?? 12);
        if (!Array.isArray(found)) return decline(found);
        if (found.length === 0) return decline(refusals.nothingToPick);
        const list = draftList(location, found, item.actor, tx.now);
        for (const id of list.orders) taken.add(id);
        lists.push({ index, item, list });
        const pickListId = publicPickListId(list);
        const units = found.flatMap(({ lines }) => lines).reduce((sum, line) => sum + toPick(line), 0);
        tx.emit(item, {
          type: 'fulfilment.pickListCreated',
          objects: [
            ['pick-list', pickListId, 'created'],
            ['location', location.code, 'picks'],
          ],
          attributes: { pickListId, location: location.code, orders: found.length, units },
        });
        const totes = list.orders.map((fulfilmentOrderId, at) => ({ tote: at + 1, fulfilmentOrderId }));
        return accept({ pickListId, totes, units });
      });
      await startAll(tx, startPicking, lists);
      await insertPickLists(
        tx,
        lists.map(({ list }) => list),
      );
      return outcomes;
    },
  });
}

const draftList = (
  { locationId }: Location,
  orders: readonly FulfilmentOrder[],
  actor: Actor,
  createdAt: Date,
): PickList => ({
  pickListId: newUuid(),
  locationId,
  state: 'picking',
  revision: 0,
  createdAt,
  createdBy: actor.id,
  endedAt: null,
  orders: orders.map(publicFulfilmentId),
  found: {},
});

/** Says that all orders of the lists are being picked; a list with one that cannot be is refused. */
async function startAll(
  tx: CommandTx,
  startPicking: ReturnType<typeof createStartPicking>,
  lists: readonly { index: number; item: ListItem; list: PickList }[],
): Promise<void> {
  const calls = lists.flatMap(({ index, item, list }) =>
    list.orders.map((fulfilmentOrderId) => ({ index, actor: item.actor, input: { fulfilmentOrderId } })),
  );
  const started = await tx.call(startPicking, calls);
  started.forEach((outcome, at) => {
    const { index, input } = calls[at]!;
    if (!outcome.ok) throw new ItemRefused(index, refuse(outcome.refusal, input));
  });
}

const indexOrders = (orders: readonly FulfilmentOrder[]) =>
  new Map(orders.map((order) => [publicFulfilmentId(order) as string, order]));

/** The most urgent work of each location that somebody wants a list of, as many as all its lists take together. */
async function readUrgent(
  tx: Parameters<typeof selectWorkToPick>[0],
  items: readonly ListItem[],
  byCode: ReadonlyMap<string, Location>,
  without: ReadonlySet<Uuid>,
): Promise<Map<Uuid, FulfilmentOrder[]>> {
  const wanted = new Map<Uuid, number>();
  for (const { input } of items) {
    const location = byCode.get(input.location);
    if (!location || input.fulfilmentOrderIds) continue;
    wanted.set(location.locationId, (wanted.get(location.locationId) ?? 0) + (input.count ?? 12));
  }
  const urgent = new Map<Uuid, FulfilmentOrder[]>();
  for (const [locationId, count] of wanted) {
    const rows = await selectWorkToPick(tx, locationId, count + without.size);
    const ids = rows.map((row) => row.fulfilmentOrderId).filter((id) => !without.has(id));
    const orders = indexOrders(await selectFulfilmentOrders(tx, ids.slice(0, count)));
    // As they were chosen, the most urgent first.
    urgent.set(
      locationId,
      ids.slice(0, count).flatMap((id) => orders.get(publicFulfilmentId({ fulfilmentOrderId: id })) ?? []),
    );
  }
  return urgent;
}

function readChosen(
  location: Location,
  known: ReadonlyMap<string, FulfilmentOrder>,
  ids: readonly string[],
  taken: ReadonlySet<string>,
): FulfilmentOrder[] | Refusal {
  const orders: FulfilmentOrder[] = [];
  for (const fulfilmentOrderId of new Set(ids)) {
    const order = known.get(fulfilmentOrderId);
    if (!order) return refuse(refusals.fulfilmentOrderUnknown, { fulfilmentOrderId });
    if (order.locationId !== location.locationId)
      return refuse(refusals.workElsewhere, { fulfilmentOrderId });
    if (taken.has(fulfilmentOrderId)) return refuse(refusals.alreadyPicking, { fulfilmentOrderId });
    orders.push(order);
  }
  return orders;
}
