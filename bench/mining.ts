// Benchmark of process mining on one core: orders in the analytical store in the order of time (`--events=N`, 10 million unless told, and a tenth of
// it), read as columns, then each kernel on them. Medians of three rounds; the first round warms up and does not count. `seconds_*` is the
// directly-follows graph, variants and performance together (`cpu_seconds_*` in the time of a processor). Reference in the same run: the same graph with texts and a Map. Alignments, token
// replay and import go by the smaller log. Resident memory is that of the whole process. `--seed=N`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { alignLog } from '../src/modules/insight/conformance/align-log.ts';
import { fromPetriNet } from '../src/modules/insight/conformance/replay-net.ts';
import { replayTokens } from '../src/modules/insight/conformance/replay-tokens.ts';
import { importLog } from '../src/modules/insight/data-sets/import-log.ts';
import type { EngineContext } from '../src/modules/insight/engine/operation.ts';
import { type OpenDataSets, openDataSets } from '../src/modules/insight/log/data-sets.ts';
import { readCaseLog } from '../src/modules/insight/log/read-case-log.ts';
import { applyFilter } from '../src/modules/insight/mining/apply-filter.ts';
import { type CaseLog, caseCountOf, eventCountOf } from '../src/modules/insight/mining/case-log.ts';
import { discoverDfg } from '../src/modules/insight/mining/discover-dfg.ts';
import { discoverInductive } from '../src/modules/insight/mining/discover-inductive.ts';
import { findBatches } from '../src/modules/insight/mining/find-batches.ts';
import { findHandOvers } from '../src/modules/insight/mining/find-hand-overs.ts';
import { findRework } from '../src/modules/insight/mining/find-rework.ts';
import { findVariants } from '../src/modules/insight/mining/find-variants.ts';
import { measurePerformance } from '../src/modules/insight/mining/measure-performance.ts';
import { discoverNaively, namesOf } from '../src/modules/insight/mining/naive-mining.fixture.ts';
import { numberEdges } from '../src/modules/insight/mining/number-edges.ts';
import { toPetriNet } from '../src/modules/insight/mining/tree-to-net.ts';
import type { Database } from '../src/platform/db.ts';
import { silentLog } from '../src/platform/log.ts';
import { type BenchOptions, type Figures, median, readNumber, round, tell } from './support/figures.ts';
import { type MadeEvents, makeOrderEvents, printCsv, storeEvents } from './support/mining-log.ts';

export const summary =
  'events a second for load, directly-follows graph, variants, times, token replay and alignments at 1 and 10 million events';

const ROUNDS = 3;

export async function run({ args }: BenchOptions): Promise<Figures> {
  const large = readNumber(args, 'events', 10_000_000);
  const seed = readNumber(args, 'seed', 20_261_122);
  const small = Math.round(large / 10);
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-mining-'));
  const sets = await openDataSets({
    folder,
    log: silentLog,
    now: () => new Date(),
    memoryMb: 2048,
    threads: 2,
  });
  const figures: Figures = {};
  try {
    const smaller = await measureAt(sets, small, seed, '1m', figures);
    measureConformance(smaller.log, figures);
    await measureImport(sets, smaller.made, figures);
    await measureAt(sets, large, seed + 1, '10m', figures);
  } finally {
    await sets.close();
    rmSync(folder, { recursive: true, force: true });
  }
  figures.resident_mb = Math.round(process.resourceUsage().maxRSS / 1024);
  return figures;
}

/** Seconds that `work` takes, the median of three after one to warm up; and those of a processor, where others share the machine. */
function timeBoth(work: () => unknown): { seconds: number; cpuSeconds: number } {
  work();
  const taken = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    const used = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(used);
    return { seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 };
  });
  return {
    seconds: median(taken.map(({ seconds }) => seconds)),
    cpuSeconds: median(taken.map(({ cpuSeconds }) => cpuSeconds)),
  };
}

const time = (work: () => unknown): number => timeBoth(work).seconds;

