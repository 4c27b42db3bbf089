// The single place that puts events into the order of their cases and, within a case, of time: two passes over columns of numbers (a counting sort
// by case), because events lie nearly in order already. Pure.

/** Columns by event number. */
export interface EventColumns {
  /** Place of the activity; -1 for events that are left out. */
  readonly activity: Int32Array;
  /** Milliseconds since 1970; NaN where the log has no time. */
  readonly time: Float64Array;
  readonly resource: Int32Array;
}

export interface SortedCases {
  readonly offsets: Uint32Array;
  readonly activity: Uint16Array;
  readonly time: Float64Array;
  readonly resource: Int32Array;
  readonly caseNo: Float64Array;
  readonly eventNo: Float64Array;
}

/**
 * `objectNo` and `eventNo`: which event belongs to which object. Events without a time come last in their case; events of the same time are in
 * the order of their numbers. An event counts once a case, in however many roles it names the object.
 */
export function sortIntoCases(objectNo: Int32Array, eventNo: Int32Array, events: EventColumns): SortedCases {
  const { caseNo, bounds, sorted } = groupByObject(objectNo, eventNo, events.activity);
  const rows = sorted.length;
  const offsets = new Uint32Array(bounds.length);
  const activity = new Uint16Array(rows);
  const time = new Float64Array(rows);
  const resource = new Int32Array(rows);
  const numbers = new Float64Array(rows);
  let used = 0;
  for (let index = 0; index < caseNo.length; index++) {
    const from = bounds[index]!;
    const to = bounds[index + 1]!;
    orderByTime(sorted, from, to, events.time);
    offsets[index] = used;
    for (let row = from; row < to; row++) {
      const event = sorted[row]!;
      if (row > from && event === sorted[row - 1]) continue;
      activity[used] = events.activity[event]!;
      time[used] = events.time[event]!;
      resource[used] = events.resource[event]!;
      numbers[used] = event;
      used += 1;
    }
  }
  offsets[caseNo.length] = used;
  if (used === rows) return { offsets, caseNo, activity, time, resource, eventNo: numbers };
  return {
    offsets,
    caseNo,
    activity: activity.slice(0, used),
    time: time.slice(0, used),
    resource: resource.slice(0, used),
    eventNo: numbers.slice(0, used),
  };
}

/** Event numbers by object, in the order in which they came; `bounds`: where each object's begin, and the end. */
function groupByObject(objectNo: Int32Array, eventNo: Int32Array, activity: Int32Array) {
  let last = 0;
  for (let row = 0; row < objectNo.length; row++) if (objectNo[row]! > last) last = objectNo[row]!;
  const counts = new Uint32Array(last + 1);
  let rows = 0;
  for (let row = 0; row < objectNo.length; row++) {
    if (activity[eventNo[row]!]! < 0) continue;
    counts[objectNo[row]!]! += 1;
    rows += 1;
  }
  let cases = 0;
  for (let no = 0; no <= last; no++) if (counts[no]! > 0) cases += 1;
  const caseNo = new Float64Array(cases);
  const bounds = new Uint32Array(cases + 1);
  let index = 0;
  let used = 0;
  for (let no = 0; no <= last; no++) {
    const count = counts[no]!;
    if (count === 0) continue;
    caseNo[index] = no;
    bounds[index] = used;
    index += 1;
    // From here on: where the object's next event goes.
    counts[no] = used;
    used += count;
  }
  bounds[cases] = used;
  const sorted = new Int32Array(rows);
  for (let row = 0; row < objectNo.length; row++) {
    const event = eventNo[row]!;
    if (activity[event]! < 0) continue;
    const no = objectNo[row]!;
    sorted[counts[no]!] = event;
    counts[no]! += 1;
  }
  return { caseNo, bounds, sorted };
}

/** Sorts a stretch of event numbers by time and number; most are in order already and only looked at. */
function orderByTime(sorted: Int32Array, from: number, to: number, time: Float64Array): void {
  for (let row = from + 1; row < to; row++) {
    if (!comesBefore(sorted[row]!, sorted[row - 1]!, time)) continue;
    sorted.subarray(from, to).sort((a, b) => (comesBefore(a, b, time) ? -1 : a === b ? 0 : 1));
    return;
  }
}

function comesBefore(a: number, b: number, time: Float64Array): boolean {
  const ta = time[a]!;
  const tb = time[b]!;
  if (ta === tb || (Number.isNaN(ta) && Number.isNaN(tb))) return a < b;
  return Number.isNaN(tb) || ta < tb;
}
