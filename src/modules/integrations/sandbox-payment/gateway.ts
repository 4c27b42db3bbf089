// The sandbox payment provider: an adapter of the PaymentGateway port that behaves like a system outside. It keeps its own
// memory, does each idempotency key once, and its test cards decline, fall silent, answer twice or late (cards.ts).
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Queryable } from '../../../platform/db.ts';
import {
  AUTHORISATION_EXPIRED,
  type GatewayNotification,
  type GatewayRequest,
  type GatewayResult,
  type LookupResult,
  type PaymentGateway,
} from '../../payments/index.ts';
import { type Card, findCard, isPlainCapture } from './cards.ts';
import {
  declineSandboxPayments,
  insertSandboxPayments,
  type SandboxPayment,
  selectSandboxPayment,
  selectSandboxPayments,
  takeDueNotifications,
  useSandboxAmounts,
} from './store.ts';

export interface SandboxOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Where notifications go. */
  readonly notify?: (notification: GatewayNotification) => Promise<void>;
  /** How long every answer takes; 0 unless told. */
  readonly latencyMs?: number;
  /** How late `tok_late` is notified; 30 seconds unless told. */
  readonly lateMs?: number;
  /** How long an authorisation holds; 7 days, with `tok_expires` a minute, unless told. */
  readonly holdsMs?: number;
  readonly shortHoldMs?: number;
}

export interface SandboxGateway extends PaymentGateway {
  /** Sends the notifications that are due; returns how many. */
  deliverNotifications(): Promise<number>;
}

type Kind = SandboxPayment['kind'];

/** References of its own start with this; others were authorised elsewhere and are trusted. */
const PREFIX = 'sbx_';

export function createSandboxGateway(options: SandboxOptions): SandboxGateway {
  const ask = (kind: Kind) => (request: GatewayRequest, signal: AbortSignal) =>
    answerOne(options, kind, request, signal);
  return {
    provider: 'sandbox',
    authorise: ask('authorise'),
    capture: ask('capture'),
    void: ask('void'),
    refund: ask('refund'),
    async lookup(idempotencyKey) {
      await pause(options);
      return toLookup(await selectSandboxPayment(options.db, idempotencyKey, false));
    },
    captureMany: (requests) => captureMany(options, requests),
    async deliverNotifications() {
      const due = await takeDueNotifications(options.db, options.clock.now());
      for (const payment of due) await notify(options, payment);
      return due.length;
    },
  };
}

async function answerOne(
  options: SandboxOptions,
  kind: Kind,
  request: GatewayRequest,
  signal: AbortSignal,
): Promise<GatewayResult> {
  await pause(options);
  const { payment, isFirst } = await perform(options, kind, request);
  const { delivery } = findCard(request.token);
  if (!isFirst || delivery === 'answered') return toResult(payment);
  if (delivery === 'twice') {
    await notify(options, payment);
    await notify(options, payment);
    return toResult(payment);
  }
  return silence(signal);
}