async function measureAt(
  sets: OpenDataSets,
  events: number,
  seed: number,
  name: string,
  figures: Figures,
): Promise<{ log: CaseLog; made: MadeEvents }> {
  tell(`making and storing ${events.toLocaleString('en')} events`);
  const made = makeOrderEvents(events, seed);
  const note = await storeEvents(sets, made);
  const set = await sets.get(note.id);
  tell('reading them as columns');
  const from = performance.now();
  const log = await readCaseLog(set, 'order');
  const loadSeconds = (performance.now() - from) / 1000;
  figures[`events_${name}`] = eventCountOf(log);
  figures[`cases_${name}`] = caseCountOf(log);
  figures[`load_seconds_${name}`] = round(loadSeconds, 3);
  figures.load_events_per_s = Math.round(eventCountOf(log) / loadSeconds);
  measureKernels(log, name, figures);
  await sets.remove(note.id);
  return { log, made };
}

function measureKernels(log: CaseLog, name: string, figures: Figures): void {
  tell(`the kernels at ${eventCountOf(log).toLocaleString('en')} events`);
  const note = (key: string, work: () => unknown): void => {
    figures[`${key}_seconds_${name}`] = round(time(work), 3);
  };
  // What a page asks for: the graph with its times, and the variants.
  const page = timeBoth(() => {
    const table = numberEdges(log);
    measurePerformance(log, discoverDfg(log, table), table);
    findVariants(log);
  });
  figures[`seconds_${name}`] = round(page.seconds, 3);
  figures[`cpu_seconds_${name}`] = round(page.cpuSeconds, 3);
  const table = numberEdges(log);
  const dfg = discoverDfg(log, table);
  note('dfg', () => discoverDfg(log));
  note('performance', () => measurePerformance(log, dfg, table));
  note('variants', () => findVariants(log));
  figures[`variants_${name}`] = findVariants(log).count;
  figures[`paths_${name}`] = dfg.edgeEvents.length;
  note('filter', () =>
    applyFilter(log, [], {
      activities: { drop: ['carriers.inTransit'] },
      paths: [{ from: 'orders.holdPlaced', to: 'orders.orderClosed', kind: 'eventually', has: false }],
      seconds: { min: 3600 },
    }),
  );
  note('rework', () => findRework(log));
  note('hand_overs', () => findHandOvers(log));
  note('batches', () => findBatches(log, { gapSeconds: 60, smallest: 2 }));
  const from = performance.now();
  discoverInductive(log, { noise: 0.2 });
  figures[`inductive_seconds_${name}`] = round((performance.now() - from) / 1000, 3);
  const names = namesOf(log);
  const reference = time(() => discoverNaively(names));
  figures[`reference_dfg_seconds_${name}`] = round(reference, 3);
  figures[`dfg_ratio_${name}`] = round(reference / Number(figures[`dfg_seconds_${name}`]), 1);
}

/** Against the model that the miner finds in the same log, so that most cases fit and some do not. */
function measureConformance(log: CaseLog, figures: Figures): void {
  tell('token replay and alignments');
  const net = fromPetriNet(toPetriNet(discoverInductive(log, { noise: 0.2 }).tree));
  const seconds = time(() => replayTokens(net, log));
  figures.replay_events_per_s = Math.round(eventCountOf(log) / seconds);
  figures.replay_fitness = round(replayTokens(net, log).fitness, 4);
  const from = performance.now();
  const aligned = alignLog(net, log, { maxMs: 60_000 });
  const taken = (performance.now() - from) / 1000;
  const variants = aligned.variants.filter(({ alignment }) => alignment !== null).length;
  figures.alignment_cases_per_s = Math.round(aligned.alignedCases / taken);
  figures.alignment_variants_per_s = Math.round(variants / taken);
  figures.alignment_cases = aligned.alignedCases;
  figures.alignment_fitness = round(aligned.meanFitness ?? 0, 4);
}

/** A file of others: read, checked, staged and settled. */
async function measureImport(sets: OpenDataSets, made: MadeEvents, figures: Figures): Promise<void> {
  tell('importing a file');
  const count = Math.min(200_000, made.order.length);
  const file = printCsv(made, count);
  // Importing asks no PostgreSQL.
  const db = null as unknown as Database;
  const context: EngineContext = {
    sets,
    db,
    log: silentLog,
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  const request = { name: 'a file', format: 'csv', mapping: null } as const;
  const from = performance.now();
  const { dataSetId, counts } = await importLog(context, request, inPieces(file));
  figures.import_events_per_s = Math.round((counts?.events ?? 0) / ((performance.now() - from) / 1000));
  if (dataSetId !== null) await sets.remove(dataSetId);
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
