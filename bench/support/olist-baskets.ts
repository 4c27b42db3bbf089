// Real baskets as sourcing cases: what customers of the Olist marketplace bought together, where they live, where the sellers are,
// what the goods weigh and when they were promised (CC BY-NC-SA 4.0; read from a folder, never kept). Stock, rate cards and values by
// location are not in the data: they are drawn from the ids, the same every time.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { SourcingCase } from '../../src/modules/sourcing/sourcing-cases.fixture.ts';
import { readCsv } from '../../src/platform/csv.ts';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Product {
  readonly category: string;
  readonly grams: number;
}

interface Line {
  readonly product: string;
  readonly seller: string;
  readonly quantity: number;
}

interface Basket {
  readonly lines: Line[];
  readonly destination: Point;
  /** Days from purchase to the promised day. */
  readonly promisedDay: number;
}

interface Market {
  readonly products: ReadonlyMap<string, Product>;
  readonly sellers: ReadonlyMap<string, Point>;
  /** The sellers with the most units: they are in every basket's network. */
  readonly largest: readonly string[];
  readonly categoriesOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly soldBy: ReadonlyMap<string, ReadonlySet<string>>;
}

const NETWORK = 24;
const DAY_MS = 86_400_000;
/** Upper weights of the carrier's bands. */
const LIMITS: readonly number[] = [
  300, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000, 30_000, 1_000_000,
];
const BAND_PRICE: readonly number[] = [700, 780, 900, 1150, 1350, 1750, 2700, 3500, 4400, 6200, 9000];
const ZONE_KM: readonly number[] = [100, 400, 1000, 2000];

/** At most `most` cases; orders of several units first, as one unit leaves little to decide. */
export async function readOlistCases(folder: string, most: number): Promise<SourcingCase[]> {
  const { market, baskets } = await readMarket(path.resolve(folder));
  const several = baskets.filter(({ lines }) => lines.length > 1 || lines[0]!.quantity > 1);
  const single = baskets.filter(({ lines }) => lines.length === 1 && lines[0]!.quantity === 1);
  return [...several, ...single].slice(0, most).map((basket) => caseOf(market, basket));
}

async function* readTable(folder: string, name: string): AsyncGenerator<Readonly<Record<string, string>>> {
  for await (const item of readCsv(createReadStream(path.join(folder, name)))) {
    if (item.row) yield item.row;
  }
}

async function readPlaces(folder: string) {
  const points = new Map<string, Point>();
  for await (const row of readTable(folder, 'derived_zip_prefix_centroids.csv')) {
    points.set(row.zip_code_prefix!, { latitude: Number(row.lat), longitude: Number(row.lng) });
  }
  const sellers = new Map<string, Point>();
  for await (const row of readTable(folder, 'olist_sellers_dataset.csv')) {
    const point = points.get(row.seller_zip_code_prefix!);
    if (point) sellers.set(row.seller_id!, point);
  }
  const homes = new Map<string, Point>();
  for await (const row of readTable(folder, 'olist_customers_dataset.csv.gz')) {
    const point = points.get(row.customer_zip_code_prefix!);
    if (point) homes.set(row.customer_id!, point);
  }
  return { sellers, homes };
}

async function readProducts(folder: string): Promise<Map<string, Product>> {
  const products = new Map<string, Product>();
  for await (const row of readTable(folder, 'olist_products_dataset.csv.gz')) {
    const grams = Math.max(1, Math.round(Number(row.product_weight_g) || 500));
    products.set(row.product_id!, { category: row.product_category_name!, grams });
  }
  return products;
}

async function readMarket(folder: string): Promise<{ market: Market; baskets: Basket[] }> {
  const { sellers, homes } = await readPlaces(folder);
  const products = await readProducts(folder);
  const linesOf = new Map<string, Map<string, { product: string; seller: string; quantity: number }>>();
  const units = new Map<string, number>();
  const categoriesOf = new Map<string, Set<string>>();
  const soldBy = new Map<string, Set<string>>();
  for await (const row of readTable(folder, 'olist_order_items_dataset.csv.gz')) {
    const product = row.product_id!;
    const seller = row.seller_id!;
    const kind = products.get(product)?.category;
    if (!sellers.has(seller) || kind === undefined) continue;
    const lines = linesOf.get(row.order_id!) ?? new Map();
    const line = lines.get(product) ?? { product, seller, quantity: 0 };
    line.quantity++;
    linesOf.set(row.order_id!, lines.set(product, line));
    units.set(seller, (units.get(seller) ?? 0) + 1);
    categoriesOf.set(seller, (categoriesOf.get(seller) ?? new Set()).add(kind));
    soldBy.set(product, (soldBy.get(product) ?? new Set()).add(seller));
  }
  const bySales = [...units].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const largest = bySales.slice(0, NETWORK).map(([seller]) => seller);
  const baskets: Basket[] = [];
  for await (const row of readTable(folder, 'olist_orders_dataset.csv.gz')) {
    const lines = linesOf.get(row.order_id!);
    const destination = homes.get(row.customer_id!);
    if (!lines || !destination) continue;
    const days = instantOf(row.order_estimated_delivery_date!) - instantOf(row.order_purchase_timestamp!);
    const promisedDay = Math.max(1, Math.floor(days / DAY_MS));
    baskets.push({ lines: [...lines.values()], destination, promisedDay });
  }
  return { market: { products, sellers, largest, categoriesOf, soldBy }, baskets };
}

