// The single place that calls payment providers: jobs carry sets of operations to them and bring the answers back by
// payments.recordGatewayResult. No transaction is open meanwhile, and nothing is asked twice without looking first.
import { askInTime } from '../../platform/ask-in-time.ts';
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import { Outage } from '../../platform/errors.ts';
import { type Executor, insistOnAll } from '../../platform/execute.ts';
import { passFailpoint } from '../../platform/failpoint.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import { expireAuthorisations } from './commands/expire-authorisations.ts';
import { type GatewayResultInput, recordGatewayResult } from './commands/record-gateway-result.ts';
import { sweepReceivables } from './commands/sweep-receivables.ts';
import {
  type GatewayNotification,
  type GatewayRequest,
  type LookupResult,
  operationKey,
  type PaymentGateway,
  parseOperationKey,
} from './gateway.ts';
import { type GatewayOperation, selectDueUnresolved, selectGatewayOperations } from './store.ts';

export interface PaymentDependencies {
  readonly executor: Executor;
  readonly gateways: readonly PaymentGateway[];
  readonly log: Log;
  /** After this an answer counts as unknown; 10 seconds unless told. */
  readonly timeoutMs?: number;
  /** Calls under way at once in one job; 16 unless told. */
  readonly parallel?: number;
}

/** How long an answer is waited for, unless told. */
const TIMEOUT_MS = 10_000;
const ACTOR = { ...SYSTEM_ACTOR, id: 'system:payments' };
const RESOLVE_LIMIT = 500;

/** When the tasks run by the clock. */
export const crontab: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'payments.resolveUnknown'],
  ['* * * * *', 'payments.expireAuthorisations'],
  ['* * * * *', 'payments.sweepReceivables'],
];

export function createTasks(deps: PaymentDependencies): Record<string, Task> {
  return {
    'payments.callGateway': (payload, context) => callGateway(deps, readKeys(payload), context),
    'payments.resolveUnknown': () => askUnknown(deps),
    'payments.expireAuthorisations': () => sweepExpired(deps),
    'payments.sweepReceivables': () => sweepOpen(deps),
  };
}

/** Takes answers that a provider sends by itself; keys of others are left alone. */
export function createNotificationReceiver(
  executor: Executor,
): (notification: GatewayNotification) => Promise<void> {
  return async ({ idempotencyKey, result }) => {
    const ids = parseOperationKey(idempotencyKey);
    if (!ids) return;
    await executor.execute(recordGatewayResult, [
      { actor: ACTOR, input: { ...ids, result: writeResult(result) } },
    ]);
  };
}

interface Answer {
  operation: GatewayOperation;
  result: LookupResult;
}

async function callGateway(
  deps: PaymentDependencies,
  keys: readonly OperationKey[],
  context: { attempt: number; maxAttempts: number },
): Promise<void> {
  const operations = await selectGatewayOperations(deps.executor.db, keys);
  const due = operations.filter((operation) => operation.state === 'requested');
  const isLast = context.attempt >= context.maxAttempts;
  const failures: unknown[] = [];
  for (const [gateway, mine] of byGateway(deps, due, failures)) {
    const answers = await askGateway(deps, gateway, mine, context.attempt > 1, failures);
    // The last try leaves what it could not reach to the resolver instead of to nobody.
    const answered = new Set(answers.map((answer) => answer.operation));
    if (isLast) {
      for (const operation of mine)
        if (!answered.has(operation)) answers.push({ operation, result: { kind: 'unknown' } });
    }
    await passFailpoint('payments.answered');
    await recordAnswers(deps, answers);
  }
  if (failures.length > 0) throw asOutage(failures);
}

function asOutage(failures: readonly unknown[]): Outage {
  const first = failures[0];
  const reason = first instanceof Error ? first.message : String(first);
  return new Outage(`${failures.length} payment operations could not be carried out: ${reason}`, {
    cause: first,
  });
}

function byGateway(
  deps: PaymentDependencies,
  operations: readonly GatewayOperation[],
  failures: unknown[],
): Map<PaymentGateway, GatewayOperation[]> {
  const found = new Map<PaymentGateway, GatewayOperation[]>();
  for (const operation of operations) {
    const gateway = deps.gateways.find((each) => each.provider === operation.provider);
    if (!gateway) {
      failures.push(new Outage(`there is no adapter for the payment provider "${operation.provider}"`));
      continue;
    }
    const mine = found.get(gateway);
    if (mine) mine.push(operation);
    else found.set(gateway, [operation]);
  }
  return found;
}

