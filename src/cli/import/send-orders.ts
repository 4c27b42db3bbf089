// Sends a batch of orders to the server's bulk route and reads what became of each. A server that is away for a moment is asked
// again: orders are unique by their external id, so a batch that arrived twice is taken once.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportMode, OrderInput, SentOutcome } from '../../modules/integrations/index.ts';
import { type Problem, Refused } from '../client.ts';
import type { Context } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';

type BulkOutcome = { ok: true; result: { outcome?: string } } | { ok: false; problem: Problem };

const TRIES = 5;
/** Bytes of one request, below what the server takes. */
const MAX_BODY = 24 * 1024 * 1024;

export async function sendOrders(
  context: Context,
  mode: ImportMode,
  inputs: readonly OrderInput[],
  prepare: boolean,
): Promise<SentOutcome[]> {
  if (mode === 'live' && prepare) await putCustomers(context, inputs);
  const route = mode === 'history' ? '/v1/orders/history/bulk' : '/v1/orders/bulk';
  const outcomes: SentOutcome[] = [];
  for (const part of cutBySize(inputs)) {
    const answer = await send<{ outcomes: BulkOutcome[] }>(context, 'POST', route, part);
    outcomes.push(...answer.outcomes.map(toOutcome));
  }
  return outcomes;
}

function* cutBySize(inputs: readonly OrderInput[]): Generator<OrderInput[]> {
  let part: OrderInput[] = [];
  let bytes = 0;
  for (const input of inputs) {
    const size = Buffer.byteLength(JSON.stringify(input));
    if (part.length > 0 && bytes + size > MAX_BODY) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(input);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

function toOutcome(outcome: BulkOutcome): SentOutcome {
  if (outcome.ok) return { ok: true, alreadyThere: outcome.result.outcome === 'already-there' };
  const { code, title, detail } = outcome.problem;
  if (code === 'orders.duplicate-external-id') return { ok: true, alreadyThere: true };
  const facts = detail ?? describeFacts(outcome.problem);
  return { ok: false, code, sentence: facts ? `${title} ${facts}` : title };
}

function describeFacts({
  type: _type,
  title: _title,
  status: _status,
  code: _code,
  ...rest
}: Problem): string {
  return Object.keys(rest).length === 0 ? '' : JSON.stringify(rest);
}

/** Orders that are captured now find their customer by the channel's own id: it must be there before. */
async function putCustomers(context: Context, inputs: readonly OrderInput[]): Promise<void> {
  const people = new Map<string, object>();
  for (const { channel, customer } of inputs) {
    if (customer?.externalId === undefined) continue;
    const { externalId, name, email, phone, locale } = customer;
    people.set(externalId, { channel, externalId, name: name ?? email ?? externalId, email, phone, locale });
  }
  if (people.size > 0) await send(context, 'PUT', '/v1/customers/bulk', [...people.values()]);
}

/** Sends `items`; waits and tries again while the server is away or at its limit. */
export async function send<T>(
  context: Context,
  method: 'POST' | 'PUT',
  route: string,
  items: readonly unknown[],
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.client.send<T>(method, route, { items });
    } catch (error) {
      const isAway = error instanceof CliError && error.exitCode === EXIT.unreachable;
      const isBusy = error instanceof Refused && error.problem.status === 503;
      if (attempt >= TRIES || !(isAway || isBusy)) throw error;
      await sleep(250 * 2 ** attempt);
    }
  }
}
