// The single place that names which rule or limit shaped a decision. Reads the input again without its filters;
// changes nothing.
import type { Restriction } from './plan.ts';
import type { Problem } from './problem.ts';
import { hasCapabilities, isChoosable, isExcludedByPolicy } from './rules.ts';
import type { SourcingBinding, SourcingInput, SourcingLine } from './types.ts';

/** What a location may be asked to pass, one bit a filter. */
const CHOOSABLE = 1;
const CAPABLE = 2;
const POLICY = 4;
const ROOM = 8;

/** Why units stay unserved: the filter whose removal would have given enough of the item, else stock. */
export function nameMissing(
  input: SourcingInput,
  problem: Problem,
  restriction: Restriction,
): SourcingBinding {
  if (restriction !== 'none' && restriction !== 'stock') return restriction;
  for (let i = 0; i < problem.items; i++) {
    if (problem.missing[i]! <= 0) continue;
    const lineIndex = problem.lineOfItem[i]!;
    const wanted = problem.demand[i]! + problem.missing[i]!;
    const enough = (filters: number): boolean => unitsUnder(input, lineIndex, filters) >= wanted;
    if (enough(CHOOSABLE | CAPABLE | POLICY | ROOM)) {
      return problem.groups > 0 && problem.groupOf[i]! >= 0 ? 'keep-together' : 'weight';
    }
    if (enough(CHOOSABLE | CAPABLE | POLICY)) return 'capacity';
    if (enough(CHOOSABLE | CAPABLE)) return 'policy';
    if (enough(CHOOSABLE)) return 'capability';
    if (enough(CAPABLE)) return 'only-location';
  }
  return 'stock';
}

function unitsUnder(input: SourcingInput, lineIndex: number, filters: number): number {
  const line = input.lines[lineIndex]!;
  let sum = 0;
  for (let n = 0; n < input.locations.length; n++) {
    if (!input.locations[n]!.active || !passes(input, line, n, filters & ~ROOM)) continue;
    const free = Math.max(0, Math.floor(input.available(lineIndex, n)));
    sum += (filters & ROOM) === 0 ? free : Math.min(free, roomAt(input, n));
  }
  return sum;
}

function passes(input: SourcingInput, line: SourcingLine, n: number, filters: number): boolean {
  const location = input.locations[n]!;
  if ((filters & CHOOSABLE) !== 0 && !isChoosable(line, location)) return false;
  if ((filters & CAPABLE) !== 0 && !hasCapabilities(location, line.requires ?? [])) return false;
  return (filters & POLICY) === 0 || !isExcludedByPolicy(input, line, n);
}

function roomAt(input: SourcingInput, n: number): number {
  const left = input.capacityLeft === undefined ? input.locations[n]!.capacityLeft : input.capacityLeft(n);
  return Math.max(0, Math.floor(left ?? Number.POSITIVE_INFINITY));
}

/** Why everything is served the way it is. `chosen`: how many locations ship. */
export function nameServed(
  input: SourcingInput,
  problem: Problem,
  restriction: Restriction,
  chosen: number,
): SourcingBinding {
  if (restriction !== 'none') return restriction;
  if (chosen === 1) return problem.columns === 1 ? 'only-location' : 'cost';
  if (problem.hasComplete && countComplete(problem) > 0) return 'cost';
  return (problem.isFiltered ? nameFilter(input) : null) ?? 'stock';
}

function countComplete(problem: Problem): number {
  let complete = 0;
  for (let n = 0, base = 0; n < problem.columns; n++, base += problem.items) {
    let whole = true;
    for (let i = 0; i < problem.items && whole; i++) whole = problem.units[base + i]! >= problem.demand[i]!;
    if (whole) complete++;
  }
  return complete;
}

const FILTERS: readonly (readonly [filter: number, binding: SourcingBinding])[] = [
  [POLICY, 'policy'],
  [CAPABLE, 'capability'],
  [CHOOSABLE, 'only-location'],
];

/** The filter without which one location could have served everything, if a filter it was: the one most easily changed first. */
function nameFilter(input: SourcingInput): SourcingBinding | null {
  let found = FILTERS.length;
  let isFull = false;
  for (let n = 0; n < input.locations.length; n++) {
    if (!input.locations[n]!.active || !hasEverything(input, n)) continue;
    const needed = FILTERS.findLastIndex(([filter]) =>
      input.lines.some((line) => !passes(input, line, n, filter)),
    );
    if (needed < 0) isFull = true;
    else found = Math.min(found, needed);
  }
  return isFull ? 'capacity' : (FILTERS[found]?.[1] ?? null);
}

function hasEverything({ lines, available }: SourcingInput, n: number): boolean {
  for (let l = 0; l < lines.length; l++) if (!(available(l, n) >= lines[l]!.quantity)) return false;
  return true;
}
