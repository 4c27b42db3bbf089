// The sandbox carrier: an adapter of the Carrier port that behaves like a system outside. It keeps its own memory, sells labels in
// batches, and brings every parcel in its own time (services.ts says which way).
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db.ts';
import type { drawLabels } from '../../documents/index.ts';
import type {
  BookingLookup,
  BookingRequest,
  BookingResult,
  Carrier,
  TrackingUpdate,
} from '../../fulfilment/index.ts';
import { printLabel } from './label.ts';
import { findService, routeOf } from './services.ts';
import {
  cancelLabels,
  insertLabels,
  lockDue,
  moveLabels,
  type NewLabel,
  type SandboxLabel,
  selectLabels,
  takeSerials,
} from './store.ts';
import { formatTrackingNumber } from './tracking-number.ts';

export interface SandboxCarrierOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** How long every answer takes; 0 unless told. */
  readonly latencyMs?: number;
  /** Between two pieces of news of a parcel; 6 hours unless told. */
  readonly stepMs?: number;
  /** News that were not taken are sent again after this; 10 minutes unless told, a step at most. */
  readonly resendMs?: number;
  /** Draws labels; in this thread unless told. */
  readonly drawLabels?: typeof drawLabels;
  /** Share of parcels whose first delivery fails; 0.05 unless told. */
  readonly failedShare?: number;
}

export interface SandboxCarrier extends Carrier {
  /**
   * Tells everything that has happened up to `now`, in order. `deliver` answers for each piece of news whether it was taken: what
   * was not (a parcel that has not left yet) is told again later, and so is everything when it throws. Returns how many were taken.
   */
  advance(
    now: Date,
    deliver: (updates: readonly TrackingUpdate[]) => Promise<readonly boolean[]>,
  ): Promise<number>;
}

const CODE = 'sandbox';
const BATCH = 500;

export function createSandboxCarrier(options: SandboxCarrierOptions): SandboxCarrier {
  return {
    code: CODE,
    book: (requests, signal) => book(options, requests, signal),
    async lookup(shipmentIds) {
      await pause(options);
      const known = await selectLabels(options.db, shipmentIds);
      return shipmentIds.map((id) => toLookup(known.filter((label) => label.shipmentId === id)));
    },
    async cancel(shipmentIds) {
      await pause(options);
      await cancelLabels(options.db, shipmentIds);
    },
    async fetchLabel(shipmentId) {
      await pause(options);
      return printLabel(options, shipmentId);
    },
    async advance(now, deliver) {
      let taken = 0;
      for (let told = BATCH; told > 0; ) {
        const round = await advanceOnce(options, now, deliver);
        told = round.told;
        taken += round.taken;
      }
      return taken;
    },
  };
}

async function pause({ latencyMs }: SandboxCarrierOptions): Promise<void> {
  if (latencyMs) await sleep(latencyMs);
}

async function book(
  options: SandboxCarrierOptions,
  requests: readonly BookingRequest[],
  signal: AbortSignal,
): Promise<readonly BookingResult[]> {
  await pause(options);
  const labels = await makeLabels(options, requests);
  const results = requests.map((request): BookingResult => {
    const { refuses, answering } = findService(request.service);
    if (refuses) return { kind: 'refused', code: refuses[0], message: refuses[1] };
    const made = labels.get(request.shipmentId);
    // Whoever asks again for what was made is answered; a service that forgets never answers.
    if (answering !== 'answered' && (made?.isNew !== false || findService(request.service).forgets)) {
      return { kind: 'unknown' };
    }
    return toResult(made!.label);
  });
  // Nothing but silence came of it: then the whole call has no answer.
  if (results.every((result) => result.kind === 'unknown')) return silence(signal);
  return results;
}

interface Made {
  label: Pick<SandboxLabel, 'service' | 'trackingNumber'>;
  isNew: boolean;
}

