// A run from the stored orders to what units of scarce stock are worth: reads, forecasts, and lets the solver's thread work, a few
// SKUs at a time, within its time limit. Writes nothing.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Queryable } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import {
  type LocationList,
  nextDispatch,
  readLevels,
  readSupplies,
  readWaitingUnits,
} from '../../inventory/index.ts';
import { type OrderedUnits, readOrderedUnits, readRegionalUnits } from '../../orders/index.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import type { ValueSolver } from '../replan/solver.ts';
import type { RuleSet, Surroundings } from '../rule-set.ts';
import { createNetwork } from '../what-if/network.ts';
import { canBeScarce, findHorizon, forecastRegions, type Horizon } from './scarcity.ts';
import type { OpportunitySpec } from './spec.ts';
import { buildProgram, type ScarceSku } from './value-program.ts';

export interface FoundValue {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly costMinor: number;
  /** An instant; the values count until then at most. */
  readonly validUntil: string;
}

/** Counts of a run, as they are stored. */
export interface OpportunityResult {
  /** SKUs that were ordered in the weeks looked at. */
  readonly skus: number;
  /** SKUs that can use up a place that has them before new stock comes. */
  readonly scarceSkus: number;
  readonly solvedSkus: number;
  /** Scarce or not: the run did not get to them, or the solver did not answer. */
  readonly unseenSkus: number;
  /** Places at which a unit has a value. */
  readonly values: number;
  readonly regions: number;
  readonly milliseconds: number;
}

export interface FoundValues {
  readonly result: OpportunityResult;
  readonly values: readonly FoundValue[];
  readonly unseen: readonly Uuid[];
}

