// Replays the orders of a span on two sides: by the live rules in today's network, and as asked. Page by page, in the order of
// placement; stock that came in meanwhile comes in at its time, cancelled orders give back theirs. Same pages, same result.
import type { Uuid } from '../../../platform/ids.ts';
import type { OrderFacts } from '../facts.ts';
import { type ActualOrder, countActual } from './actual.ts';
import type { DifferenceList } from './differences.ts';
import type { Measures } from './measures.ts';
import type { PastInflow } from './past-stock.ts';
import type { Side } from './side.ts';

export interface ReplayedOrder {
  readonly facts: OrderFacts;
  readonly actual: ActualOrder;
}

export interface Replay {
  /** Orders that follow those before. */
  take(page: readonly ReplayedOrder[]): void;
  /** What happens after the last order, until the end of the span. */
  finish(before: Date): void;
  /** Orders that are counted. */
  counted(): number;
}

interface ReplayParts {
  readonly live: Side;
  readonly asked: Side;
  readonly actual: Measures;
  readonly inflows: readonly PastInflow[];
  readonly differences: DifferenceList;
  /** Orders of other channels take their stock by the live rules and are not counted; null: all are. */
  readonly channel: string | null;
}

export function createReplay({ live, asked, actual, inflows, differences, channel }: ReplayParts): Replay {
  const sides = [live, asked];
  const cancellations = createTimeline();
  let next = 0;
  let counted = 0;
  const catchUp = (untilMs: number) => {
    for (;;) {
      const inflow = inflows[next];
      const cancelledMs = cancellations.next();
      const inflowMs = inflow?.atMs ?? Number.POSITIVE_INFINITY;
      if (Math.min(inflowMs, cancelledMs) > untilMs) return;
      if (inflowMs <= cancelledMs) {
        next += 1;
        for (const side of sides) side.receive(inflow!);
      } else {
        const orderId = cancellations.take();
        for (const side of sides) side.cancel(orderId, new Date(cancelledMs));
      }
    }
  };
  return {
    take(page) {
      for (const order of page) {
        const { facts } = order;
        const { cancelledAt } = order.actual.placed;
        catchUp(facts.placedAt.getTime());
        const isCounted = channel === null || facts.channel === channel;
        if (isCounted) countActual(live.state, facts, order.actual, actual);
        const options = { isCounted, isCancelledLater: cancelledAt !== null };
        const first = live.place(facts, options);
        const second = asked.place(facts, options);
        if (cancelledAt !== null) cancellations.add(cancelledAt.getTime(), facts.orderId);
        if (!isCounted) continue;
        counted += 1;
        differences.note(facts, first, second);
      }
    },
    finish: (before) => catchUp(before.getTime() - 1),
    counted: () => counted,
  };
}

/** What happens at an instant, earliest first: a binary heap, as orders are cancelled in another order than placed. */
function createTimeline() {
  const heap: { atMs: number; orderId: Uuid }[] = [];
  const isBefore = (a: number, b: number) => {
    const one = heap[a]!;
    const other = heap[b]!;
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.orderId < other.orderId);
  };
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  return {
    next: () => heap[0]?.atMs ?? Number.POSITIVE_INFINITY,
    add(atMs: number, orderId: Uuid): void {
      let at = heap.push({ atMs, orderId }) - 1;
      for (let parent = (at - 1) >> 1; at > 0 && isBefore(at, parent); at = parent, parent = (at - 1) >> 1)
        swap(at, parent);
    },
    take(): Uuid {
      const { orderId } = heap[0]!;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        for (let at = 0; ; ) {
          let least = at;
          for (const child of [2 * at + 1, 2 * at + 2])
            if (child < heap.length && isBefore(child, least)) least = child;
          if (least === at) break;
          swap(at, least);
          at = least;
        }
      }
      return orderId;
    },
  };
}
