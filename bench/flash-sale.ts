// Benchmark of a flash sale: many more buyers than units of one SKU, one order each, all at once. Exactly the stock must be sold, every
// other buyer refused for want of stock, and the books must agree. Options: --stock=500 --buyers=10000 --connections=256 --runs=3.
import type { Api } from '../src/demo/api.ts';
import { connectTo, LOCATIONS, putStock, putVariants, seedCompany } from './support/capture-company.ts';
import { type BenchOptions, type Figures, median, readNumber, round, tell } from './support/figures.ts';
import { Histogram } from './support/histogram.ts';
import { countErrors, type Load, type LoadResult, startLoad } from './support/load.ts';
import { startProgram } from './support/program.ts';

export const summary =
  'many buyers for few units of one SKU: sold exactly, refused cleanly, attempts a second';

const REFUSED = '409 orders.stock-short';

interface Sale {
  readonly sold: number;
  readonly refused: number;
  readonly errors: number;
  readonly attemptsPerSecond: number;
  readonly result: LoadResult;
}

export async function run({ args }: BenchOptions): Promise<Figures> {
  const stock = readNumber(args, 'stock', 500);
  const buyers = readNumber(args, 'buyers', 10_000);
  const connections = readNumber(args, 'connections', 256);
  const runs = readNumber(args, 'runs', 3);
  const program = await startProgram();
  const port = Number(new URL(program.url).port);
  const settings = {
    port,
    apiKey: program.apiKey,
    connections,
    skus: 100,
    firstNumber: 1,
    reportOrders: false,
  };
  const load = startLoad(settings);
  try {
    const api = connectTo(program);
    await seedCompany(api, { skus: 100, onHand: 1000 });
    await load.run({ seconds: null, count: Math.min(buyers, 3000) });
    const sales: Sale[] = [];
    for (let round = 1; round <= runs; round++) {
      const sale = await holdSale(api, load, { sku: `FLASH-${round}`, stock, buyers });
      tell(
        `sale ${round}: ${Math.round(sale.attemptsPerSecond)} attempts/s ${JSON.stringify(sale.result.outcomes)}`,
      );
      sales.push(sale);
    }
    return summarise(sales, stock, buyers);
  } finally {
    load.stop();
    await program.remove();
  }
}

function summarise(sales: readonly Sale[], stock: number, buyers: number): Figures {
  // The sale that went worst speaks for all.
  const worst = sales.toSorted((a, b) => Math.abs(b.sold - stock) - Math.abs(a.sold - stock))[0]!;
  const latencies = new Histogram();
  for (const { result } of sales) latencies.add(result.latencies);
  return {
    stock,
    buyers,
    sold: worst.sold,
    refused: worst.refused,
    attempts_per_s: round(median(sales.map((sale) => sale.attemptsPerSecond))),
    errors: sales.reduce((sum, sale) => sum + sale.errors, 0),
    p50_ms: round(latencies.quantile(0.5)),
    p99_ms: round(latencies.quantile(0.99)),
  };
}

async function holdSale(
  api: Api,
  load: Load,
  { sku, stock, buyers }: { sku: string; stock: number; buyers: number },
): Promise<Sale> {
  await putVariants(api, [sku]);
  // At several locations, so that the last units are spread.
  const shares = [0.5, 0.3, 0.2].map((share) => Math.floor(stock * share));
  shares[0]! += stock - shares.reduce((sum, share) => sum + share, 0);
  await putStock(
    api,
    shares.map((onHand, index) => ({ sku, location: LOCATIONS[index]![0], onHand })),
  );
  const result = await load.run({ seconds: null, count: buyers, sku });
  const sold = await countSold(api, sku);
  const acknowledged = result.outcomes.accepted ?? 0;
  const faults = countErrors(result.outcomes, [REFUSED]) + (await countFaults(api, sku, stock));
  return {
    sold,
    refused: result.outcomes[REFUSED] ?? 0,
    errors: faults + Math.abs(sold - acknowledged),
    attemptsPerSecond: buyers / result.seconds,
    result,
  };
}

/** Units of the SKU in orders, as the API lists them. */
async function countSold(api: Api, sku: string): Promise<number> {
  interface Page {
    items: { attributes: Record<string, unknown>; objects: { type: string; id: string }[] }[];
    next: string;
    more: boolean;
  }
  let sold = 0;
  for (let after = '', more = true; more; ) {
    const page = await api.get<Page>(
      `/v1/events?types=orders.orderPlaced&limit=500${after && `&after=${encodeURIComponent(after)}`}`,
    );
    for (const { objects } of page.items)
      sold += objects.some(({ type, id }) => type === 'sku' && id === sku) ? 1 : 0;
    ({ next: after, more } = page);
  }
  return sold;
}

/** What does not agree afterwards: stock that is not all reserved, free units, derived figures that differ. */
async function countFaults(api: Api, sku: string, stock: number): Promise<number> {
  const { items } = await api.get<{ items: { onHand: number; reserved: number; available: number }[] }>(
    `/v1/inventory/stock?sku=${sku}`,
  );
  const sum = (field: 'onHand' | 'reserved' | 'available') => items.reduce((all, row) => all + row[field], 0);
  const recount = await api.send<{ different: number }>('POST', '/v1/inventory/recount', {});
  let faults = recount.ok ? recount.result.different : 1;
  if (sum('onHand') !== stock || sum('reserved') !== stock || sum('available') !== 0) faults += 1;
  return faults;
}