async function makeLabels(
  { db, clock, stepMs = 6 * 3600_000 }: SandboxCarrierOptions,
  requests: readonly BookingRequest[],
): Promise<Map<string, Made>> {
  const asked = requests.filter((request) => findService(request.service).refuses === null);
  const made = new Map<string, Made>();
  if (asked.length === 0) return made;
  const special = asked.filter((request) => findService(request.service).answering === 'lost');
  const heardOf = new Set(
    (special.length > 0
      ? await selectLabels(
          db,
          special.map((request) => request.shipmentId),
        )
      : []
    ).map((label) => label.shipmentId),
  );
  const serials = await takeSerials(db, asked.length);
  const now = clock.now();
  const rows = asked.map(({ shipmentId, service, reference, from, to, packages }, at): NewLabel => {
    const { answering, forgets } = findService(service);
    const isLost = answering === 'lost' && !heardOf.has(shipmentId);
    return {
      shipmentId,
      service,
      once: !forgets,
      trackingNumber: isLost ? null : formatTrackingNumber(serials[at]!),
      nextAt: isLost ? null : new Date(now.getTime() + stepMs),
      parcel: { reference, from, to, packages },
    };
  });
  const written = await insertLabels(db, rows, now);
  const fresh = new Map(written.map((row) => [row.shipmentId, row.trackingNumber]));
  for (const { shipmentId, service } of asked) {
    const trackingNumber = fresh.get(shipmentId);
    // A lost request that comes again makes its label late, and this time the answer arrives.
    const isNew = !heardOf.has(shipmentId);
    if (trackingNumber !== undefined) made.set(shipmentId, { label: { service, trackingNumber }, isNew });
  }
  const doubles = asked
    .filter((request) => !made.has(request.shipmentId))
    .map((request) => request.shipmentId);
  if (doubles.length > 0) {
    for (const label of await selectLabels(db, doubles)) made.set(label.shipmentId, { label, isNew: false });
  }
  return made;
}

/** Never answers; ends when the caller gives up. */
function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new Error('the caller gave up'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function toResult({
  service,
  trackingNumber,
}: Pick<SandboxLabel, 'service' | 'trackingNumber'>): BookingResult {
  if (trackingNumber === null) return { kind: 'unknown' };
  return {
    kind: 'booked',
    service,
    trackingNumber,
    trackingUrl: `https://carrier.example/track/${trackingNumber}`,
    labelReference: `label-${trackingNumber}`,
  };
}

function toLookup(labels: readonly SandboxLabel[]): BookingLookup {
  const label = labels.find((each) => each.trackingNumber !== null);
  return label ? toResult(label) : { kind: 'absent' };
}

async function advanceOnce(
  { db, stepMs = 6 * 3600_000, resendMs = 600_000, failedShare = 0.05 }: SandboxCarrierOptions,
  now: Date,
  deliver: (updates: readonly TrackingUpdate[]) => Promise<readonly boolean[]>,
): Promise<{ told: number; taken: number }> {
  return db.transaction(async (tx) => {
    const due = await lockDue(tx, now, BATCH);
    if (due.length === 0) return { told: 0, taken: 0 };
    const updates = due.map((label): TrackingUpdate => {
      const route = routeOf(label.service, label.trackingNumber!, failedShare);
      return {
        carrier: CODE,
        trackingNumber: label.trackingNumber!,
        status: route[label.step]!,
        at: label.nextAt!,
      };
    });
    const answers = await deliver(updates);
    const moved = due.map((label, at) => {
      const { labelId, step } = label;
      if (!answers[at])
        return { labelId, step, nextAt: new Date(now.getTime() + Math.min(resendMs, stepMs)) };
      const route = routeOf(label.service, label.trackingNumber!, failedShare);
      const isLast = step + 1 >= route.length;
      return {
        labelId,
        step: step + 1,
        nextAt: isLast ? null : new Date(label.nextAt!.getTime() + Math.max(1, stepMs)),
      };
    });
    await moveLabels(tx, moved);
    return { told: due.length, taken: answers.filter(Boolean).length };
  });
}
