// What the last unit of scarce stock is worth to the orders that are still to come: the dual prices of stock in a transportation
// linear program from locations to regions of forecast demand (J. Acimovic and S. C. Graves, "Making Better Fulfillment Decisions
// on the Fly in an Online Retail Environment", Manufacturing & Service Operations Management 17(1), 2015). One small program a
// SKU, by HiGHS: for a nightly job, never while an order is taken. Reads and stores nothing.
import highsModule, { type Highs } from 'highs';

export interface ScarceStock {
  /** Units free by location. */
  readonly supply: readonly number[];
  /** Units forecast by region until stock comes again. */
  readonly demand: readonly number[];
  /** Minor units for a unit from the location to the region; Infinity: it does not go there. */
  readonly costMinor: (location: number, region: number) => number;
  /** Minor units that a unit of demand costs when nobody serves it; above every cost that is worth paying. */
  readonly lostMinor: number;
}

// Its types describe the CommonJS build; what Node loads here is the ES module, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let solver: Promise<Highs> | null = null;

/** Minor units a unit, 0 or more, by location, for each stock: `opportunity` of a SourcingInput. 0 where stock is not scarce. */
export async function findOpportunityCosts(stocks: readonly ScarceStock[]): Promise<Float64Array[]> {
  solver ??= loadHighs();
  const highs = await solver;
  return stocks.map((stock) =>
    isAmple(stock) ? new Float64Array(stock.supply.length) : solve(highs, stock),
  );
}

/** Every region is served whole from where that costs least: then one more unit anywhere saves nothing. */
function isAmple({ supply, demand, costMinor, lostMinor }: ScarceStock): boolean {
  const left = [...supply];
  for (let region = 0; region < demand.length; region++) {
    let cheapest = -1;
    for (let at = 0; at < supply.length; at++) {
      const cost = costMinor(at, region);
      if (cost < lostMinor && (cheapest < 0 || cost < costMinor(cheapest, region))) cheapest = at;
    }
    if (cheapest < 0) continue;
    left[cheapest] = left[cheapest]! - demand[region]!;
    // Used up to the last unit is scarce already: the next order would have to go elsewhere.
    if (left[cheapest]! <= 0) return false;
  }
  return true;
}

function solve(highs: Highs, stock: ScarceStock): Float64Array {
  const solution = highs.solve(writeProgram(stock), { output_flag: false });
  if (solution.Status !== 'Optimal') throw new Error(`sourcing: opportunity costs are ${solution.Status}`);
  const costs = new Float64Array(stock.supply.length);
  // Rows come back in the order in which they were written: those of stock first.
  listSenders(stock).forEach((at, position) => {
    const row = solution.Rows[position]!;
    if ('Dual' in row) costs[at] = Math.max(0, -row.Dual);
  });
  return costs;
}

/** Locations that can serve some region for less than losing it. */
function listSenders({ supply, demand, costMinor, lostMinor }: ScarceStock): number[] {
  return [...supply.keys()].filter((at) => demand.some((_, region) => costMinor(at, region) < lostMinor));
}

/** x units from location to region, z units lost; rows s of stock, d of demand. */
function writeProgram(stock: ScarceStock): string {
  const { supply, demand, costMinor, lostMinor } = stock;
  const cost: string[] = [];
  const leaving: string[][] = supply.map(() => []);
  const arriving = demand.map((_, region) => {
    cost.push(`${lostMinor} z${region}`);
    return [`z${region}`];
  });
  for (let at = 0; at < supply.length; at++) {
    for (let region = 0; region < demand.length; region++) {
      const unit = costMinor(at, region);
      if (!(unit < lostMinor)) continue;
      cost.push(`${unit} x${at}_${region}`);
      leaving[at]!.push(`x${at}_${region}`);
      arriving[region]!.push(`x${at}_${region}`);
    }
  }
  const rows = [
    ...listSenders(stock).map((at) => `s${at}: ${leaving[at]!.join(' + ')} <= ${supply[at]}`),
    ...arriving.map((names, region) => `d${region}: ${names.join(' + ')} = ${demand[region]}`),
  ];
  return `Minimize\n obj: ${cost.join(' + ')}\nSubject To\n ${rows.join('\n ')}\nEnd\n`;
}
