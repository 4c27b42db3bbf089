// The single place that gathers durations under numbers and summarises each group: for kernels that meet far fewer passages than there are events.
import type { Times } from './schemas.ts';
import { summariseTimes } from './summarise-times.ts';

export interface DurationGroups {
  /** Milliseconds; NaN is passed over. */
  add(group: number, duration: number): void;
  /** Per group, 0 to before `count`. */
  summarise(count: number): (Times | null)[];
}

export function createDurationGroups(): DurationGroups {
  const groups: number[] = [];
  const durations: number[] = [];
  return {
    add(group, duration) {
      if (Number.isNaN(duration)) return;
      groups.push(group);
      durations.push(duration);
    },
    summarise(count) {
      const places = new Uint32Array(count + 1);
      for (const group of groups) places[group + 1]!++;
      for (let group = 0; group < count; group++) places[group + 1]! += places[group]!;
      const next = places.slice();
      const sorted = new Float64Array(groups.length);
      groups.forEach((group, at) => {
        sorted[next[group]!++] = durations[at]!;
      });
      return Array.from({ length: count }, (_, group) =>
        summariseTimes(sorted, places[group]!, places[group + 1]!),
      );
    },
  };
}
