// The single place that sorts events by time where there are too many for a comparing sort: numbers that hold time and place together go through
// the engine's own sort of numbers. Whole milliseconds count; what is equal keeps its order.

/** Sorts the event numbers in `events` by `time`; none of them may be without one. */
export function sortByTime(events: Uint32Array, time: Float64Array): void {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (let at = 0; at < events.length; at++) {
    const one = Math.floor(time[events[at]!]!);
    if (one < most) isSorted = false;
    if (one < least) least = one;
    if (one > most) most = one;
  }
  if (isSorted) return;
  // A double holds whole numbers up to 2 to the 53rd exactly, so time and place fit together for a stretch of this many milliseconds.
  const span = Math.floor(2 ** 52 / events.length);
  const bounds = distribute(events, time, least, span, Math.floor((most - least) / span) + 1);
  for (let part = 0; part + 1 < bounds.length; part++) {
    sortPart(events.subarray(bounds[part], bounds[part + 1]), time, least + part * span);
  }
}

/** Puts the events of each stretch of time together, in their order; gives where each begins. */
function distribute(
  events: Uint32Array,
  time: Float64Array,
  least: number,
  span: number,
  parts: number,
): Uint32Array {
  const bounds = new Uint32Array(parts + 1);
  if (parts === 1) {
    bounds[1] = events.length;
    return bounds;
  }
  const partOf = (event: number): number => Math.floor((Math.floor(time[event]!) - least) / span);
  for (const event of events) bounds[partOf(event) + 1]!++;
  for (let part = 0; part < parts; part++) bounds[part + 1]! += bounds[part]!;
  const next = bounds.slice();
  for (const event of events.slice()) events[next[partOf(event)]!++] = event;
  return bounds;
}

function sortPart(events: Uint32Array, time: Float64Array, least: number): void {
  const count = events.length;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at++) keys[at] = (Math.floor(time[events[at]!]!) - least) * count + at;
  keys.sort();
  const before = events.slice();
  for (let at = 0; at < count; at++) events[at] = before[keys[at]! % count]!;
}