/** Answers of one provider; operations that it could not be asked about are missing and counted in `failures`. */
async function askGateway(
  deps: PaymentDependencies,
  gateway: PaymentGateway,
  operations: readonly GatewayOperation[],
  lookFirst: boolean,
  failures: unknown[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const captures = operations.filter((operation) => operation.kind === 'capture');
  const { captureMany } = gateway;
  const bulk = !lookFirst && captureMany !== undefined && captures.length > 1 ? captures : [];
  if (bulk.length > 0 && captureMany) {
    try {
      const results = await askInTime(deps.timeoutMs ?? TIMEOUT_MS, (signal) =>
        captureMany.call(gateway, bulk.map(toRequest), signal),
      );
      bulk.forEach((operation, index) => {
        answers.push({ operation, result: results?.[index] ?? { kind: 'unknown' } });
      });
    } catch (error) {
      failures.push(error);
    }
  }
  const inBulk = new Set(bulk);
  const single = operations.filter((operation) => !inBulk.has(operation));
  await inParallel(single, deps.parallel ?? 16, async (operation) => {
    try {
      answers.push({ operation, result: await askOnce(deps, gateway, operation, lookFirst) });
    } catch (error) {
      failures.push(error);
    }
  });
  return answers;
}

async function askOnce(
  deps: PaymentDependencies,
  gateway: PaymentGateway,
  operation: GatewayOperation,
  lookFirst: boolean,
): Promise<LookupResult> {
  if (lookFirst) {
    const known = await lookUp(deps, gateway, operation);
    if (known.kind !== 'absent') return known;
  }
  const result = await askInTime(deps.timeoutMs ?? TIMEOUT_MS, (signal) =>
    gateway[operation.kind](toRequest(operation), signal),
  );
  return result ?? { kind: 'unknown' };
}

async function lookUp(
  deps: PaymentDependencies,
  gateway: PaymentGateway,
  operation: GatewayOperation,
): Promise<LookupResult> {
  const result = await askInTime(deps.timeoutMs ?? TIMEOUT_MS, (signal) =>
    gateway.lookup(operationKey(operation), signal),
  );
  return result ?? { kind: 'unknown' };
}

/** Asks about every operation whose outcome is unknown and due. */
async function askUnknown(deps: PaymentDependencies): Promise<void> {
  const { db, clock } = deps.executor;
  const keys = await selectDueUnresolved(db, clock.now(), RESOLVE_LIMIT);
  if (keys.length === 0) return;
  const operations = await selectGatewayOperations(db, keys);
  const failures: unknown[] = [];
  const answers: Answer[] = [];
  const jobs = [...byGateway(deps, operations, failures)].flatMap(([gateway, mine]) =>
    mine.map((operation) => ({ gateway, operation })),
  );
  await inParallel(jobs, deps.parallel ?? 16, async ({ gateway, operation }) => {
    try {
      answers.push({ operation, result: await lookUp(deps, gateway, operation) });
    } catch (error) {
      // Out of reach: still unknown, asked for again later.
      failures.push(error);
      answers.push({ operation, result: { kind: 'unknown' } });
    }
  });
  await passFailpoint('payments.answered');
  await recordAnswers(deps, answers);
  if (failures.length > 0)
    deps.log.warn(
      { err: failures[0], count: failures.length },
      'unknown payment outcomes could not be asked for',
    );
}

async function sweepExpired(deps: PaymentDependencies): Promise<void> {
  for (let more = true; more; ) {
    const [answer] = await deps.executor.execute(expireAuthorisations, [{ actor: ACTOR, input: {} }]);
    more = answer?.ok === true && answer.result.more;
  }
}

async function sweepOpen(deps: PaymentDependencies): Promise<void> {
  for (let more = true; more; ) {
    const [answer] = await deps.executor.execute(sweepReceivables, [{ actor: ACTOR, input: {} }]);
    more = answer?.ok === true && answer.result.more;
  }
}

async function recordAnswers(deps: PaymentDependencies, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return;
  const calls = answers.map(({ operation, result }) => ({
    actor: ACTOR,
    input: {
      orderId: formatId('ord', operation.orderId),
      operationId: formatId('pop', operation.operationId),
      result: writeResult(result),
    },
  }));
  const outcomes = await deps.executor.execute(recordGatewayResult, calls);
  outcomes.forEach((outcome, index) => {
    if (!outcome.ok)
      deps.log.error(
        { operation: calls[index]!.input.operationId, code: outcome.refusal.code },
        'a provider’s answer was refused',
      );
  });
  insistOnAll(outcomes, 'payment provider');
}

/** As the command takes it: instants as text, a provider's words no longer than fits. */
function writeResult(result: LookupResult): GatewayResultInput['result'] {
  if (result.kind === 'succeeded') {
    return {
      kind: 'succeeded',
      providerReference: result.providerReference,
      expiresAt: result.expiresAt?.toISOString() ?? null,
    };
  }
  if (result.kind === 'declined') {
    return {
      kind: 'declined',
      code: result.code.slice(0, 100) || 'declined',
      message: result.message.slice(0, 500) || 'Declined.',
    };
  }
  return { kind: result.kind };
}

function toRequest(operation: GatewayOperation): GatewayRequest {
  return {
    idempotencyKey: operationKey(operation),
    amountMinor: operation.amountMinor,
    currency: operation.currency,
    token: operation.token,
    reference: operation.against,
  };
}

interface OperationKey {
  orderId: Uuid;
  operationId: Uuid;
}

function readKeys(payload: Record<string, unknown>): OperationKey[] {
  const pairs = payload.operations as [Uuid, Uuid][];
  return pairs.map(([orderId, operationId]) => ({ orderId, operationId }));
}

async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
