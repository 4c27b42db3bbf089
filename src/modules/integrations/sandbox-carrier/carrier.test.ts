// Promises of the sandbox carrier: one label a shipment, numbers that can be checked, and parcels that move with the clock.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import type { BookingResult, TrackingUpdate } from '../../fulfilment/index.ts';
import { createSandboxCarrier, type SandboxCarrier } from './carrier.ts';
import { SERVICES } from './services.ts';
import { createSandboxCarrierTasks } from './tasks.ts';
import { formatTrackingNumber, isTrackingNumber } from './tracking-number.ts';

let db: TestDatabase;
const clock = createMovableClock('2026-11-02T09:00:00Z');
let carrier: SandboxCarrier;
const signal = new AbortController().signal;
const STEP = 3600_000;
let serial = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  carrier = createSandboxCarrier({ db, clock, stepMs: STEP, failedShare: 0.25 });
});
afterAll(() => db.drop());

const address = { lines: ['1 Row'], city: 'Leeds', country: 'GB' };
const request = (service: string, shipmentId = `shp_${++serial}`) => ({
  shipmentId,
  service,
  reference: '100-1',
  from: address,
  to: address,
  packages: [],
});
const numberOf = (result: BookingResult | undefined) =>
  result?.kind === 'booked' ? result.trackingNumber : null;

