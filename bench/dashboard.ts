// Benchmark of the dashboards: every KPI question over the facts of a million orders, asked as the engine runs them, answers never
// remembered; the overview is asked in the groups in which its page asks. The orders are synthetic (support/synthetic-orders.ts); their events
// and snapshots go through the same fold and the same writer as in the tail, so the facts are those the program would have. Options: --orders=1000000 --rounds=5 --folder=… (kept, and used again when it is full)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createShopDays,
  FACT_TABLES,
  foldOrder,
  KPI_QUESTIONS,
  openDataSets,
  writeFacts,
} from '../src/modules/insight/index.ts';
import type { Database } from '../src/platform/db.ts';
import { silentLog } from '../src/platform/log.ts';
import {
  type BenchOptions,
  type Figures,
  median,
  readNumber,
  readText,
  round,
  tell,
} from './support/figures.ts';
import { syntheticOrders } from './support/synthetic-orders.ts';

export const summary = 'every question of the KPI dashboards over a million orders, one after the other';

const NOW = new Date('2026-11-22T12:00:00Z');
const ZONE = 'Europe/Berlin';
const BATCH = 20_000;
const MONTH = { from: '2026-10-24', to: '2026-11-22' };
const SHARES = 'on-time-first-promised';

type Question = readonly [
  name: string,
  operation: keyof typeof KPI_QUESTIONS,
  input: Record<string, unknown>,
];

/** What the overview asks together; loaded without its types, which belong to the browser. */
const GROUPS = new URL('../web/console/pages/insight/kpis/parts/groups.ts', import.meta.url);
const { ASKED_TOGETHER } = (await import(GROUPS.href)) as {
  ASKED_TOGETHER: Record<string, readonly string[]>;
};

const SPANS = [
  ['30 days', MONTH],
  ['all time', {}],
] as const;
const DIMENSIONS = ['channel', 'location', 'carrier', 'segment', 'country', 'process-version', 'currency'];
const CUSTOMER_DIMENSIONS = ['channel', 'segment', 'country', 'currency'];
const FILTERS = [
  ['nothing', {}],
  ['channel', { channel: ['web'] }],
  ['location', { location: ['DC-03'] }],
  ['carrier', { carrier: ['north'] }],
  ['sku', { sku: ['SKU-00010'] }],
  ['segment', { segment: ['vip'] }],
] as const;

/** What the overview, the page of one KPI and its drill-down ask; of the last 30 days (beside the 30 before) and of everything. */
function questions(keys: readonly string[]): Question[] {
  const overview = Object.entries(ASKED_TOGETHER).flatMap(([group, together]) => {
    const asked = { keys: together.join(',') };
    return [
      ...FILTERS.map(
        ([name, filter]): Question => [
          `overview ${group} by ${name}, 30 days`,
          'values',
          { ...asked, ...MONTH, ...filter },
        ],
      ),
      [`overview ${group}, all time`, 'values', asked] as const,
    ];
  });
  const each = keys.map((key): Question => [`value of ${key}, all time`, 'values', { keys: key }]);
  return [
    ...overview,
    ...each,
    ...SPANS.flatMap(([span, period]): Question[] => [
      [`series by day, ${span}`, 'series', { key: SHARES, bucket: 'day', ...period }],
      [`series by week, ${span}`, 'series', { key: 'cycle-time', bucket: 'week', ...period }],
      ...DIMENSIONS.map(
        (by): Question => [`breakdown by ${by}, ${span}`, 'breakdown', { key: SHARES, by, ...period }],
      ),
      [`breakdown by sku, ${span}`, 'breakdown', { key: 'return-rate', by: 'sku', ...period }],
      [`breakdown by reason, ${span}`, 'breakdown', { key: 'cancel-rate', by: 'reason', ...period }],
      [`orders missed, ${span}`, 'orders', { key: SHARES, side: 'missed', ...period }],
      [`orders excluded, ${span}`, 'orders', { key: SHARES, side: 'excluded', ...period }],
      ...(ASKED_TOGETHER.customers ?? []).flatMap((key): Question[] => [
        [
          `series of ${key}, ${span}`,
          'series',
          { key, bucket: 'from' in period ? 'day' : 'month', ...period },
        ],
        ...CUSTOMER_DIMENSIONS.map(
          (by): Question => [`breakdown of ${key} by ${by}, ${span}`, 'breakdown', { key, by, ...period }],
        ),
        [`orders of ${key} missed, ${span}`, 'orders', { key, side: 'missed', ...period }],
      ]),
    ]),
    ['what there is to filter by', 'filters', {}],
  ];
}

