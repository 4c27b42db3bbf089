// The single place that calls carriers: jobs carry sets of shipments to them and bring the answers back by
// fulfilment.recordLabels. No transaction is open meanwhile, and whoever asks again looks first: no label is bought twice.
import { askInTime } from '../../platform/ask-in-time.ts';
import { type Command, SYSTEM_ACTOR } from '../../platform/command.ts';
import { Outage } from '../../platform/errors.ts';
import {
  type Answer as CommandAnswer,
  type Executor,
  hasFailed,
  insistOnAll,
} from '../../platform/execute.ts';
import { passFailpoint } from '../../platform/failpoint.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import { createLocationReader, type LocationReader } from '../inventory/index.ts';
import { readBookings } from './bookings.ts';
import type { BookingLookup, BookingRequest, Carrier, TrackingUpdate } from './carrier.ts';
import type { LabelInput } from './commands/record-labels.ts';
import type { FulfilmentCommands } from './commands.ts';

export interface FulfilmentTasks {
  readonly executor: Executor;
  readonly carriers: readonly Carrier[];
  readonly commands: Pick<
    FulfilmentCommands,
    | 'recordLabels'
    | 'recordTracking'
    | 'expirePickups'
    | 'remindPickups'
    | 'expireOffers'
    | 'watchPromises'
    | 'resourceLocation'
  >;
  readonly log: Log;
  /** After this an answer counts as unknown; 10 seconds unless told. */
  readonly timeoutMs?: number;
}

/** How long an answer is waited for, unless told. */
const TIMEOUT_MS = 10_000;
const ACTOR = { ...SYSTEM_ACTOR, id: 'system:fulfilment' };
/** Shipments in one call of a carrier. */
const BATCH = 200;
const EXPIRE_BATCH = 500;
const OFFER_BATCH = 200;
const WATCH_BATCH = 300;

/** When the tasks run by the clock. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'fulfilment.expirePickups'],
  ['* * * * *', 'fulfilment.expireOffers'],
  ['*/5 * * * *', 'fulfilment.remindPickups'],
  ['*/5 * * * *', 'fulfilment.watchPromises'],
];

interface Options extends FulfilmentTasks {
  readonly locations: LocationReader;
}

export function createTasks(given: FulfilmentTasks): Record<string, Task> {
  const options: Options = { ...given, locations: createLocationReader() };
  return {
    'fulfilment.bookLabels': (payload, { attempt, maxAttempts }) =>
      bookLabels(options, payload.shipments as Uuid[], {
        lookFirst: attempt > 1 || payload.lookFirst === true,
        isLast: attempt >= maxAttempts,
      }),
    'fulfilment.cancelLabels': (payload) => cancelLabels(options, payload.shipments as Uuid[]),
    'fulfilment.expirePickups': () =>
      repeat(EXPIRE_BATCH, async (limit) => (await runOnce(options, 'expirePickups', { limit })).expired),
    'fulfilment.remindPickups': () =>
      repeat(EXPIRE_BATCH, async (limit) => (await runOnce(options, 'remindPickups', { limit })).reminded),
    'fulfilment.expireOffers': () =>
      repeat(OFFER_BATCH, async (limit) => (await runOnce(options, 'expireOffers', { limit })).expired),
    'fulfilment.watchPromises': () =>
      repeat(WATCH_BATCH, async (limit) => (await runOnce(options, 'watchPromises', { limit })).looked),
    'fulfilment.resourceLocation': (payload) => resourceLocation(options, payload.location as string),
  };
}

/**
 * Takes news that a carrier sends by itself. True for each that was taken (or will never be): only the others, of shipments that
 * have not left yet or where something went wrong here, are worth sending again.
 */
