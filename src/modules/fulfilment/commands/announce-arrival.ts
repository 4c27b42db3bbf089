// The customer says "I am here", with the bay or the car: the store is alerted, and the wait is measured from now on. Said by the shop
// for the customer, or by the signed link of the message that the pick-up is ready.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import { isOpenAt, type LocationList, nextOpening } from '../../inventory/index.ts';
import { readArrival } from '../arrival-link.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { fulfilmentEvent } from '../events.ts';
import { loadFulfilmentOrders } from '../fulfilment-set.ts';
import { pickupCode } from '../pickups.ts';
import { linesAtCounter } from '../return-pickups.ts';
import { isEnded } from '../rules.ts';
import { closed, FulfilmentOrderId } from '../schemas.ts';
import { selectLinkKey } from '../store/link-keys.ts';
import type { FulfilmentOrder } from '../types.ts';

const where = {
  bay: Type.Optional(Text(40, { description: 'Number or name of the parking bay' })),
  vehicle: Type.Optional(Text(100, { description: 'What the car looks like' })),
  note: Type.Optional(Text(300)),
};
const Input = Type.Union([
  Type.Object({ fulfilmentOrderId: FulfilmentOrderId, ...where }, closed),
  Type.Object({ token: Text(80, { description: 'Of the signed link' }), ...where }, closed),
]);
const Output = Type.Object({
  fulfilmentOrderId: FulfilmentOrderId,
  arrivedAt: Type.String({ description: 'When the customer said so first' }),
  pickupCode: Type.String(),
});
type ArrivalItem = Item<Static<typeof Input>>;

export function createAnnounceArrival(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.announceArrival',
    summary: 'Says that the customer has come for a pick-up, and where they wait.',
    input: Input,
    output: Output,
    roles: ['operations', 'service', 'channel'],
    refusals: [
      refusals.linkInvalid,
      refusals.fulfilmentOrderUnknown,
      refusals.notPickup,
      refusals.fulfilmentOrderEnded,
      refusals.notReady,
      refusals.storeClosed,
    ],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const byLink = items.some(({ input }) => 'token' in input);
      const key = byLink ? await selectLinkKey(tx) : null;
      const ids = items.map(({ input }) =>
        'token' in input ? readArrival(key!, input.token, tx.now) : input.fulfilmentOrderId,
      );
      const set = await loadFulfilmentOrders(
        tx,
        ids.filter((id) => id !== null),
      );
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const id = ids[index];
        if (!id) return decline(refusals.linkInvalid);
        const order = set.order(id);
        const problem = findProblem(item, order, locations, tx.now);
        if (problem) return decline(problem);
        const { bay, vehicle, note } = item.input;
        const arrival = {
          ...(bay ? { bay } : {}),
          ...(vehicle ? { vehicle } : {}),
          ...(note ? { note } : {}),
        };
        order!.arrivedAt ??= tx.now;
        order!.arrival = { ...order!.arrival, ...arrival };
        set.touch(order!);
        const attributes = {
          pickupCode: pickupCode(order!),
          arrivedAt: order!.arrivedAt.toISOString(),
          bay: order!.arrival.bay ?? null,
        };
        const lines = linesAtCounter(order!);
        tx.emit(item, fulfilmentEvent('fulfilment.customerArrived', order!, locations, lines, attributes));
        return accept({
          fulfilmentOrderId: id,
          arrivedAt: attributes.arrivedAt,
          pickupCode: attributes.pickupCode,
        });
      });
      await set.write();
      return outcomes;
    },
  });
}

function findProblem(
  { actor }: ArrivalItem,
  order: FulfilmentOrder | undefined,
  locations: LocationList,
  now: Date,
) {
  if (!order || (actor.role === 'channel' && actor.channel !== order.channel))
    return refusals.fulfilmentOrderUnknown;
  if (order.kind !== 'pickup') return refusals.notPickup;
  if (isEnded(order.state)) return refuse(refusals.fulfilmentOrderEnded, { state: order.state });
  const readyBy = order.readyBy?.toISOString() ?? null;
  if (order.readyUntil === null) return refuse(refusals.notReady, { readyBy });
  const store = locations.byId.get(order.locationId)!;
  if (!isOpenAt(store, now))
    return refuse(refusals.storeClosed, { opensAt: nextOpening(store, now).toISOString() });
  return null;
}
