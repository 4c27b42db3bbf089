// What could not be sent because the line was down: kept with its idempotency key, sent again under the same key until the server
// has answered, so that nothing is lost and nothing is done twice. It outlives a reload of the page, not the closing of its tab.
import { useSyncExternalStore } from 'react';
import { ApiRefusal, type Sent, sendOnce } from './call.ts';
import { tellSessionEnded, untilSessionRenewed } from './session-events.ts';

interface Waiting extends Sent {
  since: number;
}

const KEY = 'throughline.outbox';
/** The server remembers keys for a day. */
const KEEP_MS = 20 * 3600_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function show(next: readonly Waiting[]): void {
  waiting = next;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing: what waits is lost with the page.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWaitingCount = (): number => useSyncExternalStore(subscribe, () => waiting.length);

export const useIsWaiting = (idempotencyKey: string): boolean =>
  useSyncExternalStore(subscribe, () => waiting.some((each) => each.idempotencyKey === idempotencyKey));

/** Sends until there is an answer; a refusal is an answer, a broken line is none. */
export async function sendUntilAnswered<T>(sent: Sent): Promise<T> {
  let waitMs = FIRST_WAIT_MS;
  for (;;) {
    try {
      const answer = await sendOnce<T>(sent);
      settle(sent);
      return answer;
    } catch (error) {
      if (error instanceof ApiRefusal && error.problem.status === 401 && !sent.address.startsWith('/sign-')) {
        // The same wish goes on once the person has signed in again.
        const renewed = untilSessionRenewed();
        if (!tellSessionEnded()) throw error;
        await renewed;
        continue;
      }
      if (error instanceof ApiRefusal && !isNoAnswer(error)) {
        settle(sent);
        throw error;
      }
      if (!waiting.some((each) => each.idempotencyKey === sent.idempotencyKey)) {
        show([...waiting, { ...sent, since: Date.now() }]);
      }
    }
    await untilOnline(waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

function settle({ idempotencyKey }: Sent): void {
  if (waiting.some((each) => each.idempotencyKey === idempotencyKey)) {
    show(waiting.filter((each) => each.idempotencyKey !== idempotencyKey));
  }
}

/** Said by what stands before the server, by a server that is starting, or of a key whose first sending is still under way. */
const isNoAnswer = ({ problem }: ApiRefusal) =>
  [502, 503, 504].includes(problem.status) || problem.code === 'platform.key-in-flight';

function untilOnline(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, waitMs);
    window.addEventListener('online', go);
  });
}

/** Sends what an earlier load of this page has left; `onAnswer` is told of each. */
export function resumeOutbox(onAnswer: (error: unknown) => void): void {
  let left: Waiting[] = [];
  try {
    left = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Waiting[];
  } catch {
    // Nothing that can be read was left.
  }
  left = left.filter((each) => Date.now() - each.since < KEEP_MS);
  show(left);
  for (const sent of left) {
    sendUntilAnswered(sent).then(
      () => onAnswer(null),
      (error: unknown) => onAnswer(error),
    );
  }
}
