// The single place that keeps the events of an order in the order in which they were logged, whatever their clocks said: an event has the instant at
// which its transaction began, not the one at which it was committed, and servers' clocks differ. Only the live log knows that order. Pure.

/**
 * Raises times in place, so that no event of an order is earlier than one that was logged before it. `orderNo` and `eventNo`: which event belongs to
 * which order, events ascending. Orders beside each other keep their times; a missing time stays missing.
 */
export function keepLogOrder(orderNo: Int32Array, eventNo: Int32Array, time: Float64Array): void {
  let last = 0;
  for (const no of orderNo) if (no > last) last = no;
  const latest = new Float64Array(last + 1).fill(Number.NEGATIVE_INFINITY);
  for (let from = 0; from < eventNo.length; ) {
    const event = eventNo[from]!;
    let to = from;
    let at = time[event]!;
    for (; to < eventNo.length && eventNo[to] === event; to++) at = Math.max(at, latest[orderNo[to]!]!);
    if (!Number.isNaN(at)) {
      time[event] = at;
      for (let row = from; row < to; row++) latest[orderNo[row]!] = at;
    }
    from = to;
  }
}
