// Benchmark of the dashboards: every KPI question over the facts of a million orders, asked as the engine runs them, answers never
// remembered. The orders are synthetic (support/synthetic-orders.ts); their events and snapshots go through the same fold and the same writer as in
// the tail, so the facts are those the program would have. Options: --orders=1000000 --rounds=5 --folder=… (kept, and used again when it is full)
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

/** What the overview, the page of one KPI and its drill-down ask; of the last 30 days and of everything. */
function questions(keys: readonly string[]): Question[] {
  const each = keys.map((key): Question => [`value of ${key}, all time`, 'values', { keys: key }]);
  const spans = [
    ['30 days', MONTH],
    ['all time', {}],
  ] as const;
  const filters = [
    ['channel', { channel: ['web'] }],
    ['location', { location: ['DC-03'] }],
    ['carrier', { carrier: ['north'] }],
    ['sku', { sku: ['SKU-00010'] }],
    ['segment', { segment: ['vip'] }],
  ] as const;
  const dimensions = ['channel', 'location', 'carrier', 'segment', 'country', 'process-version', 'currency'];
  return [
    ['overview, 30 days beside 30 before', 'values', MONTH],
    ...filters.map(
      ([name, filter]): Question => [`overview by ${name}, 30 days`, 'values', { ...MONTH, ...filter }],
    ),
    ...each,
    ...spans.flatMap(([span, period]): Question[] => [
      [`series by day, ${span}`, 'series', { key: SHARES, bucket: 'day', ...period }],
      [`series by week, ${span}`, 'series', { key: 'cycle-time', bucket: 'week', ...period }],
      ...dimensions.map(
        (by): Question => [`breakdown by ${by}, ${span}`, 'breakdown', { key: SHARES, by, ...period }],
      ),
      [`breakdown by sku, ${span}`, 'breakdown', { key: 'return-rate', by: 'sku', ...period }],
      [`breakdown by reason, ${span}`, 'breakdown', { key: 'cancel-rate', by: 'reason', ...period }],
      [`orders missed, ${span}`, 'orders', { key: SHARES, side: 'missed', ...period }],
      [`orders excluded, ${span}`, 'orders', { key: SHARES, side: 'excluded', ...period }],
    ]),
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
    const times: { name: string; ms: number }[] = [];
    for (const [name, operation, input] of asked) {
      const own: number[] = [];
      for (let at = 0; at < rounds; at++) {
        const from = performance.now();
        await ask(operation, input);
        own.push(performance.now() - from);
      }
      const ms = median(own);
      tell(`${round(ms)} ms  ${name}`);
      times.push({ name, ms });
    }
    const sorted = times.map((each) => each.ms).sort((a, b) => a - b);
    const slowest = times.reduce((worst, each) => (each.ms > worst.ms ? each : worst));
    return {
      orders,
      queries: times.length,
      p50_ms: round(sorted[Math.floor(sorted.length / 2)]!),
      p95_ms: round(sorted[Math.ceil(sorted.length * 0.95) - 1]!),
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
