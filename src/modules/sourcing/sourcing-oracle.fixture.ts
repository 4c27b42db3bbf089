// Tests and benchmark only: random inputs, a plain restatement of what a plan costs and may do, and the optimum by the HiGHS
// solver written from the input itself. Shares no code with the planner, so that both cannot be wrong alike.
import highsModule from 'highs';
import type { CostModel, SourcingDecision, SourcingInput, SourcingLine, SourcingLocation } from './types.ts';

const loading = (highsModule as unknown as typeof highsModule.default)();

export type RandomNumber = () => number;

/** Mulberry32: the same seed gives the same cases everywhere. */
export function seedRandom(seed: number): RandomNumber {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CaseShape {
  readonly lines: number;
  readonly locations: number;
  /** Share of locations that stock a SKU. */
  readonly density: number;
  /** Most units of a line; stock then is often a part of it. */
  readonly maxQuantity: number;
  readonly scarce: boolean;
  /** Capabilities, only-locations, exclusions, repeated SKUs. */
  readonly rules: boolean;
  readonly capacity: boolean;
  readonly maxSplits: number | null;
  readonly allowBackorder: boolean;
  readonly stockBalanceMinor: number;
}

export const PLAIN: CaseShape = {
  lines: 2,
  locations: 10,
  density: 0.35,
  maxQuantity: 3,
  scarce: false,
  rules: false,
  capacity: false,
  maxSplits: null,
  allowBackorder: true,
  stockBalanceMinor: 40,
};

export function drawCase(random: RandomNumber, shape: CaseShape): SourcingInput {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const locations: SourcingLocation[] = Array.from({ length: shape.locations }, (_, n) => ({
    id: `L${n}`,
    latitude: 46 + random() * 8,
    longitude: 6 + random() * 9,
    fixedCostMinor: whole(300, 600),
    handlingCostMinor: whole(20, 250),
    capabilities: random() < 0.6 ? ['cold'] : [],
    active: random() > 0.05,
    capacityLeft: shape.capacity && random() < 0.5 ? whole(0, shape.maxQuantity * 2) : null,
  }));
  const skus = shape.rules ? Math.max(1, Math.ceil(shape.lines * 0.7)) : shape.lines;
  const lines: SourcingLine[] = Array.from({ length: shape.lines }, (_, l) => ({
    lineNo: l + 1,
    skuId: `S${l < skus ? l : whole(0, skus - 1)}`,
    quantity: whole(1, shape.maxQuantity),
    weightGrams: whole(100, 9000),
    ...(shape.rules && random() < 0.2 ? { requires: ['cold'] } : null),
    ...(shape.rules && random() < 0.15
      ? { locations: locations.filter(() => random() < 0.6).map((l) => l.id) }
      : null),
    ...(shape.rules && random() < 0.2 ? { excluded: [`L${whole(0, shape.locations - 1)}`] } : null),
  }));
  const ample = shape.maxQuantity * 10;
  const stock = new Map<string, number[]>();
  for (const { skuId } of lines) {
    if (stock.has(skuId)) continue;
    const row = locations.map((): number =>
      random() < shape.density ? (shape.scarce ? whole(1, shape.maxQuantity) : whole(ample, ample * 9)) : 0,
    );
    if (!shape.scarce && !row.some((units) => units > 0)) row[whole(0, shape.locations - 1)] = ample;
    stock.set(skuId, row);
  }
  const rows = lines.map((line) => stock.get(line.skuId)!);
  const costModel: CostModel = {
    perKmMinor: 0.5,
    perShipmentMinor: 100,
    perUnitMinor: 10,
    perKgKmMinor: 0.05,
    splitPenaltyMinor: 150,
    stockBalanceMinor: shape.stockBalanceMinor,
    maxSplits: shape.maxSplits,
  };
  return {
    destination: { latitude: 46 + random() * 8, longitude: 6 + random() * 9 },
    lines,
    locations,
    available: (l, n) => rows[l]![n]!,
    costModel,
    allowBackorder: shape.allowBackorder,
  };
}

function permits(line: SourcingLine, location: SourcingLocation): boolean {
  return (
    location.active &&
    (line.requires ?? []).every((capability) => location.capabilities.includes(capability)) &&
    (line.locations === undefined || line.locations.includes(location.id)) &&
    !(line.excluded ?? []).includes(location.id)
  );
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
    Math.round(haversineKm(input, location) * model.perKmMinor)
  );
}

function unitMinor(input: SourcingInput, l: number, n: number): number {
  const location = input.locations[n]!;
  const model = input.costModel;
  const kilograms = (input.lines[l]!.weightGrams ?? 0) / 1000;
  return (
    location.handlingCostMinor +
    model.perUnitMinor +
    kilograms * haversineKm(input, location) * (model.perKgKmMinor ?? 0) +
    model.stockBalanceMinor / input.available(l, n)
  );
}