/** `YYYY-MM-DD HH:MM:SS`; without a zone, as only differences are used. */
function instantOf(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** FNV-1a, 0 to 1: what the data does not say, the same every time. */
function drawFrom(...words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const letter of words.join('/')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

function kilometres(a: Point, b: Point): number {
  const north = (a.latitude - b.latitude) * 111.2;
  const east = (a.longitude - b.longitude) * 111.2 * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

function caseOf(market: Market, { lines, destination, promisedDay }: Basket): SourcingCase {
  const ids = [...new Set([...lines.map((line) => line.seller), ...market.largest])];
  const zones = ids.map((id) => {
    const km = kilometres(market.sellers.get(id)!, destination);
    const zone = ZONE_KM.findIndex((most) => km <= most);
    return zone < 0 ? ZONE_KM.length : zone;
  });
  const prices = ids.map((id, n) =>
    BAND_PRICE.map((price) =>
      Math.round(price * (0.7 + 0.3 * zones[n]!) * (0.9 + 0.3 * drawFrom('card', id))),
    ),
  );
  const stock = lines.map((line) => ids.map((id) => unitsAt(market, line, id)));
  const byLine = (word: string, share: number, most: number): ((l: number, n: number) => number) => {
    const rows = lines.map(({ product }) =>
      ids.map((id) =>
        drawFrom(word, product, id) < share ? Math.round(most * drawFrom('value', word, id, product)) : 0,
      ),
    );
    return (l, n) => rows[l]![n]!;
  };
  return {
    destination,
    lines: lines.map(({ product, quantity }, l) => ({
      lineNo: l + 1,
      skuId: product,
      quantity,
      weightGrams: market.products.get(product)!.grams,
      promisedDay,
    })),
    locations: ids.map((id) => ({
      id,
      ...market.sellers.get(id)!,
      fixedCostMinor: 150 + Math.round(250 * drawFrom('fixed', id)),
      handlingCostMinor: 20 + Math.round(80 * drawFrom('handling', id)),
      capabilities: [],
      active: true,
      capacityPerDay: 200,
      capacityLeft: 3 + Math.floor(197 * drawFrom('day', id, lines[0]!.product)),
    })),
    available: (l, n) => stock[l]![n]!,
    allowBackorder: true,
    cards: { limits: LIMITS, prices },
    shippingCost: (n, grams) => prices[n]![LIMITS.findIndex((limit) => grams <= limit)]!,
    shippingSteps: LIMITS,
    arrivalDay: (n) => 2 + 3 * zones[n]! + Math.floor(3 * drawFrom('transit', ids[n]!)),
    promisedDay: Math.min(promisedDay, 9),
    requestedDay: 4,
    markdown: byLine('markdown', 0.4, 500),
    opportunity: byLine('opportunity', 0.3, 800),
    costModel: {
      perKmMinor: 0.05,
      perShipmentMinor: 50,
      perUnitMinor: 10,
      splitPenaltyMinor: 200,
      stockBalanceMinor: 30,
      capacityUsedMinor: 120,
      orderDayAfterRequestedMinor: 25,
      orderDayAfterPromisedMinor: 120,
      lineDayAfterPromisedMinor: 40,
      maxSplits: 3,
    },
  };
}

/** Who sold the product has some; who sold its kind has it in one case of two. */
function unitsAt(market: Market, line: Line, seller: string): number {
  const chance = drawFrom('stock', line.product, seller);
  if (seller === line.seller) return 1 + Math.floor(2 * line.quantity * chance);
  if (market.soldBy.get(line.product)?.has(seller)) return Math.floor(4 * chance) + 1;
  const { category } = market.products.get(line.product)!;
  if (!market.categoriesOf.get(seller)?.has(category) || chance < 0.5) return 0;
  return Math.floor(8 * (chance - 0.5)) + 1;
}
