// The joint decision of competing groups as a mixed-integer program: which location ships how many units of which line, so that
// all plans together cost least and no pool and no room is overdrawn. Only builds it and reads its answer; solver.ts solves.
import type { Allocation, CostTable } from '../../sourcing/index.ts';
import type { Contested } from './compete.ts';
import { type GroupState, poolKey, positionOf, type Shared } from './joint-window.ts';
import { createProgram, type LinearProgram, type Program } from './linear-program.ts';
import { listWeightSteps, type WeightStep } from './weight-steps.ts';

/** A set of variables of one group: those of `x` by line and location, whole lines where they must stay together. */
interface GroupVariables {
  readonly group: GroupState;
  /** `[at * lines + line]`; -1: none. Of a line kept together, of its whole quantity. */
  readonly units: Int32Array;
  readonly perUnit: readonly number[];
  /** By location of the table: it ships. */
  readonly opens: Int32Array;
  readonly lateness: number;
  readonly steps: readonly (readonly { readonly step: WeightStep; readonly variable: number }[])[];
}

export interface JointModel {
  readonly program: LinearProgram;
  /** Thousandths that the program counts beyond what plans cost: no first location is a split. */
  readonly surplus: number;
  /** Plans as they are now, as a start for the solver. */
  start(): Float64Array;
  /** The plans that values of the variables stand for, one a group. */
  read(values: Float64Array): Allocation[][];
}

const THOUSANDTHS = 1000;

export function buildJointModel(
  shared: Shared,
  groups: readonly GroupState[],
  tables: readonly CostTable[],
  contested: Contested,
): JointModel {
  const program = createProgram();
  const all = groups.map((group, g) => addGroup(program, group, tables[g]!));
  addShared(program, shared, all, tables, contested);
  return {
    program: program.close(),
    surplus: groups.reduce((sum, { input }) => sum + input.costModel.splitPenaltyMinor * THOUSANDTHS, 0),
    start: () => writeStart(program.variables(), all, tables),
    read: (values) => all.map((variables, g) => readPlan(values, variables, tables[g]!)),
  };
}

function addGroup(program: Program, group: GroupState, table: CostTable): GroupVariables {
  const { lines, costModel } = group.input;
  const { locations, most, opening, lateness } = table;
  const penalty = costModel.splitPenaltyMinor;
  const opens = new Int32Array(locations.length);
  const units = new Int32Array(locations.length * lines.length).fill(-1);
  const perUnit = lines.map((line) => (line.together === undefined ? 1 : line.quantity));
  const latest = lateness.some((cost) => cost > 0)
    ? program.addVariable(1, Number.POSITIVE_INFINITY, false)
    : -1;
  const steps: { step: WeightStep; variable: number }[][] = [];
  for (let at = 0; at < locations.length; at++) {
    const { steps: weights, isLimited } = listWeightSteps(group.input, table, at);
    const isFlat = weights.length === 1 && !isLimited;
    const flat = isFlat ? weights[0]!.cost : 0;
    const ships = program.addVariable((opening[at]! + flat) / THOUSANDTHS + penalty, 1, true);
    opens[at] = ships;
    if (latest >= 0 && lateness[at]! > 0) {
      program.addRow(0, Number.POSITIVE_INFINITY, [
        [latest, 1],
        [ships, -lateness[at]! / THOUSANDTHS],
      ]);
    }
    for (let l = 0; l < lines.length; l++) {
      const cell = at * lines.length + l;
      const pieces = Math.floor(most[cell]! / perUnit[l]!);
      if (pieces < 1) continue;
      const cost = (table.unitCost[cell]! * perUnit[l]!) / THOUSANDTHS;
      units[cell] = program.addVariable(cost, pieces, true);
      program.addRow(Number.NEGATIVE_INFINITY, 0, [
        [units[cell]!, 1],
        [ships, -pieces],
      ]);
    }
    steps.push(isFlat ? [] : addSteps(program, group, units, at, ships, weights));
  }
  const variables = { group, units, perUnit, opens, lateness: latest, steps };
  addDemand(program, variables, table);
  return variables;
}

/** One step is chosen where the location ships, heavy enough for what leaves. */
function addSteps(
  program: Program,
  { input }: GroupState,
  units: Int32Array,
  at: number,
  ships: number,
  weights: readonly WeightStep[],
): { step: WeightStep; variable: number }[] {
  const { lines } = input;
  const steps = weights.map((step) => ({
    step,
    variable: program.addVariable(step.cost / THOUSANDTHS, 1, true),
  }));
  program.addRow(0, 0, [...steps.map(({ variable }) => [variable, 1] as const), [ships, -1]]);
  const weight = lines.flatMap((line, l) => {
    const variable = units[at * lines.length + l]!;
    const perPiece = (line.weightGrams ?? 0) * (line.together === undefined ? 1 : line.quantity);
    return variable < 0 || perPiece === 0 ? [] : [[variable, perPiece] as const];
  });
  program.addRow(Number.NEGATIVE_INFINITY, 0, [
    ...weight,
    ...steps.map(({ step, variable }) => [variable, -step.upToGrams] as const),
  ]);
  return steps;
}

