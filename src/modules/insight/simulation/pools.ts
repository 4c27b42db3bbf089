// The single place where people are short: who waits for whom, first come first served, within the hours in which somebody is at work. Work that
// has begun is finished, also past the end of the hour.
import { draw } from './distribution.ts';
import type { Pool } from './model.ts';
import type { Random } from './random.ts';

const HOUR = 3600;
const WEEK = 168 * HOUR;

export interface PoolReport {
  readonly name: string;
  /** Seconds that were worked, and that could have been. */
  busySeconds: number;
  openSeconds: number;
  /** Items, and how long they waited for somebody. */
  served: number;
  queuedSeconds: number;
}

export interface Pools {
  /** Takes an item in when somebody has to do this label; false when nobody has to. */
  take(label: string, now: number, token: unknown): boolean;
  /** An item of this label is done: whoever did it is free. */
  give(label: string, now: number): void;
  wake(pool: number, now: number): void;
  report(until: number): PoolReport[];
}

interface Scheduling {
  finish(at: number, token: unknown): void;
  wake(at: number, pool: number): void;
}

interface Line {
  readonly pool: Pool;
  readonly waiting: { label: string; since: number; token: unknown }[];
  head: number;
  busy: number;
  isAwake: boolean;
  readonly report: PoolReport;
}

export function createPools(pools: readonly Pool[], random: Random, schedule: Scheduling): Pools {
  const lines: Line[] = pools.map((pool) => ({
    pool,
    waiting: [],
    head: 0,
    busy: 0,
    isAwake: false,
    report: { name: pool.name, busySeconds: 0, openSeconds: 0, served: 0, queuedSeconds: 0 },
  }));
  const lineOf = new Map(
    lines.flatMap((line, index) => line.pool.labels.map((label) => [label, index] as const)),
  );

  function serve(index: number, now: number): void {
    const line = lines[index]!;
    const capacity = capacityAt(line.pool, now);
    while (line.head < line.waiting.length && line.busy < capacity) {
      const { label, since, token } = line.waiting[line.head]!;
      line.head += 1;
      const seconds = draw(line.pool.service[label] ?? [], random);
      line.busy += 1;
      line.report.served += 1;
      line.report.queuedSeconds += now - since;
      line.report.busySeconds += seconds;
      schedule.finish(now + seconds, token);
    }
    if (line.head > 1000 && line.head * 2 > line.waiting.length) {
      line.waiting.splice(0, line.head);
      line.head = 0;
    }
    if (line.head < line.waiting.length && !line.isAwake) {
      const at = nextMore(line.pool, now);
      if (at !== null) {
        line.isAwake = true;
        schedule.wake(at, index);
      }
    }
  }

  return {
    take(label, now, token) {
      const index = lineOf.get(label);
      if (index === undefined) return false;
      lines[index]!.waiting.push({ label, since: now, token });
      serve(index, now);
      return true;
    },
    give(label, now) {
      const index = lineOf.get(label);
      if (index === undefined) return;
      lines[index]!.busy -= 1;
      serve(index, now);
    },
    wake(index, now) {
      lines[index]!.isAwake = false;
      serve(index, now);
    },
    report(until) {
      return lines.map(({ pool, report }) => ({
        ...report,
        openSeconds: (pool.capacity.reduce((sum, each) => sum + each, 0) * HOUR * until) / WEEK,
      }));
    },
  };
}

const capacityAt = ({ capacity }: Pool, now: number): number => capacity[Math.floor((now % WEEK) / HOUR)]!;

/** The next hour in which more are at work than in this one; null when it is never so. */
function nextMore(pool: Pool, now: number): number | null {
  const hour = Math.floor(now / HOUR);
  const today = capacityAt(pool, now);
  for (let ahead = 1; ahead <= 168; ahead++) {
    if (pool.capacity[(hour + ahead) % 168]! > Math.min(today, pool.capacity[(hour + ahead - 1) % 168]!))
      return (hour + ahead) * HOUR;
  }
  return null;
}
