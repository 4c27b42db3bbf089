// Benchmark of capture: single two-line orders over HTTP, payment authorised by the channel, into the whole program, against the same
// rows written by hand one transaction an order. Options: --seconds=10 --warm-up=3 --runs=3 --connections=256 --skus=10000
// --reference=pg (the driver though pgbench is there).
import { connectTo, seedCompany } from './support/capture-company.ts';
import { countOrders, countReadyProcesses } from './support/counts.ts';
import {
  type BenchOptions,
  type Figures,
  median,
  readNumber,
  readText,
  round,
  tell,
} from './support/figures.ts';
import { Histogram } from './support/histogram.ts';
import { countErrors, type LoadResult, startLoad } from './support/load.ts';
import { type Program, startProgram, withDatabase } from './support/program.ts';
import { measureReference, readTemplates } from './support/reference.ts';

export const summary = 'single two-line orders a second over HTTP, beside the same rows by hand-written SQL';

export interface CaptureSize {
  readonly skus: number;
  readonly onHand: number;
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly runs: number;
}

export interface CaptureFigures {
  readonly ordersPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
}

export function readSize(args: readonly string[]): CaptureSize {
  return {
    skus: readNumber(args, 'skus', 10_000),
    onHand: 1_000_000,
    connections: readNumber(args, 'connections', 256),
    seconds: readNumber(args, 'seconds', 10),
    warmUpSeconds: readNumber(args, 'warm-up', 3),
    runs: readNumber(args, 'runs', 3),
  };
}

export async function run({ args }: BenchOptions): Promise<Figures> {
  const size = readSize(args);
  const program = await startProgram();
  try {
    tell(`seeding ${size.skus} SKUs at 12 locations`);
    await seedCompany(connectTo(program), size);
    const captured = await measureCapture(program, size, 1);
    // The worker gives way while orders are taken; this is what it still has to do.
    const waiting = await withDatabase(program.databaseUrl(), countReadyProcesses);
    const templates = await readTemplates(program.databaseUrl());
    await program.stop();
    const reference = await measureReference(templates, {
      ...size,
      byDriver: readText(args, 'reference') === 'pg',
    });
    return {
      orders_per_s: round(captured.ordersPerSecond),
      reference_per_s: round(reference.ordersPerSecond),
      ratio: round(captured.ordersPerSecond / reference.ordersPerSecond),
      p50_ms: round(captured.p50Ms),
      p99_ms: round(captured.p99Ms),
      errors: captured.errors,
      reference_by: reference.by,
      processes_waiting_at_end: waiting,
    };
  } finally {
    await program.remove();
  }
}

/** Measures on a program that is seeded; orders are numbered from `firstNumber` on. */
export async function measureCapture(
  program: Program,
  size: CaptureSize,
  firstNumber: number,
): Promise<CaptureFigures> {
  const { connections, skus } = size;
  const port = Number(new URL(program.url).port);
  const storedBefore = await withDatabase(program.databaseUrl(), countOrders);
  const load = startLoad({
    port,
    apiKey: program.apiKey,
    connections,
    skus,
    firstNumber,
    reportOrders: false,
  });
  try {
    const results = [await load.run({ seconds: size.warmUpSeconds, count: null })];
    for (let round = 1; round <= size.runs; round++) {
      const result = await load.run({ seconds: size.seconds, count: null });
      tell(
        `capture, run ${round}: ${Math.round(rateOf(result))} orders/s ${JSON.stringify(result.outcomes)}`,
      );
      results.push(result);
    }
    const accepted = results.reduce((sum, result) => sum + (result.outcomes.accepted ?? 0), 0);
    const stored = (await withDatabase(program.databaseUrl(), countOrders)) - storedBefore;
    return summarise(results.slice(1), Math.abs(stored - accepted));
  } finally {
    load.stop();
  }
}

/** `unmatched`: orders that are stored but were not acknowledged, or the other way round. */
function summarise(results: readonly LoadResult[], unmatched: number): CaptureFigures {
  const all = new Histogram();
  for (const result of results) all.add(result.latencies);
  return {
    ordersPerSecond: median(results.map(rateOf)),
    p50Ms: all.quantile(0.5),
    p99Ms: all.quantile(0.99),
    errors: results.reduce((sum, result) => sum + countErrors(result.outcomes), 0) + unmatched,
  };
}

const rateOf = (result: LoadResult) => result.acceptedInTime / result.seconds;
