// What pick-ups share: what is known of their stores, and the news that one is ready, with the code that the customer reads out
// and, where the store brings goods to the car, the link by which the customer says "I am here".
import type { CommandTx, Item } from '../../platform/command.ts';
import { readVersions } from '../../platform/versions.ts';
import type { Location, TrackedSkus } from '../inventory/index.ts';
import { signArrival } from './arrival-link.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { fulfilmentEvent } from './events.ts';
import { publicFulfilmentId } from './fulfilment-set.ts';
import type { ReleaseContext } from './release-context.ts';
import { selectLinkKey } from './store/link-keys.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';

/** A store with this capability brings goods to the customer's car. */
export const CURBSIDE = 'curbside';

export interface PickupContext extends ReleaseContext {
  /** Null where no link can be made: nobody knows the server's address. */
  readonly arrivalUrl: ((order: FulfilmentOrder) => string) | null;
  readonly tracked: TrackedSkus;
}

export async function readPickupContext(tx: CommandTx, parts: FulfilmentParts): Promise<PickupContext> {
  const versions = await readVersions(tx);
  const locations = await parts.locations.read(tx, versions);
  const rulesOf = await parts.rules.read(tx, versions);
  const tracked = await parts.lots.read(tx, versions);
  const { publicUrl = null } = parts;
  const mayDrive = locations.list.some((location) => location.capabilities.includes(CURBSIDE));
  if (publicUrl === null || !mayDrive) return { locations, rulesOf, tracked, arrivalUrl: null };
  const key = await selectLinkKey(tx);
  const arrivalUrl = (order: FulfilmentOrder) =>
    new URL(`/pickup/${signArrival(key, publicFulfilmentId(order), order.readyUntil!)}`, publicUrl).href;
  return { locations, rulesOf, tracked, arrivalUrl };
}

/** What a customer needs to collect: where, until when, and a code to read out. */
export function pickupAttributes(order: FulfilmentOrder, { locations, arrivalUrl }: PickupContext) {
  const location = locations.byId.get(order.locationId);
  const until = order.readyUntil!.toISOString();
  const isCurbside = location?.capabilities.includes(CURBSIDE) === true;
  return {
    locationName: location?.name ?? null,
    locationCode: location?.code ?? null,
    pickupCode: pickupCode(order),
    until,
    expiresAt: until,
    ...(isCurbside && arrivalUrl ? { arrivalUrl: arrivalUrl(order) } : {}),
  };
}

export const pickupCode = (order: FulfilmentOrder) => publicFulfilmentId(order).slice(-6).toUpperCase();

export function emitReady(
  tx: CommandTx,
  item: Item<unknown>,
  context: PickupContext,
  order: FulfilmentOrder,
  lines: readonly PackedLine[],
): void {
  const attributes = pickupAttributes(order, context);
  tx.emit(item, fulfilmentEvent('fulfilment.readyForPickup', order, context.locations, lines, attributes));
}

/** Seconds that the customer has waited at the store; null when nobody said that they came. */
export function waitedSeconds(order: FulfilmentOrder, now: Date): number | null {
  return order.arrivedAt === null
    ? null
    : Math.max(0, Math.round((now.getTime() - order.arrivedAt.getTime()) / 1000));
}

export const storeOfPickup = (order: FulfilmentOrder, { locations }: ReleaseContext): Location =>
  locations.byId.get(order.locationId)!;
