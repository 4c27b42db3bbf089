// The single place that nets what is there and what will come with who waits for it, so that no unit is counted twice. Pure.
//
// Units free on a day are on hand - reserved - safety stock + what has come until then. A deficit (more is kept back than is
// there) is made good by the first arrivals. Then each waiting line, first come first served, takes the earliest units that its
// channel may have, at the first location that has them; what is left on a day is free to promise on that day and any later one.
import type { Uuid } from '../../../platform/ids.ts';
import type { FreeUnits } from '../stock-snapshot.ts';
import type { ChannelRules } from './channel-view.ts';

export interface Arrival {
  /** Position of the location. */
  readonly at: number;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly quantity: number;
}

export interface WaitingLine {
  readonly channel: string;
  /** Position of the only location it can come from; null: any. */
  readonly at: number | null;
  readonly quantity: number;
}

/** Free units of one SKU by position of the location. */
export interface Outlook {
  readonly now: FreeUnits;
  /** Days on which more is free, ascending; each with all that is free by then. */
  readonly later: readonly { readonly on: string; readonly free: FreeUnits }[];
}

/**
 * `net`: on hand - reserved - safety stock by position, below zero where there is a deficit. `waiting`: in the order of the queue.
 */
export function netOutlook(
  skuId: Uuid,
  net: Int32Array,
  arrivals: readonly Arrival[],
  waiting: readonly WaitingLine[],
  rules: ChannelRules,
): Outlook {
  const days = [...new Set(arrivals.map((arrival) => arrival.on))].sort();
  const levels = [net.slice()];
  for (const day of days) {
    const level = levels.at(-1)!.slice();
    for (const { at, on, quantity } of arrivals) if (on === day) level[at]! += quantity;
    levels.push(level);
  }
  for (const line of joinLines(waiting)) serveLine(skuId, levels, line, rules);
  const [now, ...later] = levels.map((level) => level.map((units) => Math.max(0, units)));
  return { now: now!, later: days.map((on, index) => ({ on, free: later[index]! })) };
}

/** Neighbours in the queue that want the same are one. */
function joinLines(waiting: readonly WaitingLine[]): WaitingLine[] {
  const joined: (WaitingLine & { quantity: number })[] = [];
  for (const line of waiting) {
    const last = joined.at(-1);
    if (last && last.channel === line.channel && last.at === line.at) last.quantity += line.quantity;
    else joined.push({ ...line });
  }
  return joined;
}

/**
 * Takes the line's units off the first day that has them and off every later one. What is kept anywhere for a channel may hide
 * units of a shelf on one day and those of another on the next; so a unit that is taken later is not free before either.
 */
function serveLine(skuId: Uuid, levels: readonly Int32Array[], line: WaitingLine, rules: ChannelRules): void {
  let left = line.quantity;
  for (let day = 0; day < levels.length && left > 0; day++) {
    const free = levels[day]!.map((units) => Math.max(0, units));
    const seen = rules.see(line.channel, skuId, free);
    for (let at = 0; at < seen.length && left > 0; at++) {
      if (line.at !== null && line.at !== at) continue;
      const units = Math.min(left, seen[at]!);
      if (units === 0) continue;
      left -= units;
      for (let later = day; later < levels.length; later++) levels[later]![at]! -= units;
      for (let before = day - 1; before >= 0; before--) {
        levels[before]![at] = Math.min(levels[before]![at]!, levels[before + 1]![at]!);
      }
    }
  }
}
