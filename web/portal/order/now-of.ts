// Where an order is now, decided from what the server says of it: the one word that the page's big sentence stands behind, its date, and how
// far along the line of steps it is. Pure.
import type { PortalOrder } from '../../api/portal.ts';

type Seen = Pick<PortalOrder, 'status' | 'promisedDate'> & {
  parcels: readonly Pick<PortalOrder['parcels'][number], 'status' | 'deliveredAt'>[];
  lines: readonly Pick<PortalOrder['lines'][number], 'deliveredAt'>[];
};

export type NowWord =
  | PortalOrder['status']
  | 'out-for-delivery'
  | 'ready-to-collect'
  | 'delivery-failed'
  | 'returned';

export interface Now {
  word: NowWord;
  /** A calendar date by which it is expected; null where nothing is to come or nobody has said. */
  expected: string | null;
  /** The instant at which the last of it arrived. */
  arrivedAt: string | null;
}

/** What is most urgent to know of parcels that have left, first. */
const PARCELS_FIRST = ['delivery-failed', 'returned', 'ready-to-collect', 'out-for-delivery'] as const;

export function nowOf(order: Seen): Now {
  const word = wordOf(order);
  const isOver = ['delivered', 'cancelled', 'returned', 'ready-to-collect'].includes(word);
  return {
    word,
    expected: isOver ? null : order.promisedDate,
    arrivedAt: word === 'delivered' ? latest(order) : null,
  };
}

function wordOf({ status, parcels }: Seen): NowWord {
  const isMoving = status === 'on-its-way' || status === 'partly-on-its-way';
  const urgent = isMoving && PARCELS_FIRST.find((word) => parcels.some((parcel) => parcel.status === word));
  return urgent || status;
}

const latest = ({ parcels, lines }: Seen): string | null =>
  [...parcels, ...lines]
    .flatMap(({ deliveredAt }) => deliveredAt ?? [])
    .sort()
    .at(-1) ?? null;

export const STEPS = ['received', 'preparing', 'on-its-way', 'delivered'] as const;
export type Step = (typeof STEPS)[number] | 'ready-to-collect';

/** The steps of this order, and the one it stands at; null where a line of steps would say nothing. */
export function stepsOf(word: NowWord, isCollected: boolean): { steps: Step[]; current: number } | null {
  const steps: Step[] = isCollected ? ['received', 'preparing', 'ready-to-collect', 'delivered'] : [...STEPS];
  switch (word) {
    case 'received':
    case 'checking':
    case 'waiting-for-goods':
      return { steps, current: 0 };
    case 'preparing':
      return { steps, current: 1 };
    case 'partly-on-its-way':
    case 'on-its-way':
    case 'out-for-delivery':
    case 'ready-to-collect':
    case 'delivery-failed':
      return { steps, current: 2 };
    case 'delivered':
      return { steps, current: 3 };
    case 'returned':
    case 'cancelled':
      return null;
  }
}
