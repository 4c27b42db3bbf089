// Keeps one part of the demonstration's world going: the same work again and again, one at a time, until everything stops. What goes
// wrong is told once in a while and tried again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tally } from './tally.ts';

/** Resolves when `signal` has fired and the work under way has ended. */
export async function keepDoing(
  name: string,
  everyMs: number,
  context: { readonly signal: AbortSignal; readonly tally: Tally },
  work: () => Promise<void>,
): Promise<void> {
  const { signal, tally } = context;
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      tally.trouble(name, error);
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}

/** What is to be done at a time; taken by whoever is due. */
export interface Agenda<T> {
  add(item: T, atMs: number): void;
  /** Removes and returns what is due, the earliest first, at most `limit`. */
  takeDue(nowMs: number, limit: number): T[];
  readonly size: number;
}

export function createAgenda<T>(): Agenda<T> {
  // A heap by time: thousands of parcels are under way at once.
  const heap: { item: T; atMs: number }[] = [];
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  function takeFirst(): T {
    const first = heap[0]!.item;
    const last = heap.pop()!;
    if (heap.length > 0) heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && heap[child]!.atMs < heap[least]!.atMs) least = child;
      if (least === at) return first;
      swap(at, least);
      at = least;
    }
  }
  return {
    add(item, atMs) {
      heap.push({ item, atMs });
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (heap[parent]!.atMs <= heap[at]!.atMs) return;
        swap(at, parent);
        at = parent;
      }
    },
    takeDue(nowMs, limit) {
      const due: T[] = [];
      while (due.length < limit && heap.length > 0 && heap[0]!.atMs <= nowMs) due.push(takeFirst());
      return due;
    },
    get size() {
      return heap.length;
    },
  };
}
