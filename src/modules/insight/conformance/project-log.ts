// The single place that sees a log with the eyes of a model: events of activities that the model does not know are left out, and cases with the
// same remaining sequence are looked at once. Pure.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import type { ReplayNet } from './replay-net.ts';

export interface TraceVariant {
  /** Labels of the model, in their order. */
  readonly trace: Uint16Array;
  /** Whether the cases may still go on; then they need not have reached the end. */
  readonly running: boolean;
  readonly cases: number;
}

export interface ProjectedLog {
  readonly variants: readonly TraceVariant[];
  /** Variant of each case; -1: not looked at. */
  readonly variantOf: Int32Array;
  /** Activities of the log that the model does not know, with their events; most first. */
  readonly leftOut: readonly { readonly activity: string; readonly events: number }[];
  readonly events: number;
  /** Events that the model knows. */
  readonly compared: number;
}

export interface ProjectOptions {
  /** By case; absent: all cases are over. */
  readonly isRunning?: ((index: number) => boolean) | undefined;
  /** By case; absent: all are looked at. */
  readonly isIncluded?: ((index: number) => boolean) | undefined;
}

export function projectLog(
  net: ReplayNet,
  log: CaseLog,
  { isRunning, isIncluded }: ProjectOptions = {},
): ProjectedLog {
  const labelOf = Int32Array.from(log.activities, (name) => net.labelNo.get(name) ?? -1);
  const cases = caseCountOf(log);
  const found = new Map<number, number>();
  /** Next variant with the same hash, for the case that two sequences share one. */
  const nextSame: number[] = [];
  const variants: { trace: Uint16Array; running: boolean; cases: number }[] = [];
  const variantOf = new Int32Array(cases).fill(-1);
  const outside = new Float64Array(log.activities.length);
  let buffer = new Uint16Array(1024);
  let compared = 0;
  let events = 0;
  for (let index = 0; index < cases; index += 1) {
    if (isIncluded && !isIncluded(index)) continue;
    const from = log.offsets[index]!;
    const to = log.offsets[index + 1]!;
    if (to - from > buffer.length) buffer = new Uint16Array(2 * (to - from));
    let length = 0;
    let high = 0x811c9dc5;
    let low = 0x1b873593;
    for (let at = from; at < to; at += 1) {
      const activity = log.activity[at]!;
      const label = labelOf[activity]!;
      if (label < 0) {
        outside[activity] = outside[activity]! + 1;
        continue;
      }
      buffer[length] = label;
      length += 1;
      high = Math.imul(high ^ label, 0x01000193);
      low = Math.imul(low + label, 0x9e3779b1) ^ (low >>> 15);
    }
    compared += length;
    events += to - from;
    const running = isRunning?.(index) ?? false;
    const key = ((high >>> 0) & 0x1fffff) * 0x100000000 + ((low ^ (running ? 1 : 0)) >>> 0);
    const first = found.get(key);
    let at = first ?? -1;
    while (at >= 0 && !isSameTrace(variants[at]!, buffer, length, running)) at = nextSame[at]!;
    if (at < 0) {
      at = variants.length;
      variants.push({ trace: buffer.slice(0, length), running, cases: 0 });
      nextSame.push(first ?? -1);
      found.set(key, at);
    }
    variants[at]!.cases += 1;
    variantOf[index] = at;
  }
  const leftOut = log.activities
    .map((activity, index) => ({ activity, events: outside[index]! }))
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.events - a.events || (a.activity < b.activity ? -1 : 1));
  return { variants, variantOf, leftOut, events, compared };
}

function isSameTrace(
  variant: { trace: Uint16Array; running: boolean },
  buffer: Uint16Array,
  length: number,
  running: boolean,
): boolean {
  const { trace } = variant;
  if (trace.length !== length || variant.running !== running) return false;
  for (let at = 0; at < length; at += 1) if (trace[at] !== buffer[at]) return false;
  return true;
}
