// The single place for what happens to orders that stay with a closed location, whether their work is released or only reserved there:
// a person looks at those that were to be collected, the others are promised for when they can arrive.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { FulfilmentParts } from './dependencies.ts';

/** Why units leave, and what the log calls it. */
export const CLOSED = { reason: 'location-closed', tellAs: 'location-closed' } as const;

/** Holds orders whose customers collect at a location that is out of service; returns how many are held by it. */
export async function holdPickups(
  tx: CommandTx,
  { orders }: FulfilmentParts,
  item: Item<unknown>,
  orderIds: Iterable<Uuid>,
): Promise<number> {
  const held = await tx.call(
    orders.holdOrder,
    [...new Set(orderIds)].map((orderId) => ({
      actor: item.actor,
      input: {
        orderId: formatId('ord', orderId),
        reason: 'UNKNOWN_DELIVERY_DATE' as const,
        note: 'The store where it is collected is closed',
      },
    })),
  );
  return held.filter((outcome) => outcome.ok).length;
}

interface LateLines {
  orderId: Uuid;
  lines: number[];
  /** When they can arrive. */
  arrival: string;
}

/** Returns how many promises were changed. */
export async function promiseAnew(
  tx: CommandTx,
  { orders }: FulfilmentParts,
  item: Item<unknown>,
  staying: readonly LateLines[],
): Promise<number> {
  const promised = await tx.call(
    orders.repromise,
    staying.map(({ orderId, lines, arrival }) => ({
      actor: item.actor,
      input: { orderId: formatId('ord', orderId), lines, promisedDate: arrival, reason: CLOSED.reason },
    })),
  );
  return promised.filter((outcome) => outcome.ok).length;
}
