// The single place that merges lines which draw on the same stock under the same rules into items. Looks at no location.
import { paysForLateLines } from './extra-costs.ts';
import type { Problem } from './problem.ts';
import { areInterchangeable, assertQuantity, isRuled } from './rules.ts';
import type { SourcingInput } from './types.ts';

const FEW_LINES = 12;

export function mergeLines(problem: Problem, input: SourcingInput): void {
  const { itemOfLine, lineOfItem, demand, sharedWith, ruled, gramsPerUnit } = problem;
  const { lines, costModel } = input;
  const bySku = lines.length > FEW_LINES ? new Map<string, number[]>() : null;
  const byQuantity = paysForLateLines(costModel);
  let items = 0;
  let hasGroups = false;
  problem.sharesStock = false;
  for (let l = 0; l < lines.length; l++) {
    const line = lines[l]!;
    assertQuantity(line);
    let item = -1;
    let shared = items;
    const seen = bySku?.get(line.skuId);
    const candidates = bySku === null ? items : (seen?.length ?? 0);
    for (let k = 0; k < candidates && item < 0; k++) {
      const other = seen === undefined ? k : seen[k]!;
      const first = lines[lineOfItem[other]!]!;
      if (first.skuId !== line.skuId) continue;
      if (areInterchangeable(first, line, byQuantity)) item = other;
      else shared = sharedWith[other]!;
    }
    if (item < 0) {
      item = items++;
      lineOfItem[item] = l;
      demand[item] = 0;
      ruled[item] = isRuled(line) ? 1 : 0;
      gramsPerUnit[item] = line.weightGrams ?? 0;
      sharedWith[item] = shared;
      if (shared !== item) problem.sharesStock = true;
      if (line.together !== undefined) hasGroups = true;
      if (seen !== undefined) seen.push(item);
      else bySku?.set(line.skuId, [item]);
    }
    itemOfLine[l] = item;
    demand[item] = demand[item]! + line.quantity;
  }
  problem.lines = lines.length;
  problem.items = items;
  problem.groups = 0;
  if (hasGroups) numberGroups(problem, input);
}

function numberGroups(problem: Problem, { lines }: SourcingInput): void {
  const numbers = new Map<string, number>();
  for (let i = 0; i < problem.items; i++) {
    const { together } = lines[problem.lineOfItem[i]!]!;
    problem.groupOf[i] = -1;
    if (together === undefined) continue;
    if (!numbers.has(together)) numbers.set(together, numbers.size);
    problem.groupOf[i] = numbers.get(together)!;
  }
  problem.groups = numbers.size;
}