/** Every unit ships; lines kept together from one location; no more locations than allowed. */
function addDemand(
  program: Program,
  { group, units, perUnit, opens }: GroupVariables,
  table: CostTable,
): void {
  const { lines, costModel } = group.input;
  const places = table.locations.length;
  const firstOf = new Map<string, number>();
  lines.forEach((line, l) => {
    const wanted = Array.from({ length: places }, (_, at) => units[at * lines.length + l]!);
    const terms = wanted.flatMap((variable) => (variable < 0 ? [] : [[variable, 1] as const]));
    program.addRow(line.quantity / perUnit[l]!, line.quantity / perUnit[l]!, terms);
    if (line.together === undefined) return;
    const first = firstOf.get(line.together);
    if (first === undefined) {
      firstOf.set(line.together, l);
      return;
    }
    for (let at = 0; at < places; at++) {
      const pair = [units[at * lines.length + first]!, units[at * lines.length + l]!] as const;
      const present = pair.flatMap((variable, k) =>
        variable < 0 ? [] : [[variable, k === 0 ? 1 : -1] as const],
      );
      if (present.length > 0) program.addRow(0, 0, present);
    }
  });
  const maxSplits = costModel.maxSplits ?? null;
  if (maxSplits === null || maxSplits + 1 >= places) return;
  program.addRow(
    0,
    Math.floor(maxSplits) + 1,
    Array.from(opens, (variable) => [variable, 1] as const),
  );
}

function addShared(
  program: Program,
  shared: Shared,
  all: readonly GroupVariables[],
  tables: readonly CostTable[],
  contested: Contested,
): void {
  const pools = new Map<string, { most: number; terms: [number, number][] }>();
  const rooms = new Map<number, [number, number][]>();
  all.forEach(({ group, units, perUnit }, g) => {
    const { lines } = group.input;
    tables[g]!.locations.forEach((location, at) => {
      lines.forEach(({ skuId }, l) => {
        const variable = units[at * lines.length + l]!;
        if (variable < 0) return;
        const key = poolKey(skuId, location);
        const term: [number, number] = [variable, perUnit[l]!];
        if (contested.pools.has(key)) {
          const pool = pools.get(key) ?? { most: shared.pool(skuId, location), terms: [] };
          pool.terms.push(term);
          pools.set(key, pool);
        }
        if (!contested.rooms.has(location)) return;
        const room = rooms.get(location);
        if (room) room.push(term);
        else rooms.set(location, [term]);
      });
    });
  });
  for (const { most, terms } of pools.values()) program.addRow(Number.NEGATIVE_INFINITY, most, terms);
  for (const [location, terms] of rooms)
    program.addRow(Number.NEGATIVE_INFINITY, shared.room(location), terms);
}

function writeStart(
  variables: number,
  all: readonly GroupVariables[],
  tables: readonly CostTable[],
): Float64Array {
  const values = new Float64Array(variables);
  all.forEach(({ group, units, perUnit, opens, lateness, steps }, g) => {
    const { lines } = group.input;
    const { locations } = tables[g]!;
    const grams = new Float64Array(locations.length);
    for (const { lineNo, locationId, quantity } of group.plan) {
      const at = locations.indexOf(positionOf(group, locationId));
      const l = lines.findIndex((line) => line.lineNo === lineNo);
      values[units[at * lines.length + l]!]! += quantity / perUnit[l]!;
      values[opens[at]!] = 1;
      grams[at]! += quantity * (lines[l]!.weightGrams ?? 0);
      if (lateness >= 0)
        values[lateness] = Math.max(values[lateness]!, tables[g]!.lateness[at]! / THOUSANDTHS);
    }
    steps.forEach((choices, at) => {
      if (values[opens[at]!] !== 1 || choices.length === 0) return;
      const chosen = choices.find(({ step }) => step.upToGrams >= grams[at]!) ?? choices.at(-1)!;
      values[chosen.variable] = 1;
    });
  });
  return values;
}

function readPlan(
  values: Float64Array,
  { group, units, perUnit }: GroupVariables,
  { locations }: CostTable,
): Allocation[] {
  const { lines, locations: places } = group.input;
  return lines.flatMap(({ lineNo }, l) =>
    locations.flatMap((location, at) => {
      const variable = units[at * lines.length + l]!;
      const quantity = variable < 0 ? 0 : Math.round(values[variable]!) * perUnit[l]!;
      return quantity > 0 ? [{ lineNo, locationId: places[location]!.id, quantity }] : [];
    }),
  );
}