describe('booking', () => {
  it('gives every shipment of a batch its own number, and the same one when asked again', async () => {
    const requests = Array.from({ length: 20 }, () => request('standard'));
    const first = (await carrier.book(requests, signal)).map(numberOf);
    expect(new Set(first).size).toBe(20);
    expect(first.every((each) => each !== null && isTrackingNumber(each))).toBe(true);
    const again = (await carrier.book([...requests, request('express')], signal)).map(numberOf);
    expect(again.slice(0, 20)).toEqual(first);
    const found = await carrier.lookup(
      [...requests.map((each) => each.shipmentId), 'shp_unheard_of'],
      signal,
    );
    expect(found.slice(0, 20).map((each) => each.kind === 'booked' && each.trackingNumber)).toEqual(first);
    expect(found[20]).toEqual({ kind: 'absent' });
  });

  it('answers in the order of the batch, whatever each service does', async () => {
    const requests = ['sandbox-refused', 'standard', 'sandbox-timeout', 'no-such-service'].map((service) =>
      request(service),
    );
    const results = await carrier.book(requests, signal);
    expect(results.map((result) => (result.kind === 'refused' ? result.code : result.kind))).toEqual([
      'address-not-served',
      'booked',
      'unknown',
      'unknown-service',
    ]);
  });

  it('falls silent as a whole when nothing is answered, until the caller gives up', async () => {
    const asked = request('sandbox-timeout');
    await expect(carrier.book([asked], AbortSignal.timeout(20))).rejects.toThrow('gave up');
    const [known] = await carrier.lookup([asked.shipmentId], signal);
    expect(known?.kind).toBe('booked');
  });

  it('has not heard of a lost request, and makes its label when asked again', async () => {
    const asked = request('sandbox-timeout-lost');
    await expect(carrier.book([asked], AbortSignal.timeout(20))).rejects.toThrow();
    expect(await carrier.lookup([asked.shipmentId], signal)).toEqual([{ kind: 'absent' }]);
    const [made] = await carrier.book([asked], signal);
    expect(made?.kind).toBe('booked');
  });

  it('makes a second label with the service that forgets', async () => {
    const asked = request('sandbox-twice');
    for (let i = 0; i < 2; i++)
      await expect(carrier.book([asked], AbortSignal.timeout(20))).rejects.toThrow();
    const { rows } = await db.pool.query('select 1 from integrations.sandbox_labels where shipment_id = $1', [
      asked.shipmentId,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('explains every service in its table', () => {
    for (const { code, does } of SERVICES) expect(does, code).not.toBe('');
  });
});

describe('tracking numbers', () => {
  it('follow UPU S10: the published example has its check digit', () => {
    // RR473124829FI is the example of the standard: digits 47312482, check digit 9.
    expect(formatTrackingNumber(47_312_482)).toBe('TL473124829ZZ');
  });

  it('show every mistyped digit', () => {
    const good = formatTrackingNumber(1234);
    for (let at = 2; at < 10; at++) {
      const wrong = (Number(good[at]) + 1) % 10;
      expect(isTrackingNumber(good.slice(0, at) + wrong + good.slice(at + 1))).toBe(false);
    }
    expect(isTrackingNumber(good)).toBe(true);
  });
});

describe('parcels', () => {
  async function collect(until: number, take: (update: TrackingUpdate) => boolean = () => true) {
    const told: TrackingUpdate[] = [];
    clock.advance(until);
    await carrier.advance(clock.now(), async (updates) => {
      const answers = updates.map(take);
      told.push(...updates.filter((_, at) => answers[at]));
      return answers;
    });
    return told;
  }

  it('move step by step with the clock, each step dated when it happened', async () => {
    await collect(100 * STEP);
    const start = clock.now().getTime();
    const [booked] = await carrier.book([request('sandbox-delivered')], signal);
    expect(await collect(STEP - 1)).toEqual([]);
    const told = await collect(10 * STEP);
    expect(told.map(({ status, at }) => [status, (at.getTime() - start) / STEP])).toEqual([
      ['in-transit', 1],
      ['out-for-delivery', 2],
      ['delivered', 3],
    ]);
    expect(told[0]).toMatchObject({ carrier: 'sandbox', trackingNumber: numberOf(booked) });
    expect(await collect(10 * STEP)).toEqual([]);
  });

  it('are told of again until it is taken, also when the listener breaks', async () => {
    await carrier.book([request('sandbox-delivered')], signal);
    expect(await collect(STEP, () => false)).toEqual([]);
    await expect(
      carrier.advance(new Date(clock.now().getTime() + STEP), async () =>
        Promise.reject(new Error('broken')),
      ),
    ).rejects.toThrow('broken');
    expect((await collect(5 * STEP)).map(({ status }) => status)).toEqual([
      'in-transit',
      'out-for-delivery',
      'delivered',
    ]);
  });

  it('come back after three attempts where nobody opens', async () => {
    await carrier.book([request('sandbox-returned')], signal);
    const told = (await collect(20 * STEP)).map(({ status }) => status);
    expect(told.filter((status) => status === 'delivery-failed')).toHaveLength(3);
    expect(told.at(-1)).toBe('returned-to-sender');
  });

  it('fail at first in about the share that was asked for', async () => {
    await carrier.book(
      Array.from({ length: 400 }, () => request('standard')),
      signal,
    );
    const told = await collect(20 * STEP);
    const failed = told.filter(({ status }) => status === 'delivery-failed').length;
    expect(failed).toBeGreaterThan(60);
    expect(failed).toBeLessThan(140);
    expect(told.filter(({ status }) => status === 'delivered')).toHaveLength(400);
  });

  it('stand still once their label is cancelled', async () => {
    const asked = request('standard');
    await carrier.book([asked], signal);
    await carrier.cancel([asked.shipmentId], signal);
    await carrier.cancel([asked.shipmentId, 'shp_unheard_of'], signal);
    expect(await collect(10 * STEP)).toEqual([]);
  });

  it('move by the worker’s task', async () => {
    await carrier.book([request('sandbox-delivered')], signal);
    clock.advance(10 * STEP);
    const told: TrackingUpdate[] = [];
    const deliver = async (updates: readonly TrackingUpdate[]) => {
      told.push(...updates);
      return updates.map(() => true);
    };
    const tasks = createSandboxCarrierTasks({ carrier, clock, deliver });
    await tasks['integrations.advanceSandboxCarrier']!({}, { attempt: 1, maxAttempts: 1 });
    expect(told).toHaveLength(3);
  });
});
