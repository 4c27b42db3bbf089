// The single place for messages: who waits for one, keeping those that come too early, taking each at most once.
// It must not know where messages come from.

import { eventStarts } from './subscriptions.ts';
import { trigger } from './triggers.ts';
import type { BufferedMessage, Token } from './types.ts';
import { isEntered, nodeAt, type Run } from './working-copy.ts';

const BUFFERED_PER_NAME = 100;
const SEEN_KEYS = 256;

/** Takes a message; the answer is the reason why it was not taken, if so. */
export function takeMessage(run: Run, message: BufferedMessage): string | undefined {
  if (run.state.seen?.includes(message.e)) return 'messageAlreadyTaken';
  if (!run.process.messages.includes(message.n)) return 'messageNotInModel';
  const waiting = findWaiting(run, message);
  if (!waiting) {
    const buffer = run.state.buffer ?? [];
    if (buffer.filter((kept) => kept.n === message.n).length >= BUFFERED_PER_NAME) return 'messageBufferFull';
    run.state.buffer = [...buffer, message];
  }
  run.state.seen = [...(run.state.seen ?? []), message.e].slice(-SEEN_KEYS);
  if (waiting) trigger(run, waiting.token, waiting.event, message.v ?? {});
  return undefined;
}

/** Hands the oldest kept message that somebody waits for now to them. True when there was one. */
export function settleMessages(run: Run): boolean {
  const { buffer } = run.state;
  if (!buffer) return false;
  for (const message of buffer) {
    const waiting = findWaiting(run, message);
    if (!waiting) continue;
    const left = buffer.filter((kept) => kept !== message);
    run.state.buffer = left.length > 0 ? left : undefined;
    trigger(run, waiting.token, waiting.event, message.v ?? {});
    return true;
  }
  return false;
}

export type Waiting = { token: Token; event: number };

/**
 * Who gets it: first whoever stands at an event or receive task (oldest first), then boundary events, then event
 * sub-processes (both newest, that is innermost, first).
 */
function findWaiting(run: Run, message: BufferedMessage): Waiting | undefined {
  const { tokens } = run.state;
  const fits = (token: Token, event: number) => matches(run, token, event, message);
  for (const token of tokens) {
    if (token.w === 'm' && fits(token, token.n)) return { token, event: token.n };
    if (token.w !== 'e') continue;
    const event = nodeAt(run, token.n).targets!.find((target) => fits(token, target));
    if (event !== undefined) return { token, event };
  }
  for (const events of [boundaryEvents, scopeStarts]) {
    for (let at = tokens.length - 1; at >= 0; at -= 1) {
      const token = tokens[at]!;
      const event = events(run, token).find((index) => fits(token, index));
      if (event !== undefined) return { token, event };
    }
  }
  return undefined;
}

function matches(run: Run, token: Token, index: number, message: BufferedMessage): boolean {
  const { event } = nodeAt(run, index);
  if (event?.type !== 'message' || event.name !== message.n) return false;
  const key = token.k?.[index];
  return key === undefined || key === message.k;
}

/** Boundary events that are open on this token. */
export function boundaryEvents(run: Run, token: Token): number[] {
  if (token.n < 0 || token.l !== undefined) return [];
  const { boundary } = nodeAt(run, token.n);
  return boundary && isEntered(run, token) ? boundary : [];
}

/** Start events of event sub-processes that are open on this token (a scope). */
export function scopeStarts(run: Run, token: Token): number[] {
  if (token.w !== 's' || token.z) return [];
  return eventStarts(run, run.process.nodes[token.n]);
}
