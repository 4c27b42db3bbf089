// The part of the sourcing benchmark that goes to the database: several processes with several connections each decide orders and reserve
// their units at once, with ample stock and with too little of it. What one connection does stands in decide-process.ts.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connectTo, LOCATIONS, seedCompany } from './capture-company.ts';
import { type Figures, median, readNumber, round, tell } from './figures.ts';
import { Histogram } from './histogram.ts';
import { startProgram, withDatabase } from './program.ts';

export interface DecideSettings {
  readonly databaseUrl: string;
  readonly connections: number;
}

/** Orders of two lines of different SKUs: from `firstSku` on, `skus` of them. */
export interface DecideJob {
  readonly firstSku: number;
  readonly skus: number;
  /** Orders of a set. */
  readonly size: number;
  /** Ends after so long, or when each connection has had so many sets. */
  readonly seconds: number | null;
  readonly sets: number | null;
}

export interface DecideResult {
  seconds: number;
  /** Orders, refused ones too. */
  decided: number;
  refused: number;
  sets: number;
  /** How often sets were decided in all. */
  rounds: number;
  /** Sets that were decided more than once, because somebody else had taken what they decided on. */
  again: number;
  /** Counts of a Histogram: milliseconds a set. */
  latencies: number[];
}

const PROCESSES = 2;
const PLENTY = 1_000_000;
const SCARCE_SKUS = 40;
/** Of each scarce SKU at each location; what is asked for in all is several times as much. */
const SCARCE_UNITS = 8;
const SCARCE_SETS = 40;
const RUNS = 3;

/** Options: --skus=10000 --connections=4 (of each of two processes) --set=64 --seconds=4 */
export async function measureDecisions(args: readonly string[]): Promise<Figures> {
  const skus = readNumber(args, 'skus', 10_000);
  const connections = readNumber(args, 'connections', 4);
  const size = readNumber(args, 'set', 64);
  const seconds = readNumber(args, 'seconds', 4);
  const program = await startProgram();
  const deciders: Deciders[] = [];
  try {
    tell(`seeding ${skus} SKUs at ${LOCATIONS.length} locations`);
    const scarce = RUNS * SCARCE_SKUS;
    await seedCompany(connectTo(program), { skus: skus + scarce, onHand: SCARCE_UNITS });
    const databaseUrl = program.databaseUrl();
    await stockUp(databaseUrl, skus);
    for (let n = 0; n < PROCESSES; n++) deciders.push(startDeciders({ databaseUrl, connections }));
    const all = (job: DecideJob) => runAll(deciders, job);
    const ample = { firstSku: 1, skus, seconds, sets: null };
    await all({ ...ample, size, seconds: 2 });
    const sets = await repeat('sets', () => all({ ...ample, size }));
    const single = await repeat('single orders', () => all({ ...ample, size: 1, seconds: seconds / 2 }));
    let firstSku = skus + 1;
    const short = await repeat('scarce', async () => {
      const result = await all({
        firstSku,
        skus: SCARCE_SKUS,
        size: size / 4,
        seconds: null,
        sets: SCARCE_SETS,
      });
      firstSku += SCARCE_SKUS;
      return result;
    });
    const faults = await countFaults(databaseUrl, skus);
    return {
      ...describe('decisions', sets),
      ...describe('decisions_single', single),
      ...describe('scarce', short),
      ...faults,
    };
  } finally {
    for (const each of deciders) each.stop();
    await program.remove();
  }
}

/** The database of a benchmark: on hand and its movements grow alike. */
async function stockUp(databaseUrl: string, skus: number): Promise<void> {
  await withDatabase(databaseUrl, async (client) => {
    const named = `(select sku_id from inventory.skus order by sku limit ${skus})`;
    await client.query(`update inventory.movements set quantity = $1 where sku_id in ${named}`, [PLENTY]);
    await client.query(`update inventory.stock set on_hand = $1 where sku_id in ${named}`, [PLENTY]);
    await client.query('vacuum analyze inventory.stock');
  });
}

interface Deciders {
  run(job: DecideJob): Promise<DecideResult>;
  stop(): void;
}

function startDeciders(settings: DecideSettings): Deciders {
  const path = fileURLToPath(new URL('./decide-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(settings)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const onExit = () => reject(new Error('A process that decides ended.'));
        child.once('exit', onExit);
        child.once('message', (result: DecideResult) => {
          child.off('exit', onExit);
          resolve(result);
        });
        child.send(job);
      }),
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}

/** All processes at once; the time is the longest. */
async function runAll(deciders: readonly Deciders[], job: DecideJob): Promise<DecideResult> {
  const results = await Promise.all(deciders.map((each) => each.run(job)));
  const sum = (field: 'decided' | 'refused' | 'sets' | 'rounds' | 'again') =>
    results.reduce((all, result) => all + result[field], 0);
  const latencies = new Histogram();
  for (const result of results) latencies.add(result.latencies);
  return {
    seconds: Math.max(...results.map((result) => result.seconds)),
    ...{ decided: sum('decided'), refused: sum('refused'), sets: sum('sets') },
    ...{ rounds: sum('rounds'), again: sum('again') },
    latencies: [...latencies.counts],
  };
}

async function repeat(what: string, once: () => Promise<DecideResult>): Promise<DecideResult[]> {
  const results: DecideResult[] = [];
  for (let nth = 1; nth <= RUNS; nth++) {
    const result = await once();
    tell(`${what}, run ${nth}: ${Math.round(result.decided / result.seconds)} decisions a second`);
    results.push(result);
  }
  return results;
}

function describe(name: string, results: readonly DecideResult[]): Figures {
  const rates = results.map(({ decided, seconds }) => decided / seconds);
  const sum = (field: 'decided' | 'refused' | 'sets' | 'again') =>
    results.reduce((all, result) => all + result[field], 0);
  const latencies = new Histogram();
  for (const result of results) latencies.add(result.latencies);
  return {
    [`${name}_per_s`]: Math.round(median(rates)),
    [`${name}_per_s_min`]: Math.round(Math.min(...rates)),
    [`${name}_per_s_max`]: Math.round(Math.max(...rates)),
    [`${name}_again_share`]: round(sum('again') / Math.max(1, sum('sets')), 4),
    [`${name}_refused_share`]: round(sum('refused') / Math.max(1, sum('decided')), 4),
    [`${name}_set_p50_ms`]: round(latencies.quantile(0.5)),
    [`${name}_set_p99_ms`]: round(latencies.quantile(0.99)),
  };
}

/** Positions that do not agree with their reservations or are oversold, and scarce units that nobody got. */
async function countFaults(databaseUrl: string, ample: number): Promise<Figures> {
  return withDatabase(databaseUrl, async (client) => {
    const wrong = await client.query<{ wrong: string }>(
      `select count(*) as wrong from inventory.stock s left join (
         select sku_id, location_id, sum(reserved) as units from inventory.reservations group by 1, 2) r
         using (sku_id, location_id)
       where s.reserved > s.on_hand or s.reserved <> coalesce(r.units, 0)`,
    );
    const left = await client.query<{ left: string }>(
      `select coalesce(sum(on_hand - reserved), 0) as left from inventory.stock
       join (select sku_id from inventory.skus order by sku offset $1) k using (sku_id)`,
      [ample],
    );
    return {
      decisions_stock_faults: Number(wrong.rows[0]!.wrong),
      scarce_units_left: Number(left.rows[0]!.left),
    };
  });
}