export async function run({ args }: BenchOptions): Promise<Figures> {
  const orders = readNumber(args, 'orders', 1_000_000);
  const rounds = readNumber(args, 'rounds', 5);
  const kept = readText(args, 'folder');
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'throughline-dashboard-'));
  const sets = await openDataSets({
    folder,
    memoryMb: 1024,
    threads: 2,
    log: silentLog,
    now: () => NOW,
    liveTables: FACT_TABLES,
  });
  try {
    await fillFacts(sets, orders);
    // No targets are set; nothing else of PostgreSQL is read.
    const db = { query: async () => [] } as unknown as Database;
    const signal = new AbortController().signal;
    const context = { sets, db, log: silentLog, now: () => NOW, signal };
    const ask = (operation: keyof typeof KPI_QUESTIONS, input: object) =>
      KPI_QUESTIONS[operation].run(context, input as never);
    const { items } = await KPI_QUESTIONS.values.run(context, {});
    const asked = questions([...new Set(items.map((item) => item.key))]);
    const times: { name: string; ms: number; cpuMs: number }[] = [];
    for (const [name, operation, input] of asked) {
      const own: number[] = [];
      const cpu: number[] = [];
      for (let at = 0; at < rounds; at++) {
        const from = performance.now();
        const began = process.cpuUsage();
        await ask(operation, input);
        const { user, system } = process.cpuUsage(began);
        own.push(performance.now() - from);
        cpu.push((user + system) / 1000);
      }
      const [ms, cpuMs] = [median(own), median(cpu)];
      tell(`${round(ms)} ms, ${round(cpuMs)} ms of processor time  ${name}`);
      times.push({ name, ms, cpuMs });
    }
    const sorted = times.map((each) => each.ms).sort((a, b) => a - b);
    const sortedCpu = times.map((each) => each.cpuMs).sort((a, b) => a - b);
    const p95At = Math.ceil(times.length * 0.95) - 1;
    const slowest = times.reduce((worst, each) => (each.ms > worst.ms ? each : worst));
    return {
      orders,
      queries: times.length,
      p50_ms: round(sorted[Math.floor(sorted.length / 2)]!),
      p95_ms: round(sorted[p95At]!),
      cpu_p50_ms: round(sortedCpu[Math.floor(sortedCpu.length / 2)]!),
      cpu_p95_ms: round(sortedCpu[p95At]!),
      slowest_ms: round(slowest.ms),
      slowest: slowest.name,
      over_200_ms: times.filter((each) => each.ms > 200).length,
    };
  } finally {
    await sets.close();
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function fillFacts(sets: Awaited<ReturnType<typeof openDataSets>>, orders: number): Promise<void> {
  const days = createShopDays(ZONE);
  const found = await sets.live.use((connection) =>
    connection.runAndReadAll('select count(*) from order_fact'),
  );
  if (Number(found.getRows()[0]![0]) >= orders) return;
  tell(`folding ${orders} orders`);
  const from = performance.now();
  let batch: ReturnType<typeof foldOrder>[] = [];
  const write = async () => {
    const facts = batch;
    batch = [];
    await sets.live.write((connection) => writeFacts(connection, facts, true));
  };
  await sets.live.write((connection) => connection.run('insert into fact_zone values ($1)', [ZONE]));
  for (const { events, snapshot } of syntheticOrders(orders, NOW.getTime())) {
    batch.push(foldOrder(events, snapshot, days));
    if (batch.length === BATCH) await write();
  }
  await write();
  tell(`${round(orders / ((performance.now() - from) / 1000))} orders a second`);
}
