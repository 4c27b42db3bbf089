// What happens next in a simulation: a binary heap by time, and by the order of scheduling where times are equal, so that the same seed gives
// the same run.

export interface EventQueue<T> {
  readonly size: number;
  push(time: number, item: T): void;
  /** The earliest; undefined when nothing is left. */
  pop(): { time: number; item: T } | undefined;
}

export function createEventQueue<T>(): EventQueue<T> {
  const times: number[] = [];
  const turns: number[] = [];
  const items: T[] = [];
  let turn = 0;

  const isBefore = (a: number, b: number): boolean =>
    times[a]! < times[b]! || (times[a] === times[b] && turns[a]! < turns[b]!);

  function swap(a: number, b: number): void {
    [times[a], times[b]] = [times[b]!, times[a]!];
    [turns[a], turns[b]] = [turns[b]!, turns[a]!];
    [items[a], items[b]] = [items[b]!, items[a]!];
  }

  function sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= times.length) return;
      const right = left + 1;
      const least = right < times.length && isBefore(right, left) ? right : left;
      if (isBefore(at, least)) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    get size() {
      return times.length;
    },
    push(time, item) {
      times.push(time);
      turns.push(turn);
      items.push(item);
      turn += 1;
      let at = times.length - 1;
      while (at > 0) {
        const parent = (at - 1) >>> 1;
        if (isBefore(parent, at)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      const time = times[0];
      const item = items[0];
      if (time === undefined) return undefined;
      const last = times.length - 1;
      swap(0, last);
      times.pop();
      turns.pop();
      items.pop();
      if (last > 0) sink(0);
      return { time, item: item as T };
    },
  };
}
