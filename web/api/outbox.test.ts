// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiRefusal } from './call.ts';
import { resumeOutbox, sendUntilAnswered } from './outbox.ts';
import { onSessionEnd, tellSessionRenewed } from './session-events.ts';

const sent = { method: 'POST', address: '/v1/things', text: '{}', idempotencyKey: 'k1' };
const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const refusal = (status: number, code: string) => answer(status, { title: code, status, code });
const kept = () => JSON.parse(sessionStorage.getItem('throughline.outbox') ?? '[]') as unknown[];

let keys: (string | undefined)[];
let answers: (() => Response)[];

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  keys = [];
  answers = [];
  vi.stubGlobal('fetch', async (_address: string, options: { headers: Record<string, string> }) => {
    keys.push(options.headers['idempotency-key']);
    return answers.shift()!();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const broken = () => {
  throw new TypeError('Failed to fetch');
};

describe('what is sent while the line is down', () => {
  it('is kept, and sent again under the same key until there is an answer', async () => {
    answers = [broken, () => refusal(503, 'starting'), () => answer(200, { done: true })];
    const result = sendUntilAnswered(sent);
    await vi.advanceTimersByTimeAsync(500);
    expect(kept()).toMatchObject([{ idempotencyKey: 'k1', address: '/v1/things' }]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await result).toEqual({ done: true });
    expect(keys).toEqual(['k1', 'k1', 'k1']);
    expect(kept()).toEqual([]);
  });

  it('goes out at once when the browser says that the line is back', async () => {
    answers = [broken, () => answer(200, {})];
    const result = sendUntilAnswered(sent);
    await vi.advanceTimersByTimeAsync(10);
    window.dispatchEvent(new Event('online'));
    expect(await result).toEqual({});
  });

  it('is not sent again after a no', async () => {
    answers = [broken, () => refusal(409, 'orders.order-closed')];
    const result = sendUntilAnswered(sent).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2000);
    expect(((await result) as ApiRefusal).problem.code).toBe('orders.order-closed');
    expect(kept()).toEqual([]);
  });

  it('is sent by the next load of the page when this one ends', async () => {
    sessionStorage.setItem('throughline.outbox', JSON.stringify([{ ...sent, since: Date.now() }]));
    answers = [() => answer(200, {})];
    const told: unknown[] = [];
    resumeOutbox((error) => told.push(error));
    await vi.advanceTimersByTimeAsync(10);
    expect([keys, told, kept()]).toEqual([['k1'], [null], []]);
  });
});

describe('what is sent after the session has ended', () => {
  it('is sent once more when the person has signed in again', async () => {
    const asked = vi.fn();
    const stop = onSessionEnd(asked);
    answers = [() => refusal(401, 'access.not-signed-in'), () => answer(200, { done: true })];
    const result = sendUntilAnswered(sent);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveBeenCalled();
    expect(keys).toHaveLength(1);
    tellSessionRenewed();
    expect(await result).toEqual({ done: true });
    stop();
  });

  it('is refused where nobody asks the person to sign in', async () => {
    answers = [() => refusal(401, 'access.not-signed-in')];
    await expect(sendUntilAnswered(sent)).rejects.toBeInstanceOf(ApiRefusal);
  });
});
