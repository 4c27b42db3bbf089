// A sourcing problem as the text that HiGHS reads (CPLEX LP format, minor units): x units by item and column, y column ships,
// z units unserved, b band of a rate card, g group at a column, late what the last parcel's delay costs. Solves nothing.
import { type Problem, THOUSANDTHS } from './problem.ts';
import { shippingOf } from './shipping-by-weight.ts';

export interface MilpAim {
  readonly maxLocations: number;
  /** null: as few units unserved as possible; else so many, at the least cost. */
  readonly unserved: number | null;
}

interface Lines {
  readonly cost: string[];
  readonly rows: string[];
  readonly bounds: string[];
  readonly binaries: string[];
  readonly generals: string[];
}

export function writeModel(problem: Problem, { maxLocations, unserved }: MilpAim): string {
  const { items, columns, demand } = problem;
  const model: Lines = { cost: [], rows: [], bounds: [], binaries: [], generals: [] };
  const allMissing = Array.from(demand.subarray(0, items), (_, i) => `z${i}`).join(' + ');
  for (let i = 0; i < items; i++) writeItem(problem, i, model);
  for (let n = 0; n < columns; n++) {
    model.binaries.push(`y${n}`);
    model.cost.push(`${problem.opening[n]! / THOUSANDTHS} y${n}`);
    writeShared(problem, n, model.rows);
    if (problem.shipping !== null) writeCard(problem, n, model);
    if (problem.lateCost[n]! > 0 && problem.hasLateCost)
      model.rows.push(`late - ${problem.lateCost[n]! / THOUSANDTHS} y${n} >= 0`);
  }
  for (let group = 0; group < problem.groups; group++) writeGroup(problem, group, model);
  model.cost.push('late');
  model.rows.push('late >= 0');
  if (maxLocations < columns) {
    model.rows.push(`${Array.from({ length: columns }, (_, n) => `y${n}`).join(' + ')} <= ${maxLocations}`);
  }
  if (unserved !== null) model.rows.push(`${allMissing} = ${unserved}`);
  const generals = model.generals.length > 0 ? `Generals\n ${model.generals.join(' ')}\n` : '';
  const objective = unserved === null ? allMissing : model.cost.join(' + ');
  return `Minimize\n obj: ${objective}\nSubject To\n ${model.rows.join('\n ')}\nBounds\n ${model.bounds.join('\n ')}\n${generals}Binaries\n ${model.binaries.join(' ')}\nEnd\n`;
}

function writeItem(problem: Problem, i: number, model: Lines): void {
  const { items, columns, units, unitCost, demand } = problem;
  const served: string[] = [`z${i}`];
  for (let n = 0; n < columns; n++) {
    const at = n * items + i;
    if (units[at]! <= 0) continue;
    served.push(`x${i}_${n}`);
    model.cost.push(`${unitCost[at]! / THOUSANDTHS} x${i}_${n}`);
    model.rows.push(`x${i}_${n} - ${units[at]} y${n} <= 0`);
    // Without weights and groups whole numbers come by themselves: the rest is a flow.
    if (problem.shipping !== null || problem.groups > 0) model.generals.push(`x${i}_${n}`);
  }
  model.rows.push(`${served.join(' + ')} = ${demand[i]}`);
  model.bounds.push(`0 <= z${i} <= ${demand[i]}`);
}

function writeShared(problem: Problem, n: number, rows: string[]): void {
  const { items, units, stock, sharedWith, room } = problem;
  const bySku = new Map<number, number[]>();
  for (let i = 0; i < items; i++) {
    if (units[n * items + i]! <= 0) continue;
    const members = bySku.get(sharedWith[i]!);
    if (members === undefined) bySku.set(sharedWith[i]!, [i]);
    else members.push(i);
  }
  const all = [...bySku.values()].flat();
  if (room[n]! < Number.POSITIVE_INFINITY && all.length > 0) {
    rows.push(`${all.map((i) => `x${i}_${n}`).join(' + ')} <= ${room[n]}`);
  }
  for (const members of bySku.values()) {
    if (members.length < 2) continue;
    rows.push(`${members.map((i) => `x${i}_${n}`).join(' + ')} <= ${stock[n * items + members[0]!]}`);
  }
}

/** Each group whole at one column at most. */
function writeGroup(problem: Problem, group: number, model: Lines): void {
  const { items, columns, units, groupOf, demand } = problem;
  const names: string[] = [];
  for (let n = 0; n < columns; n++) {
    const name = `g${group}_${n}`;
    let isServed = false;
    for (let i = 0; i < items; i++) {
      if (groupOf[i] !== group || units[n * items + i]! <= 0) continue;
      isServed = true;
      model.rows.push(`x${i}_${n} - ${demand[i]} ${name} = 0`);
    }
    if (!isServed) continue;
    names.push(name);
    model.binaries.push(name);
  }
  if (names.length > 1) model.rows.push(`${names.join(' + ')} <= 1`);
}

function writeCard(problem: Problem, n: number, model: Lines): void {
  const { items, units, demand, gramsPerUnit } = problem;
  const weights: string[] = [];
  let lightest = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < items; i++) {
    const some = Math.min(units[n * items + i]!, demand[i]!);
    if (some === 0) continue;
    lightest = Math.min(lightest, gramsPerUnit[i]!);
    most += some * gramsPerUnit[i]!;
    weights.push(`${gramsPerUnit[i]} x${i}_${n}`);
  }
  if (weights.length === 0) return;
  const bands = listBands(problem, n, Math.min(lightest, most), most);
  const names = bands.map((_, k) => `b${n}_${k}`);
  model.binaries.push(...names);
  model.rows.push(`${names.join(' + ')} - y${n} = 0`);
  const limits = bands.map(({ upTo }, k) => `${upTo} ${names[k]}`);
  model.rows.push(`${weights.join(' + ')} - ${limits.join(' - ')} <= 0`);
  bands.forEach(({ cost }, k) => {
    model.cost.push(`${cost / THOUSANDTHS} ${names[k]}`);
  });
}

/** Asked of one card at most; beyond it a band is as cheap as its lightest weight. */
const MOST_ASKED = 3000;

/** Bands of one price each, found by halving between weights that cost differently. */
function listBands(
  problem: Problem,
  n: number,
  lightest: number,
  most: number,
): { upTo: number; cost: number }[] {
  const bands: { upTo: number; cost: number }[] = [];
  let asked = 0;
  const priceOf = (grams: number): number => {
    asked++;
    return shippingOf(problem, n, grams);
  };
  const halve = (from: number, to: number, costFrom: number, costTo: number): void => {
    if (costFrom === costTo || to - from <= 1 || asked > MOST_ASKED) {
      if (to - from <= 1 && costFrom !== costTo) bands.push({ upTo: from, cost: costFrom });
      else if (costFrom !== costTo) bands.push({ upTo: to, cost: costFrom });
      return;
    }
    const between = Math.floor((from + to) / 2);
    const cost = priceOf(between);
    halve(from, between, costFrom, cost);
    halve(between, to, cost, costTo);
  };
  const costLightest = priceOf(lightest);
  const costMost = priceOf(most);
  halve(lightest, most, costLightest, costMost);
  if (costMost < Number.POSITIVE_INFINITY) bands.push({ upTo: most, cost: costMost });
  return bands;
}
