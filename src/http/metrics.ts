// The single place for what the server counts and times, in Prometheus' text format. Request times are kept in plain
// arrays: prom-client hashes labels on every observation, which would cost the hot path a microsecond.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readEngineNews } from '../modules/insight/index.ts';
import type { Database } from '../platform/db.ts';
import type { Executor } from '../platform/execute.ts';
import type { Gatherer } from '../platform/gather.ts';
import { readLag } from '../platform/subscriptions.ts';

const BOUNDS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/** Times of one route, by class of status (2xx to 5xx). */
export interface RouteTimer {
  /** Counts one answer. */
  record(status: number, startedAt: number): void;
}

export interface Metrics {
  readonly registry: Registry;
  timeRoute(method: string, path: string): RouteTimer;
  /** The whole page in Prometheus' text format. */
  print(): Promise<string>;
}

interface Series {
  labels: string;
  buckets: Float64Array;
  count: number;
  sumMs: number;
}

/** `watch.db`: the pool and the subscribers' lag are read when the page is asked for. */
export function createMetrics(watch: { db?: Database } = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const series: Series[] = [];
  if (watch.db) {
    watchDatabase(registry, watch.db);
    watchInsight(registry, watch.db);
  }
  return {
    registry,
    timeRoute(method, path) {
      const classes = [2, 3, 4, 5].map((first) => {
        const labels = `method="${method}",route="${path}",status="${first}xx"`;
        const one: Series = { labels, buckets: new Float64Array(BOUNDS_MS.length), count: 0, sumMs: 0 };
        series.push(one);
        return one;
      });
      return {
        record(status, startedAt) {
          const elapsed = performance.now() - startedAt;
          const one = classes[Math.floor(status / 100) - 2];
          if (one === undefined) return;
          one.count += 1;
          one.sumMs += elapsed;
          for (let i = 0; i < BOUNDS_MS.length; i++) {
            if (elapsed <= BOUNDS_MS[i]!) {
              one.buckets[i]! += 1;
              break;
            }
          }
        },
      };
    },
    print: async () => `${await registry.metrics()}\n${printSeries(series)}`,
  };
}

function printSeries(series: readonly Series[]): string {
  const name = 'throughline_http_request_duration_seconds';
  const lines = [`# HELP ${name} Time from a request's head to its answer.`, `# TYPE ${name} histogram`];
  for (const { labels, buckets, count, sumMs } of series) {
    if (count === 0) continue;
    let seen = 0;
    BOUNDS_MS.forEach((bound, index) => {
      seen += buckets[index]!;
      lines.push(`${name}_bucket{${labels},le="${bound / 1000}"} ${seen}`);
    });
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
    lines.push(`${name}_sum{${labels}} ${sumMs / 1000}`, `${name}_count{${labels}} ${count}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Adds what one HTTP server counts by itself. */
export function watchServer(registry: Registry, gatherer: Gatherer, countStreams: () => number): void {
  new Gauge({
    name: 'throughline_commands_pending',
    help: 'Single calls that wait for a set or run in one.',
    registers: [registry],
    collect() {
      this.set(gatherer.pending());
    },
  });
  new Gauge({
    name: 'throughline_event_streams',
    help: 'Open server-sent event streams.',
    registers: [registry],
    collect() {
      this.set(countStreams());
    },
  });
}

function watchDatabase(registry: Registry, db: Database): void {
  new Gauge({
    name: 'throughline_database_connections',
    help: 'Connections of the pool, by what they do, and callers that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, db.pool.idleCount);
      this.set({ state: 'busy' }, db.pool.totalCount - db.pool.idleCount);
      this.set({ state: 'waiting' }, db.pool.waitingCount);
    },
  });
  new Gauge({
    name: 'throughline_subscriber_lag_events',
    help: 'Events that each subscriber of the event log has not taken yet.',
    labelNames: ['subscriber'],
    registers: [registry],
    async collect() {
      this.reset();
      // While the database is away the page still tells everything else.
      const lags = await readLag(db).catch(() => []);
      for (const { subscriber, events } of lags) this.set({ subscriber }, events);
    },
  });
}

/** What the most current insight engine said when it last gave a sign of life; nothing while none is alive. */
function watchInsight(registry: Registry, db: Database): void {
  const read = () => readEngineNews(db).catch(() => null);
  new Gauge({
    name: 'throughline_insight_behind_events',
    help: 'Events that the analytical copy of the log has not taken yet; absent while no insight engine is alive.',
    registers: [registry],
    async collect() {
      this.reset();
      const news = await read();
      if (news) this.set(news.behind);
      else this.remove();
    },
  });
  new Gauge({
    name: 'throughline_insight_complete_until_seconds',
    help: 'Instant (seconds since 1970) until which the analytical copy of the log is complete.',
    registers: [registry],
    async collect() {
      this.reset();
      const asOf = (await read())?.asOf;
      if (asOf) this.set(asOf.getTime() / 1000);
      else this.remove();
    },
  });
}

/** The same executor, with size and time of every set recorded. */
export function measureSets(executor: Executor, registry: Registry): Executor {
  const sizes = new Histogram({
    name: 'throughline_command_set_items',
    help: 'Items of one call of the executor.',
    labelNames: ['command'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 256, 1000, 5000],
    registers: [registry],
  });
  const times = new Histogram({
    name: 'throughline_command_set_duration_seconds',
    help: 'Time of one call of the executor.',
    labelNames: ['command'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    ...executor,
    async execute(command, calls) {
      const startedAt = performance.now();
      try {
        return await executor.execute(command, calls);
      } finally {
        sizes.observe({ command: command.name }, calls.length);
        times.observe({ command: command.name }, (performance.now() - startedAt) / 1000);
      }
    },
  };
}