/** Never answers; ends when the caller gives up. */
function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new Error('the caller gave up'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

async function pause(options: SandboxOptions): Promise<void> {
  if (options.latencyMs) await sleep(options.latencyMs);
}

async function notify(options: SandboxOptions, payment: SandboxPayment): Promise<void> {
  await options.notify?.({ idempotencyKey: payment.idempotencyKey, result: toResult(payment) });
}

/** Does what a key asks for, the first time that it arrives; afterwards tells what was done. */
async function perform(
  options: SandboxOptions,
  kind: Kind,
  request: GatewayRequest,
): Promise<{ payment: SandboxPayment; isFirst: boolean }> {
  return options.db.transaction(async (tx) => {
    const card = findCard(request.token);
    const known = await selectSandboxPayment(tx, request.idempotencyKey, true);
    if (known && known.outcome !== 'lost') return { payment: known, isFirst: false };
    const now = options.clock.now();
    const isLost = !known && card.delivery === 'lost';
    const payment = isLost
      ? { ...newPayment(options, kind, request, card), outcome: 'lost' as const }
      : await decide(tx, options, kind, request, card);
    if (known) payment.notifyAt = null;
    const written = await insertSandboxPayments(tx, [payment], now);
    if (written.size === 0) throw new Error('the same key is worked on by another call');
    return { payment, isFirst: !known };
  });
}

function newPayment(
  options: SandboxOptions,
  kind: Kind,
  request: GatewayRequest,
  card: Card,
): SandboxPayment {
  const now = options.clock.now().getTime();
  const holdsMs = card.shortLived ? (options.shortHoldMs ?? 60_000) : (options.holdsMs ?? 7 * 86_400_000);
  return {
    idempotencyKey: request.idempotencyKey,
    kind,
    token: request.token,
    amountMinor: request.amountMinor,
    currency: request.currency,
    reference: request.reference,
    outcome: 'succeeded',
    code: null,
    message: null,
    expiresAt: kind === 'authorise' ? new Date(now + holdsMs) : null,
    usedMinor: 0,
    notifyAt: card.delivery === 'late' ? new Date(now + (options.lateMs ?? 30_000)) : null,
  };
}

async function decide(
  tx: Queryable,
  options: SandboxOptions,
  kind: Kind,
  request: GatewayRequest,
  card: Card,
): Promise<SandboxPayment> {
  const payment = newPayment(options, kind, request, card);
  const decline = (code: string, message: string): SandboxPayment => ({
    ...payment,
    outcome: 'declined',
    code,
    message,
    expiresAt: null,
  });
  const declined = kind === 'void' ? undefined : card.declines[kind];
  if (declined) return decline(...declined);
  if (kind === 'authorise' || !request.reference?.startsWith(PREFIX)) return payment;
  const now = options.clock.now();
  const key = request.reference.slice(PREFIX.length);
  const used = await useSandboxAmounts(tx, [{ key, amountMinor: request.amountMinor }], now);
  if (used.has(key)) return payment;
  return decline(...whyNot(await selectSandboxPayment(tx, key, false), now));
}

function whyNot(source: SandboxPayment | null, now: Date): [code: string, message: string] {
  if (source?.outcome !== 'succeeded') return ['unknown-reference', 'There is no such payment.'];
  if (source.expiresAt !== null && source.expiresAt <= now) {
    return [AUTHORISATION_EXPIRED, 'The authorisation has ended.'];
  }
  return ['amount-too-large', 'That is more than is left.'];
}

/** Captures of plain cards in one go; special cards and doubles of one authorisation go one by one. */
async function captureMany(
  options: SandboxOptions,
  requests: readonly GatewayRequest[],
): Promise<GatewayResult[]> {
  await pause(options);
  const seen = new Set<string>();
  const bulk: GatewayRequest[] = [];
  const single: GatewayRequest[] = [];
  for (const request of requests) {
    const own = request.reference?.startsWith(PREFIX) ? request.reference : request.idempotencyKey;
    (isPlainCapture(request.token) && !seen.has(own) ? bulk : single).push(request);
    seen.add(own);
  }
  const results = await performBulk(options, bulk);
  for (const request of single) {
    const { payment, isFirst } = await perform(options, 'capture', request);
    const { delivery } = findCard(request.token);
    if (isFirst && delivery === 'twice') for (let i = 0; i < 2; i++) await notify(options, payment);
    const isAnswered = !isFirst || delivery === 'answered' || delivery === 'twice';
    results.set(request.idempotencyKey, isAnswered ? toResult(payment) : { kind: 'unknown' });
  }
  return requests.map((request) => results.get(request.idempotencyKey)!);
}

async function performBulk(
  options: SandboxOptions,
  requests: readonly GatewayRequest[],
): Promise<Map<string, GatewayResult>> {
  const results = new Map<string, GatewayResult>();
  if (requests.length === 0) return results;
  const now = options.clock.now();
  await options.db.transaction(async (tx) => {
    const rows = requests.map((request) => newPayment(options, 'capture', request, findCard(request.token)));
    const fresh = await insertSandboxPayments(tx, rows, now);
    for (const row of rows) if (fresh.has(row.idempotencyKey)) results.set(row.idempotencyKey, toResult(row));
    const known = requests.filter((request) => !fresh.has(request.idempotencyKey));
    if (known.length > 0) {
      const keys = known.map((request) => request.idempotencyKey);
      for (const payment of await selectSandboxPayments(tx, keys)) {
        results.set(payment.idempotencyKey, toResult(payment));
      }
    }
    const uses = requests
      .filter((request) => fresh.has(request.idempotencyKey) && request.reference?.startsWith(PREFIX))
      .map((request) => ({
        request: request.idempotencyKey,
        key: request.reference!.slice(PREFIX.length),
        amountMinor: request.amountMinor,
      }));
    if (uses.length === 0) return;
    const used = await useSandboxAmounts(tx, uses, now);
    const failed = uses.filter((use) => !used.has(use.key));
    if (failed.length === 0) return;
    const sources = await selectSandboxPayments(
      tx,
      failed.map((use) => use.key),
    );
    const declines = failed.map((use) => {
      const source = sources.find((each) => each.idempotencyKey === use.key) ?? null;
      const [code, message] = whyNot(source, now);
      return { key: use.request, code, message };
    });
    await declineSandboxPayments(tx, declines);
    for (const { key, code, message } of declines) results.set(key, { kind: 'declined', code, message });
  });
  return results;
}

function toResult(payment: SandboxPayment): GatewayResult {
  if (payment.outcome === 'declined') {
    return {
      kind: 'declined',
      code: payment.code ?? 'declined',
      message: payment.message ?? 'Declined.',
    };
  }
  return {
    kind: 'succeeded',
    providerReference: PREFIX + payment.idempotencyKey,
    expiresAt: payment.expiresAt,
  };
}

function toLookup(payment: SandboxPayment | null): LookupResult {
  return !payment || payment.outcome === 'lost' ? { kind: 'absent' } : toResult(payment);
}
