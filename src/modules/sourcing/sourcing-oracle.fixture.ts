// Tests and benchmark only: a plain restatement of what a plan costs and may do, and the optimum by the HiGHS solver written
// from the input itself. Shares no code with the planner, so that both cannot be wrong alike.
import highsModule from 'highs';
import type { SourcingCase } from './sourcing-cases.fixture.ts';
import type { SourcingDecision, SourcingInput, SourcingLine, SourcingLocation } from './types.ts';

const loading = (highsModule as unknown as typeof highsModule.default)();

/** Whether rules, not stock, let location n serve line l. */
function permits(input: SourcingInput, line: SourcingLine, n: number): boolean {
  const location = input.locations[n]!;
  return (
    location.active &&
    (line.requires ?? []).every((capability) => location.capabilities.includes(capability)) &&
    (line.locations === undefined || line.locations.includes(location.id)) &&
    !(line.excluded ?? []).includes(location.id) &&
    input.rules?.excluded?.[n] !== 1 &&
    line.barred?.[n] !== 1
  );
}

function capacityOf(input: SourcingInput, n: number): number {
  return (input.capacityLeft ? input.capacityLeft(n) : input.locations[n]!.capacityLeft) ?? Infinity;
}

/** The haversine formula, written out. */
export function haversineKm(input: SourcingInput, location: SourcingLocation): number {
  if (input.destination === null) return 0;
  const rad = Math.PI / 180;
  const a = input.destination;
  const lat = Math.sin(((location.latitude - a.latitude) * rad) / 2) ** 2;
  const lon = Math.sin(((location.longitude - a.longitude) * rad) / 2) ** 2;
  const h = lat + Math.cos(a.latitude * rad) * Math.cos(location.latitude * rad) * lon;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

function openingMinor(input: SourcingInput, n: number): number {
  const location = input.locations[n]!;
  const model = input.costModel;
  return (
    location.fixedCostMinor +
    model.perShipmentMinor +
    Math.round(haversineKm(input, location) * model.perKmMinor) +
    (location.kind === 'supplier' ? (model.dropShipMinor ?? 0) : 0) +
    (input.rules?.surchargeMinor?.[n] ?? 0)
  );
}

function daysAfter(input: SourcingInput, n: number, day: number | undefined): number {
  return day === undefined || !input.arrivalDay ? 0 : Math.max(0, input.arrivalDay(n) - day);
}

function unitMinor(input: SourcingInput, l: number, n: number): number {
  const location = input.locations[n]!;
  const line = input.lines[l]!;
  const model = input.costModel;
  const kilograms = (line.weightGrams ?? 0) / 1000;
  const perDay = location.capacityPerDay ?? 0;
  const left = capacityOf(input, n);
  const used = perDay > 0 && left < Infinity ? 1 - Math.min(1, Math.max(0, left / perDay)) : 0;
  const late =
    daysAfter(input, n, line.requestedDay) * (model.lineDayAfterRequestedMinor ?? 0) +
    daysAfter(input, n, line.promisedDay) * (model.lineDayAfterPromisedMinor ?? 0);
  return (
    location.handlingCostMinor +
    model.perUnitMinor +
    kilograms * haversineKm(input, location) * (model.perKgKmMinor ?? 0) +
    model.stockBalanceMinor / input.available(l, n) +
    (model.capacityUsedMinor ?? 0) * used ** 2 +
    late / line.quantity +
    (input.opportunity?.(l, n) ?? 0) * (model.opportunityWeight ?? 1) +
    markdownLeft(input, l, n) * (model.markdownWeight ?? 1) +
    (line.surchargeMinor?.[n] ?? 0)
  );
}

/** What the most ageing stock of the line's SKU stands to lose beyond this location's. */
function markdownLeft(input: SourcingInput, l: number, n: number): number {
  if (!input.markdown) return 0;
  const values = input.locations.map((_, other) =>
    permits(input, input.lines[l]!, other) && input.available(l, other) >= 1 && capacityOf(input, other) >= 1
      ? input.markdown!(l, other)
      : 0,
  );
  return Math.max(...values) - input.markdown(l, n);
}

function orderLateMinor(input: SourcingInput, n: number): number {
  return (
    daysAfter(input, n, input.requestedDay) * (input.costModel.orderDayAfterRequestedMinor ?? 0) +
    daysAfter(input, n, input.promisedDay) * (input.costModel.orderDayAfterPromisedMinor ?? 0)
  );
}

interface Taken {
  readonly line: SourcingLine;
  readonly l: number;
  readonly n: number;
  readonly quantity: number;
}

function listTaken(input: SourcingInput, decision: SourcingDecision): Taken[] {
  return decision.allocations.map(({ lineNo, locationId, quantity }) => {
    const l = input.lines.findIndex((line) => line.lineNo === lineNo);
    const n = input.locations.findIndex((location) => location.id === locationId);
    return { line: input.lines[l]!, l, n, quantity };
  });
}

function sumBy(taken: readonly Taken[], keyOf: (a: Taken) => string | number): Map<string | number, number> {
  const sums = new Map<string | number, number>();
  for (const a of taken) sums.set(keyOf(a), (sums.get(keyOf(a)) ?? 0) + a.quantity);
  return sums;
}

function weighByLocation(taken: readonly Taken[]): Map<number, number> {
  const grams = new Map<number, number>();
  for (const { n, line, quantity } of taken)
    grams.set(n, (grams.get(n) ?? 0) + quantity * (line.weightGrams ?? 0));
  return grams;
}

/** Every rule that a decision breaks, in words; empty when it keeps them all. */
export function findFaults(input: SourcingInput, decision: SourcingDecision): string[] {
  const taken = listTaken(input, decision);
  const faults = findForbidden(input, taken);
  const served = sumBy(taken, (a) => a.line.lineNo);
  const later = new Map(decision.backordered.map((b) => [b.lineNo, b.quantity]));
  for (const line of input.lines) {
    const units = served.get(line.lineNo) ?? 0;
    const waiting = later.get(line.lineNo) ?? 0;
    if (decision.status === 'unsourceable') {
      if (units + waiting > 0) faults.push(`line ${line.lineNo} allocated though unsourceable`);
    } else if (units + waiting !== line.quantity) faults.push(`line ${line.lineNo} is not conserved`);
  }
  const groups = Map.groupBy(input.lines, (line) => line.together);
  for (const [word, members] of groups) {
    if (word === undefined) continue;
    const places = new Set(taken.filter((a) => a.line.together === word).map((a) => a.n));
    const units = members.map((line) => served.get(line.lineNo) ?? 0);
    if (places.size > 1) faults.push(`${word} ships from ${places.size} locations`);
    if (places.size > 0 && members.some((line, k) => units[k] !== line.quantity))
      faults.push(`${word} ships in part`);
  }
  if (decision.status === 'sourced' && decision.backordered.length > 0) faults.push('sourced with backorder');
  const parts = Object.values<number>({ ...decision.costParts });
  if (parts.reduce((sum, part) => sum + part, 0) !== decision.costMinor)
    faults.push('cost parts do not add up');
  if (parts.some((part) => !(part >= 0) || !Number.isInteger(part))) faults.push('a cost part is not a cost');
  return faults;
}

function findForbidden(input: SourcingInput, taken: readonly Taken[]): string[] {
  const faults: string[] = [];
  for (const { line, l, n, quantity } of taken) {
    if (!permits(input, line, n)) faults.push(`line ${line.lineNo} may not ship from ${n}`);
    if (!Number.isInteger(quantity) || quantity < 1) faults.push(`${quantity} units allocated`);
    const units = taken.filter((a) => a.line.skuId === line.skuId && a.n === n);
    if (units.reduce((sum, a) => sum + a.quantity, 0) > input.available(l, n))
      faults.push(`${line.skuId} oversold at ${n}`);
    if (units.filter((a) => a.l === l).length > 1) faults.push(`line ${line.lineNo} twice at ${n}`);
  }
  const byLocation = sumBy(taken, (a) => a.n);
  for (const [n, units] of byLocation)
    if (units > capacityOf(input, Number(n))) faults.push(`${n} over capacity`);
  for (const [n, grams] of weighByLocation(taken))
    if (input.shippingCost && input.shippingCost(n, grams) === Infinity) faults.push(`nobody carries ${n}`);
  if (byLocation.size > (input.costModel.maxSplits ?? Infinity) + 1) faults.push('too many locations');
  return faults;
}

/** What the decision's allocations cost, unrounded but for the distance of a shipment. */
export function costOf(input: SourcingInput, decision: SourcingDecision): number {
  const taken = listTaken(input, decision);
  const grams = weighByLocation(taken);
  let cost = Math.max(0, grams.size - 1) * input.costModel.splitPenaltyMinor;
  for (const { l, n, quantity } of taken) cost += quantity * unitMinor(input, l, n);
  let late = 0;
  for (const [n, weight] of grams) {
    cost += openingMinor(input, n);
    if (input.shippingCost) cost += input.shippingCost(n, weight) * (input.costModel.shippingWeight ?? 1);
    late = Math.max(late, orderLateMinor(input, n));
  }
  return cost + late;
}

export interface Optimum {
  readonly unserved: number;
  readonly cost: number;
}

/** Fewest unserved units, then least cost; two solver runs per line, not per merged SKU. */
export async function solveByOracle(input: SourcingCase): Promise<Optimum> {
  const unserved = Math.round(await runModel(input, null));
  return { unserved, cost: await runModel(input, unserved) };
}

/** CPLEX LP text: x units by line and location, y location ships, z units unserved, b band of the rate card, g group at location. */
interface ModelText {
  readonly rows: string[];
  readonly cost: string[];
  readonly binaries: string[];
  readonly generals: string[];
}

function writeText({ rows, generals, binaries }: ModelText, objective: string): string {
  const whole = generals.length > 0 ? `Generals\n ${generals.join(' ')}\n` : '';
  return `Minimize\n obj: ${objective}\nSubject To\n ${rows.join('\n ')}\n${whole}Binaries\n ${binaries.join(' ')}\nEnd\n`;
}

async function runModel(input: SourcingCase, unserved: number | null): Promise<number> {
  const { lines, locations, costModel } = input;
  const model: ModelText = { rows: [], cost: [], binaries: [], generals: [] };
  const atLocation = writeLines(input, model);
  locations.forEach((_, n) => {
    model.binaries.push(`y${n}`);
    model.cost.push(`${openingMinor(input, n) + costModel.splitPenaltyMinor} y${n}`);
    const capacity = capacityOf(input, n);
    const here = atLocation[n]!;
    if (capacity < Infinity && here.length > 0)
      model.rows.push(`${here.map((x) => x.name).join(' + ')} <= ${capacity}`);
    writeCard(input, model, n, here);
    const late = orderLateMinor(input, n);
    if (late > 0) model.rows.push(`late - ${late} y${n} >= 0`);
  });
  model.cost.push('1 late');
  model.rows.push('late >= 0');
  const allZ = lines.map((_, l) => `z${l}`).join(' + ');
  if ((costModel.maxSplits ?? null) !== null) {
    model.rows.push(`${locations.map((_, n) => `y${n}`).join(' + ')} <= ${costModel.maxSplits! + 1}`);
  }
  if (unserved !== null) model.rows.push(`${allZ} = ${unserved}`);
  const solver = await loading;
  const text = writeText(model, unserved === null ? allZ : model.cost.join(' + '));
  const solution = solver.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
  if (solution.Status !== 'Optimal') throw new Error(`oracle: ${solution.Status}`);
  if (unserved === null) return solution.ObjectiveValue;
  const open = locations.some((_, n) => {
    const column = solution.Columns[`y${n}`];
    return column !== undefined && 'Primal' in column && column.Primal > 0.5;
  });
  return solution.ObjectiveValue - (open ? costModel.splitPenaltyMinor : 0);
}

interface Units {
  readonly name: string;
  readonly grams: number;
}

/** Rows of demand, stock and groups; returns what can leave each location. */
function writeLines(input: SourcingInput, model: ModelText): Units[][] {
  const { lines, locations } = input;
  const atLocation: Units[][] = locations.map(() => []);
  const ofSku = new Map<string, { units: number; names: string[] }>();
  lines.forEach((line, l) => {
    const served = [`z${l}`];
    locations.forEach((_, n) => {
      const units = input.available(l, n);
      if (!permits(input, line, n) || units <= 0) return;
      const name = `x${l}_${n}`;
      served.push(name);
      atLocation[n]!.push({ name, grams: line.weightGrams ?? 0 });
      const key = `${line.skuId} ${n}`;
      if (!ofSku.has(key)) ofSku.set(key, { units, names: [] });
      ofSku.get(key)!.names.push(name);
      model.rows.push(`${name} - ${Math.min(units, line.quantity)} y${n} <= 0`);
      model.cost.push(`${unitMinor(input, l, n).toFixed(9)} ${name}`);
      if (input.shippingCost || line.together !== undefined) model.generals.push(name);
      if (line.together !== undefined)
        model.rows.push(`${name} - ${line.quantity} g${line.together}_${n} = 0`);
    });
    model.rows.push(`${served.join(' + ')} = ${line.quantity}`);
  });
  for (const { units, names } of ofSku.values()) model.rows.push(`${names.join(' + ')} <= ${units}`);
  for (const [word, members] of Map.groupBy(lines, (line) => line.together)) {
    if (word === undefined) continue;
    const names = locations.flatMap((_, n) => {
      const everywhere = members.every(
        (line) => permits(input, line, n) && input.available(lines.indexOf(line), n) > 0,
      );
      model.binaries.push(`g${word}_${n}`);
      if (!everywhere) model.rows.push(`g${word}_${n} <= 0`);
      return [`g${word}_${n}`];
    });
    model.rows.push(`${names.join(' + ')} <= 1`);
  }
  return atLocation;
}

/** One band of the card for what leaves the location: no more weight than its limit. */
function writeCard(input: SourcingCase, model: ModelText, n: number, here: readonly Units[]): void {
  if (!input.cards || here.length === 0) return;
  const { limits, prices } = input.cards;
  const bands = limits.map((_, k) => `b${n}_${k}`);
  model.binaries.push(...bands);
  model.rows.push(`${bands.join(' + ')} - y${n} = 0`);
  const weights = here.map(({ name, grams }) => `${grams} ${name}`).join(' + ');
  model.rows.push(`${weights} - ${bands.map((band, k) => `${limits[k]} ${band}`).join(' - ')} <= 0`);
  bands.forEach((band, k) => {
    model.cost.push(`${prices[n]![k]! * (input.costModel.shippingWeight ?? 1)} ${band}`);
  });
}