export function createTrackingReceiver(
  options: Pick<FulfilmentTasks, 'executor' | 'commands'>,
): (updates: readonly TrackingUpdate[]) => Promise<boolean[]> {
  return async (updates) => {
    const answers = await options.executor.execute(
      options.commands.recordTracking,
      updates.map(({ carrier, trackingNumber, status, at, description }) => ({
        actor: ACTOR,
        input: {
          carrier,
          trackingNumber,
          status,
          at: at.toISOString(),
          ...(description === undefined ? {} : { description }),
        },
      })),
    );
    return answers.map(
      (answer) => answer.ok || (answer.refusal.code !== 'fulfilment.not-shipped' && !hasFailed(answer)),
    );
  };
}

interface Answer {
  shipmentId: Uuid;
  result: BookingLookup;
}

async function bookLabels(
  options: Options,
  ids: readonly Uuid[],
  { lookFirst, isLast }: { lookFirst: boolean; isLast: boolean },
): Promise<void> {
  const bookings = await readBookings(options.executor.db, options.locations, ids);
  const failures: unknown[] = [];
  const answers: Answer[] = [];
  for (const [code, mine] of Map.groupBy(bookings, (booking) => booking.carrier)) {
    const carrier = options.carriers.find((each) => each.code === code);
    if (!carrier) {
      failures.push(new Outage(`there is no adapter for the carrier "${code}"`));
      continue;
    }
    for (let from = 0; from < mine.length; from += BATCH) {
      const part = mine.slice(from, from + BATCH);
      try {
        answers.push(...(await askCarrier(options, carrier, part, lookFirst)));
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await passFailpoint('fulfilment.answered');
  const settled = new Set(
    answers.flatMap(({ shipmentId, result }) =>
      result.kind === 'booked' || result.kind === 'refused' ? [shipmentId] : [],
    ),
  );
  const open = bookings.filter((booking) => booking.wanted && !settled.has(booking.shipmentId));
  // Cancelled meanwhile, and nobody knows whether there is a label to give back.
  const unclear = answers.filter(({ result }) => result.kind === 'unknown').length;
  // After the last try people decide; their retry looks first again.
  if (isLast) {
    const result = { kind: 'refused', code: 'no-answer', message: 'The carrier did not answer.' } as const;
    answers.push(...open.map(({ shipmentId }) => ({ shipmentId, result })));
  }
  await recordAnswers(options, answers);
  if (failures.length > 0)
    throw new Outage(`a carrier could not be asked: ${textOf(failures[0])}`, { cause: failures[0] });
  const unknown = Math.max(open.length, unclear);
  if (unknown > 0) throw new Outage(`the outcome of ${unknown} labels is not known`);
}

type Booking = Awaited<ReturnType<typeof readBookings>>[number];

async function askCarrier(
  options: FulfilmentTasks,
  carrier: Carrier,
  bookings: readonly Booking[],
  lookFirst: boolean,
): Promise<Answer[]> {
  if (!lookFirst)
    return book(
      options,
      carrier,
      bookings.filter((booking) => booking.wanted),
    );
  const known = await askInTime(options.timeoutMs ?? TIMEOUT_MS, (signal) =>
    carrier.lookup(
      bookings.map((booking) => booking.request.shipmentId),
      signal,
    ),
  );
  const answers = bookings.map(
    ({ shipmentId }, at): Answer => ({ shipmentId, result: known?.[at] ?? { kind: 'unknown' } }),
  );
  // Refused before and asked for again by a person: tried anew, as what was never heard of.
  const again = bookings.filter(
    (booking, at) =>
      booking.wanted && (answers[at]!.result.kind === 'absent' || answers[at]!.result.kind === 'refused'),
  );
  const booked = new Map(
    (await book(options, carrier, again)).map((answer) => [answer.shipmentId, answer] as const),
  );
  return answers.map((answer) => booked.get(answer.shipmentId) ?? answer);
}

async function book(
  options: FulfilmentTasks,
  carrier: Carrier,
  bookings: readonly Booking[],
): Promise<Answer[]> {
  if (bookings.length === 0) return [];
  const requests: BookingRequest[] = bookings.map((booking) => booking.request);
  const results = await askInTime(options.timeoutMs ?? TIMEOUT_MS, (signal) =>
    carrier.book(requests, signal),
  );
  return bookings.map(({ shipmentId }, at) => ({ shipmentId, result: results?.[at] ?? { kind: 'unknown' } }));
}

async function recordAnswers(options: FulfilmentTasks, answers: readonly Answer[]): Promise<void> {
  const calls = answers.flatMap(({ shipmentId, result }) => {
    if (result.kind !== 'booked' && result.kind !== 'refused') return [];
    const input: LabelInput = { shipmentId: formatId('shp', shipmentId), result: fitResult(result) };
    return [{ actor: ACTOR, input }];
  });
  if (calls.length === 0) return;
  const outcomes = await options.executor.execute(options.commands.recordLabels, calls);
  outcomes.forEach((outcome, index) => {
    if (outcome.ok) return;
    const { shipmentId } = calls[index]!.input;
    options.log.error({ shipmentId, code: outcome.refusal.code }, 'a carrier’s answer was refused');
  });
  insistOnAll(outcomes, 'carrier');
}

/** A carrier's words no longer than the command takes them. */
function fitResult(
  result: Exclude<BookingLookup, { kind: 'unknown' } | { kind: 'absent' }>,
): LabelInput['result'] {
  if (result.kind === 'booked') return result;
  return {
    kind: 'refused',
    code: result.code.slice(0, 100) || 'refused',
    message: result.message.slice(0, 500) || 'Refused.',
  };
}

async function cancelLabels(options: Options, ids: readonly Uuid[]): Promise<void> {
  const bookings = await readBookings(options.executor.db, options.locations, ids);
  for (const [code, mine] of Map.groupBy(bookings, (booking) => booking.carrier)) {
    const carrier = options.carriers.find((each) => each.code === code);
    if (!carrier) throw new Outage(`there is no adapter for the carrier "${code}"`);
    const shipmentIds = mine.map((booking) => booking.request.shipmentId);
    const done = await askInTime(options.timeoutMs ?? TIMEOUT_MS, async (signal) => {
      await carrier.cancel(shipmentIds, signal);
      return true;
    });
    // Cancelling twice is fine, so nothing has to be looked up before it is tried again.
    if (!done) throw new Outage('the carrier did not say whether the labels are cancelled');
  }
}

/** Again as long as there was a whole batch. */
async function repeat(limit: number, take: (limit: number) => Promise<number>): Promise<void> {
  for (let taken = limit; taken === limit; ) taken = await take(limit);
}

type Clockwork = 'expirePickups' | 'remindPickups' | 'expireOffers' | 'watchPromises';
type ResultOf<N extends Clockwork> = Extract<
  Awaited<ReturnType<FulfilmentCommands[N]['run']>>[number],
  { ok: true }
>['result'];

/** One call of a command that refuses nothing. */
async function runOnce<N extends Clockwork>(
  { executor, commands }: FulfilmentTasks,
  name: N,
  input: { limit: number },
): Promise<ResultOf<N>> {
  const command = commands[name] as unknown as Command<{ limit: number }, ResultOf<N>>;
  const [answer] = await executor.execute(command, [{ actor: ACTOR, input }]);
  if (!answer?.ok) throw new Error(`fulfilment.${name} was refused: ${answer?.refusal.code}`);
  return answer.result;
}

/** All open work of a location that closed, part by part. */
async function resourceLocation(
  { executor, commands, log }: FulfilmentTasks,
  location: string,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const input: { location: string; after?: string } = { location, ...(after === null ? {} : { after }) };
    const [answer]: CommandAnswer<{ next: string | null }>[] = await executor.execute(
      commands.resourceLocation,
      [{ actor: ACTOR, input }],
    );
    if (!answer?.ok) {
      log.warn({ location, code: answer?.refusal.code }, 'work of a location was not sourced anew');
      return;
    }
    await passFailpoint('fulfilment.resourced');
    after = answer.result.next;
    if (after === null) return;
  }
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
