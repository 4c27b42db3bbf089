// Benchmark of growth: capture on an empty database, then with millions of orders of the past in it, and what reading one order, lists
// and search cost there. Options: --stored=1000000,5000000 (each measured), --rows=all or lean (lean by itself
// where the disk is too small for all) --seconds=10 --runs=3 --connections=256.
import { type CaptureFigures, measureCapture, readSize } from './capture.ts';
import { connectTo, seedCompany } from './support/capture-company.ts';
import { type BenchOptions, type Figures, readText, round, tell } from './support/figures.ts';
import { chooseRows, fill, liveOnce, settle } from './support/grown-program.ts';
import { drawSamples, listPath, searchPath } from './support/past-orders.ts';
import { type Program, startProgram, withDatabase } from './support/program.ts';
import { readTemplateOrder } from './support/stored-orders.ts';
import { timeReads } from './support/timed-reads.ts';

export const summary = 'capture, reads, lists and search with millions of stored orders';

const NUMBERS_A_STEP = 100_000_000;

export async function run({ args }: BenchOptions): Promise<Figures> {
  const steps = (readText(args, 'stored') ?? '1000000,5000000')
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
  if (steps.some((step) => !Number.isInteger(step) || step < 1 || step > 10_000_000))
    throw new Error('--stored takes numbers from 1 to 10,000,000, separated by commas');
  const size = readSize(args);
  const program = await startProgram();
  try {
    const rows = chooseRows(program, steps.at(-1)!, readText(args, 'rows'));
    await seedCompany(connectTo(program), size);
    await liveOnce(program);
    const template = await withDatabase(program.databaseUrl(), readTemplateOrder);
    // Each measurement begins with a program that was just started.
    await settle(program);
    await program.stop();
    await program.restart();
    const empty = await measureCapture(program, size, NUMBERS_A_STEP);
    tell(`empty: ${Math.round(empty.ordersPerSecond)} orders/s`);
    let figures: Figures = { capture_empty_per_s: round(empty.ordersPerSecond), errors: empty.errors };
    for (const [index, stored] of steps.entries()) {
      await settle(program);
      await program.stop();
      const bytes = await fill(program, template, index === 0 ? 0 : steps[index - 1]!, stored, rows);
      await program.restart();
      const captured = await measureCapture(program, size, NUMBERS_A_STEP * (index + 2));
      const step = await measureStep(program, stored, captured, empty);
      tell(`${stored} stored: ${JSON.stringify(step)}`);
      const kept = Object.entries(step).map(([key, value]) => [`${key}_at_${stored}`, value]);
      // The largest step gives the figures by their plain names.
      figures = {
        ...figures,
        ...(steps.length > 1 ? Object.fromEntries(kept) : {}),
        stored_orders: stored,
        ...step,
        stored_rows: rows,
        bytes_per_order: bytes,
        errors: Number(figures.errors) + Number(step.errors),
      };
    }
    return figures;
  } finally {
    await program.remove();
  }
}

async function measureStep(
  program: Program,
  stored: number,
  captured: CaptureFigures,
  empty: CaptureFigures,
): Promise<Figures> {
  await settle(program);
  const samples = await drawSamples(program, 2000);
  const byId = await timeReads(
    program,
    samples.map((sample) => `/v1/orders/${sample.orderId}`),
  );
  const lists = await timeReads(program, samples.slice(0, 400).map(listPath));
  const searches = await timeReads(program, samples.slice(0, 600).map(searchPath));
  return {
    capture_ratio: round(captured.ordersPerSecond / empty.ordersPerSecond),
    capture_per_s: round(captured.ordersPerSecond),
    order_by_id_p99_ms: round(byId.histogram.quantile(0.99)),
    list_p95_ms: round(lists.histogram.quantile(0.95)),
    search_p95_ms: round(searches.histogram.quantile(0.95)),
    errors:
      captured.errors +
      byId.errors +
      lists.errors +
      searches.errors +
      (samples.length < Math.min(stored, 2000) ? 1 : 0),
  };
}
