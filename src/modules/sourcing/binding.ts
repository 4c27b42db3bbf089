// The single place that names which rule or limit shaped a decision. Reads the input again without its filters;
// changes nothing.
import type { Restriction } from './choose-locations.ts';
import type { Problem } from './problem.ts';
import { hasCapabilities, mayServe } from './rules.ts';
import type { SourcingBinding, SourcingInput, SourcingLine, SourcingLocation } from './types.ts';

/** Why units stay unserved: the filter whose removal would have given enough of the item, else stock. */
export function nameMissing(
  input: SourcingInput,
  problem: Problem,
  restriction: Restriction,
): SourcingBinding {
  if (restriction === 'max-splits' || restriction === 'capacity') return restriction;
  for (let i = 0; i < problem.items; i++) {
    if (problem.missing[i]! <= 0) continue;
    const lineIndex = problem.lineOfItem[i]!;
    const line = input.lines[lineIndex]!;
    const wanted = problem.demand[i]! + problem.missing[i]!;
    if (unitsUnder(input, lineIndex, (l) => mayServe(line, l)) >= wanted) return 'capacity';
    if (unitsUnder(input, lineIndex, (l) => isChoosable(line, l)) >= wanted) return 'capability';
    if (unitsUnder(input, lineIndex, (l) => hasCapabilities(l, line.requires ?? [])) >= wanted)
      return 'only-location';
  }
  return 'stock';
}

function unitsUnder(
  input: SourcingInput,
  lineIndex: number,
  permits: (location: SourcingLocation) => boolean,
): number {
  let sum = 0;
  for (let n = 0; n < input.locations.length; n++) {
    const location = input.locations[n]!;
    if (location.active && permits(location)) sum += Math.max(0, Math.floor(input.available(lineIndex, n)));
  }
  return sum;
}

function isChoosable(line: SourcingLine, location: SourcingLocation): boolean {
  if (line.locations !== undefined && !line.locations.includes(location.id)) return false;
  return !line.excluded?.includes(location.id);
}

/** Why everything is served the way it is. `chosen`: how many locations ship. */
export function nameServed(
  input: SourcingInput,
  problem: Problem,
  restriction: Restriction,
  chosen: number,
): SourcingBinding {
  if (restriction !== 'none') return restriction;
  let complete = 0;
  for (let n = 0; n < problem.columns; n++) {
    let whole = true;
    for (let i = 0; i < problem.items && whole; i++) {
      whole = problem.units[n * problem.items + i]! >= problem.demand[i]!;
    }
    if (whole) complete++;
  }
  if (chosen === 1) return complete === 1 && problem.columns === 1 ? 'only-location' : 'cost';
  if (complete > 0) return 'cost';
  return nameFilter(input) ?? 'stock';
}

/** The filter without which one location could have served everything, if a filter it was. */
function nameFilter(input: SourcingInput): SourcingBinding | null {
  const { lines, locations, available } = input;
  let found: SourcingBinding | null = null;
  for (let n = 0; n < locations.length; n++) {
    const location = locations[n]!;
    if (!location.active) continue;
    let stocked = true;
    let choosable = true;
    for (let l = 0; l < lines.length && stocked; l++) {
      const line = lines[l]!;
      stocked = available(l, n) >= line.quantity;
      if (!isChoosable(line, location)) choosable = false;
    }
    if (!stocked) continue;
    found = choosable ? 'capability' : 'only-location';
    if (choosable) return found;
  }
  return found;
}