/** Every rule that a decision breaks, in words; empty when it keeps them all. */
export function findFaults(input: SourcingInput, decision: SourcingDecision): string[] {
  const faults: string[] = [];
  const bySku = new Map<string, number>();
  const byLocation = new Map<string, number>();
  const seen = new Set<string>();
  for (const a of decision.allocations) {
    const l = input.lines.findIndex((line) => line.lineNo === a.lineNo);
    const n = input.locations.findIndex((location) => location.id === a.locationId);
    if (!permits(input.lines[l]!, input.locations[n]!))
      faults.push(`line ${a.lineNo} may not ship from ${a.locationId}`);
    if (!Number.isInteger(a.quantity) || a.quantity < 1) faults.push(`${a.quantity} units allocated`);
    const key = `${input.lines[l]!.skuId} at ${a.locationId}`;
    if (seen.has(`${a.lineNo} ${a.locationId}`)) faults.push(`line ${a.lineNo} twice at ${a.locationId}`);
    seen.add(`${a.lineNo} ${a.locationId}`);
    bySku.set(key, (bySku.get(key) ?? 0) + a.quantity);
    byLocation.set(a.locationId, (byLocation.get(a.locationId) ?? 0) + a.quantity);
    if (bySku.get(key)! > input.available(l, n)) faults.push(`${key} oversold`);
    if (byLocation.get(a.locationId)! > (input.locations[n]!.capacityLeft ?? Infinity))
      faults.push(`${key} over capacity`);
  }
  if (byLocation.size > (input.costModel.maxSplits ?? Infinity) + 1) faults.push('too many locations');
  for (const line of input.lines) {
    const units = decision.allocations.reduce(
      (sum, a) => sum + (a.lineNo === line.lineNo ? a.quantity : 0),
      0,
    );
    const later = decision.backordered.reduce(
      (sum, b) => sum + (b.lineNo === line.lineNo ? b.quantity : 0),
      0,
    );
    if (decision.status === 'unsourceable') {
      if (units + later > 0) faults.push(`line ${line.lineNo} allocated though unsourceable`);
    } else if (units + later !== line.quantity) faults.push(`line ${line.lineNo} is not conserved`);
  }
  if (decision.status === 'sourced' && decision.backordered.length > 0) faults.push('sourced with backorder');
  const parts = decision.costParts;
  if (parts.fixed + parts.distance + parts.handling + parts.split + parts.balance !== decision.costMinor) {
    faults.push('cost parts do not add up');
  }
  return faults;
}

/** What the decision's allocations cost, unrounded but for the distance of a shipment. */
export function costOf(input: SourcingInput, decision: SourcingDecision): number {
  let cost = 0;
  const used = new Set<number>();
  for (const a of decision.allocations) {
    const l = input.lines.findIndex((line) => line.lineNo === a.lineNo);
    const n = input.locations.findIndex((location) => location.id === a.locationId);
    if (!used.has(n))
      cost += openingMinor(input, n) + (used.size > 0 ? input.costModel.splitPenaltyMinor : 0);
    used.add(n);
    cost += a.quantity * unitMinor(input, l, n);
  }
  return cost;
}

export interface Optimum {
  readonly unserved: number;
  readonly cost: number;
}

/** Fewest unserved units, then least cost; two solver runs per line, not per merged SKU. */
export async function solveByOracle(input: SourcingInput): Promise<Optimum> {
  const unserved = Math.round(await runModel(input, null));
  return { unserved, cost: await runModel(input, unserved) };
}

async function runModel(input: SourcingInput, unserved: number | null): Promise<number> {
  const { lines, locations, costModel } = input;
  const rows: string[] = [];
  const cost: string[] = [];
  const atLocation: string[][] = locations.map(() => []);
  const ofSku = new Map<string, { units: number; names: string[] }>();
  lines.forEach((line, l) => {
    const served = [`z${l}`];
    locations.forEach((location, n) => {
      const units = input.available(l, n);
      if (!permits(line, location) || units <= 0) return;
      const name = `x${l}_${n}`;
      served.push(name);
      atLocation[n]!.push(name);
      const key = `${line.skuId} ${n}`;
      if (!ofSku.has(key)) ofSku.set(key, { units, names: [] });
      ofSku.get(key)!.names.push(name);
      rows.push(`${name} - ${Math.min(units, line.quantity)} y${n} <= 0`);
      cost.push(`${unitMinor(input, l, n).toFixed(9)} ${name}`);
    });
    rows.push(`${served.join(' + ')} = ${line.quantity}`);
  });
  for (const { units, names } of ofSku.values()) rows.push(`${names.join(' + ')} <= ${units}`);
  locations.forEach((location, n) => {
    cost.push(`${openingMinor(input, n) + costModel.splitPenaltyMinor} y${n}`);
    const capacity = location.capacityLeft ?? null;
    if (capacity !== null && atLocation[n]!.length > 0)
      rows.push(`${atLocation[n]!.join(' + ')} <= ${capacity}`);
  });
  const allY = locations.map((_, n) => `y${n}`);
  const allZ = lines.map((_, l) => `z${l}`).join(' + ');
  if ((costModel.maxSplits ?? null) !== null) rows.push(`${allY.join(' + ')} <= ${costModel.maxSplits! + 1}`);
  if (unserved !== null) rows.push(`${allZ} = ${unserved}`);
  const objective = unserved === null ? allZ : cost.join(' + ');
  const text = `Minimize\n obj: ${objective}\nSubject To\n ${rows.join('\n ')}\nBinaries\n ${allY.join(' ')}\nEnd\n`;
  const solver = await loading;
  const solution = solver.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
  if (solution.Status !== 'Optimal') throw new Error(`oracle: ${solution.Status}`);
  if (unserved === null) return solution.ObjectiveValue;
  return solution.ObjectiveValue < costModel.splitPenaltyMinor
    ? solution.ObjectiveValue
    : solution.ObjectiveValue - costModel.splitPenaltyMinor;
}
