// Benchmark of availability in bulk: 10,000 pairs of SKU and location in one call over HTTP into the whole program, as 834 SKUs at 12
// locations and as 10,000 different SKUs, and 10,000 SKUs at all locations together; some have supply on its way and some are waited
// for. Options: --skus=10000 --calls=40
import { type Api, expectAll } from '../src/demo/api.ts';
import { connectTo, LOCATIONS, seedCompany } from './support/capture-company.ts';
import { type BenchOptions, type Figures, quantile, readNumber, round, tell } from './support/figures.ts';
import { composeOrder, skuOf } from './support/order-text.ts';
import { type Program, startProgram } from './support/program.ts';

export const summary = '10,000 pairs of SKU and location in one call: milliseconds until the answer is there';

const PAIRS = 10_000;
/** Of each so many SKUs one is waited for, and one has supply on its way. */
const ONE_IN = 50;

export async function run({ args }: BenchOptions): Promise<Figures> {
  const skus = Math.max(PAIRS, readNumber(args, 'skus', PAIRS));
  const calls = readNumber(args, 'calls', 40);
  const program = await startProgram();
  try {
    tell(`seeding ${skus} SKUs at ${LOCATIONS.length} locations`);
    const api = connectTo(program);
    await seedCompany(api, { skus, onHand: 20 });
    await seedDemand(api, skus);
    const codes = LOCATIONS.map(([code]) => code);
    const asked = {
      positions: pairs((n) => ({
        sku: skuOf(1 + Math.floor(n / codes.length)),
        location: codes[n % codes.length],
      })),
      skus: pairs((n) => ({ sku: skuOf(1 + n), location: codes[n % codes.length] })),
      everywhere: pairs((n) => ({ sku: skuOf(1 + n) })),
    };
    const figures: Figures = { pairs: PAIRS };
    for (const [name, body] of Object.entries(asked)) {
      const taken = await timeCalls(program, body, calls);
      figures[`${name}_p50_ms`] = round(quantile(taken, 0.5));
      figures[`${name}_p95_ms`] = round(quantile(taken, 0.95));
      tell(
        `${name}: ${figures[`${name}_p50_ms`]} ms (${round(Math.min(...taken))} to ${round(Math.max(...taken))})`,
      );
    }
    return figures;
  } finally {
    await program.remove();
  }
}

function pairs(pairOf: (nth: number) => { sku: string; location?: string | undefined }): string {
  return JSON.stringify({ channel: 'web', pairs: Array.from({ length: PAIRS }, (_, nth) => pairOf(nth)) });
}

/** Orders for more than there is, which wait, and purchase orders on their way. */
export async function seedDemand(api: Api, skus: number): Promise<void> {
  const some = Array.from({ length: Math.floor(skus / ONE_IN) }, (_, nth) => nth * ONE_IN);
  const orders = some.map((nth) => ({
    ...composeOrder(nth, `demand-${nth}`, [{ sku: skuOf(1 + nth), quantity: 20 * LOCATIONS.length + 5 }]),
    allowBackorder: true,
  }));
  expectAll('orders', await api.bulk('POST', '/v1/orders/bulk', orders));
  const supplier = 'MILL';
  const mill = { code: supplier, name: 'Mill', currency: 'EUR', timeZone: 'Europe/Berlin', leadTimeDays: 7 };
  expectAll('supplier', await api.bulk('PUT', '/v1/suppliers/bulk', [mill]));
  const sold = some.map((nth) => ({ supplier, sku: skuOf(2 + nth), unitCostMinor: 400 }));
  expectAll('items', await api.bulk('PUT', '/v1/supplier-items/bulk', sold));
  const lines = sold.map(({ sku }) => ({ sku, quantity: 30 }));
  const purchase = { supplier, location: LOCATIONS[0]![0], lines };
  const drafted = await api.send<{ purchaseOrderId: string }>('POST', '/v1/purchase-orders', purchase);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.problem));
  const path = `/v1/purchase-orders/${drafted.result.purchaseOrderId}/place`;
  expectAll('purchase order', [await api.send('POST', path, {})]);
}

/** The first calls warm up and do not count. */
async function timeCalls({ url, apiKey }: Program, body: string, calls: number): Promise<number[]> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const taken: number[] = [];
  for (let call = -5; call < calls; call++) {
    const from = performance.now();
    const answer = await fetch(`${url}/v1/availability`, { method: 'POST', headers, body });
    const { items } = (await answer.json()) as { items: unknown[] };
    if (answer.status !== 200 || items.length !== PAIRS) throw new Error(`answered ${answer.status}`);
    if (call >= 0) taken.push(performance.now() - from);
  }
  return taken;
}
