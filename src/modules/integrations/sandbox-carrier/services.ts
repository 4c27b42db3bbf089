// The services of the sandbox carrier, held as a table: what each does is written here and nowhere else. README.md explains them.
import type { TrackingStatus } from '../../fulfilment/index.ts';

/** How the answer of a booking travels. What was not answered is answered when it is looked up. */
export type Answering =
  | 'answered'
  /** The label is made, but no answer comes. */
  | 'silent'
  /** The first request never arrives, and no answer comes. */
  | 'lost';

export interface Service {
  readonly code: string;
  readonly does: string;
  readonly answering: Answering;
  /** Makes a label for every request, even for a shipment that has one. */
  readonly forgets: boolean;
  readonly refuses: readonly [code: string, message: string] | null;
  /** What the carrier tells after the label, one step after the other. Null: as luck has it. */
  readonly route: readonly TrackingStatus[] | null;
}

const STRAIGHT: readonly TrackingStatus[] = ['in-transit', 'out-for-delivery', 'delivered'];
const SECOND_ATTEMPT: readonly TrackingStatus[] = [
  'in-transit',
  'out-for-delivery',
  'delivery-failed',
  'out-for-delivery',
  'delivered',
];
const NEVER: readonly TrackingStatus[] = [
  'in-transit',
  'out-for-delivery',
  'delivery-failed',
  'out-for-delivery',
  'delivery-failed',
  'out-for-delivery',
  'delivery-failed',
  'returned-to-sender',
];

const service = (code: string, does: string, special: Partial<Service> = {}): Service => ({
  code,
  does,
  answering: 'answered',
  forgets: false,
  refuses: null,
  route: null,
  ...special,
});

export const SERVICES: readonly Service[] = [
  service('standard', 'Brought in three steps; some deliveries fail at first.'),
  service('express', 'The same.'),
  service('freight', 'The same.'),
  service('sandbox-refused', 'No label is made.', {
    refuses: ['address-not-served', 'The carrier does not go there.'],
  }),
  service('sandbox-timeout', 'The label is made, but the booking is never answered.', {
    answering: 'silent',
  }),
  service('sandbox-timeout-lost', 'The first booking never arrives and is never answered.', {
    answering: 'lost',
  }),
  service('sandbox-twice', 'The booking is never answered, and asked again it makes a second label.', {
    answering: 'silent',
    forgets: true,
  }),
  service('sandbox-delivered', 'Delivered at the first attempt.', { route: STRAIGHT }),
  service('sandbox-second-attempt', 'Delivered at the second attempt.', { route: SECOND_ATTEMPT }),
  service('sandbox-returned', 'Three failed attempts, then returned to sender.', { route: NEVER }),
];

const BY_CODE = new Map(SERVICES.map((each) => [each.code, each]));

export function findService(code: string): Service {
  return (
    BY_CODE.get(code) ??
    service(code, 'Any other service is refused.', {
      refuses: ['unknown-service', 'The sandbox carrier knows its own services only.'],
    })
  );
}

/** The way of a label; of `failedShare` of them the first delivery fails, always the same ones. */
export function routeOf(
  code: string,
  trackingNumber: string,
  failedShare: number,
): readonly TrackingStatus[] {
  const fixed = findService(code).route;
  if (fixed) return fixed;
  const serial = Number(trackingNumber.slice(2, 10));
  // Spreads neighbouring serials over the whole range (multiplicative hashing, Knuth 6.4).
  const luck = (Math.imul(serial, 2_654_435_761) >>> 0) / 2 ** 32;
  return luck < failedShare ? SECOND_ATTEMPT : STRAIGHT;
}