export interface ValueParts extends Pick<PlanningDependencies, 'catalog' | 'locations' | 'rules'> {
  readonly db: Queryable;
  readonly now: Date;
  readonly solver: ValueSolver;
  /** Milliseconds. */
  readonly stopwatch: () => number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** SKUs that go to the solver together. */
const BATCH = 25;
/** SKUs whose figures are read together. */
const READ_AT_ONCE = 1000;

export async function findValues(parts: ValueParts, spec: OpportunitySpec): Promise<FoundValues> {
  const { db, now, stopwatch } = parts;
  const startedAt = stopwatch();
  const secondsLeft = () => spec.timeLimitSeconds - (stopwatch() - startedAt) / 1000;
  const span = { from: new Date(now.getTime() - spec.weeks * 7 * DAY_MS), before: now };
  const locations = await parts.locations.read(db, await readVersions(db));
  const ordered = await readOrderedUnits(db, span);
  const candidates = await findCandidates(db, locations, ordered, spec, now);
  const close = candidates.slice(0, spec.maxSkus);
  const unseen = new Set(candidates.slice(spec.maxSkus).map((each) => each.skuId));
  const rules = await parts.rules.withoutValues(db);
  const around = lookAround(locations, now);
  const values: FoundValue[] = [];
  const counts = { scarceSkus: 0, solvedSkus: 0, regions: 0 };
  for (let at = 0; at < close.length; at += BATCH) {
    const batch = close.slice(at, at + BATCH);
    if (secondsLeft() <= 0) {
      for (const { skuId } of batch) unseen.add(skuId);
      continue;
    }
    const scarce = await listScarce(parts, spec, span, batch);
    const found = await solveBatch(parts.solver, rules, around, scarce, secondsLeft());
    counts.scarceSkus += scarce.length;
    found.forEach((row, index) => {
      const { skuId, sku, horizon, regions } = scarce[index]!;
      counts.regions += regions.length;
      if (row === null) unseen.add(skuId);
      else {
        counts.solvedSkus += 1;
        const validUntil = endOf(horizon, spec, now);
        for (const { position, costMinor } of row)
          values.push({
            skuId,
            sku,
            locationId: locations.list[position]!.locationId,
            costMinor,
            validUntil,
          });
      }
    });
  }
  const milliseconds = Math.round(stopwatch() - startedAt);
  const rest = { unseenSkus: unseen.size, values: values.length, milliseconds };
  return { result: { skus: ordered.length, ...counts, ...rest }, values, unseen: [...unseen] };
}

interface Candidate extends OrderedUnits {
  /** By position of the location. */
  readonly free: Int32Array;
  readonly horizon: Horizon;
  /** Units that are ordered for each that is free. */
  readonly scarcity: number;
}

/** What may be scarce, scarcest first. No week is forecast larger than all weeks together were. */
async function findCandidates(
  db: Queryable,
  locations: LocationList,
  ordered: readonly OrderedUnits[],
  { horizonDays, weeks }: OpportunitySpec,
  now: Date,
): Promise<Candidate[]> {
  const today = now.toISOString().slice(0, 10);
  const found: Candidate[] = [];
  for (let at = 0; at < ordered.length; at += READ_AT_ONCE) {
    const part = ordered.slice(at, at + READ_AT_ONCE);
    const skuIds = part.map((each) => each.skuId);
    const free = await readFree(db, locations, skuIds);
    const supplies = Map.groupBy(await readSupplies(db, skuIds), (row) => row.skuId);
    const waiting = new Map<Uuid, number>();
    for (const { skuId, quantity } of await readWaitingUnits(db, skuIds))
      waiting.set(skuId, (waiting.get(skuId) ?? 0) + quantity);
    for (const each of part) {
      const units = free.get(each.skuId)!;
      const horizon = findHorizon(
        supplies.get(each.skuId) ?? [],
        waiting.get(each.skuId) ?? 0,
        today,
        horizonDays,
      );
      if (!canBeScarce([...units], each.units * Math.max(1, horizon.days / 7))) continue;
      const all = units.reduce((sum, each) => sum + each, 0);
      found.push({ ...each, free: units, horizon, scarcity: (each.units * horizon.days) / weeks / all });
    }
  }
  return found.sort((a, b) => b.scarcity - a.scarcity || (a.skuId < b.skuId ? -1 : 1));
}

/** Free units of places that are open. */
async function readFree(
  db: Queryable,
  { list, indexOf }: LocationList,
  skuIds: readonly Uuid[],
): Promise<Map<Uuid, Int32Array>> {
  const free = new Map(skuIds.map((skuId) => [skuId, new Int32Array(list.length)]));
  for (const { skuId, locationId, onHand, reserved, safetyStock } of await readLevels(db, skuIds)) {
    const at = indexOf.get(locationId);
    if (at !== undefined && list[at]!.active)
      free.get(skuId)![at] = Math.max(0, onHand - reserved - safetyStock);
  }
  return free;
}

type Scarce = ScarceSku & Pick<Candidate, 'horizon'>;

/** Those of a batch that are scarce by their forecast. */
async function listScarce(
  { db, catalog }: ValueParts,
  { weeks, areaDigits }: OpportunitySpec,
  span: { from: Date; before: Date },
  batch: readonly Candidate[],
): Promise<Scarce[]> {
  const skuIds = batch.map((each) => each.skuId);
  const rows = Map.groupBy(await readRegionalUnits(db, span, skuIds, areaDigits), (row) => row.skuId);
  const variants = await catalog.readVariants(
    db,
    await readVersions(db),
    batch.map((each) => each.sku),
  );
  return batch.flatMap(({ skuId, sku, free, horizon }): Scarce[] => {
    const variant = variants.get(sku);
    const { demand, regions } = forecastRegions(rows.get(skuId) ?? [], weeks, horizon.days);
    if (!variant || !canBeScarce([...free], demand)) return [];
    return [{ skuId, sku, variant, regions, free, horizon }];
  });
}

/** Above 0, by position of the location; null: not solved. */
async function solveBatch(
  solver: ValueSolver,
  rules: RuleSet,
  around: Omit<Surroundings, 'free'>,
  scarce: readonly ScarceSku[],
  timeLimitSeconds: number,
): Promise<({ position: number; costMinor: number }[] | null)[]> {
  if (scarce.length === 0) return [];
  const built: ReturnType<typeof buildProgram>[] = [];
  for (const each of scarce) {
    built.push(buildProgram(rules, around, each));
    // Whoever else works in this process has its turn between two SKUs.
    await breathe();
  }
  const programs = built.map(({ program }) => program);
  const found = await solver.solve({ programs, timeLimitSeconds: Math.max(1, timeLimitSeconds) });
  return found.map((values, index) => {
    if (values === null) return null;
    const { places } = built[index]!;
    return values
      .map((value, at) => ({ position: places[at]!, costMinor: Math.round(value) }))
      .filter(({ costMinor }) => costMinor > 0);
  });
}

/** New stock ends what the old one was worth. */
function endOf({ supplyOn }: Horizon, { validHours }: OpportunitySpec, now: Date): string {
  const latest = now.getTime() + validHours * HOUR_MS;
  const supplyMs = supplyOn === null ? latest : Date.parse(supplyOn);
  return new Date(supplyMs > now.getTime() ? Math.min(supplyMs, latest) : latest).toISOString();
}

function lookAround(locations: LocationList, now: Date): Omit<Surroundings, 'free'> {
  const dispatches = new Map<number, string>();
  return {
    at: now,
    locations,
    places: createNetwork(locations).places,
    dispatchDate(location) {
      const known = dispatches.get(location) ?? nextDispatch(locations.list[location]!, now).dispatchDate;
      dispatches.set(location, known);
      return known;
    },
  };
}
