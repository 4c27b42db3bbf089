// What leaving together costs by weight, as steps that a linear model can choose from: exact at every weight that the lines can
// add up to, or from above where these are too many. Pure.
import type { CostTable, SourcingInput } from '../../sourcing/index.ts';

export interface WeightStep {
  readonly upToGrams: number;
  /** Thousandths. */
  readonly cost: number;
}

const MOST_WEIGHTS = 256;
const SAMPLES = 48;

export interface WeightSteps {
  /** Ascending; none: nothing leaves the location. */
  readonly steps: readonly WeightStep[];
  /** Not all that the location could ship may leave together: beyond the last step no carrier takes it. */
  readonly isLimited: boolean;
}

export function listWeightSteps(input: SourcingInput, table: CostTable, at: number): WeightSteps {
  const steps: WeightStep[] = [];
  for (const grams of listWeights(input, table, at)) {
    const cost = table.shipping(at, grams);
    if (cost === Number.POSITIVE_INFINITY) return { steps, isLimited: true };
    if (steps.at(-1)?.cost === cost) steps[steps.length - 1] = { upToGrams: grams, cost };
    else steps.push({ upToGrams: grams, cost });
  }
  return { steps, isLimited: false };
}

/** All weights that units of the lines can add up to at the location, or an even sample up to the heaviest. */
function listWeights({ lines }: SourcingInput, { most }: CostTable, at: number): number[] {
  let sums = new Set<number>([0]);
  let heaviest = 0;
  for (let l = 0; l < lines.length; l++) {
    const grams = lines[l]!.weightGrams ?? 0;
    const units = most[at * lines.length + l]!;
    heaviest += units * grams;
    if (grams === 0 || sums.size > MOST_WEIGHTS) continue;
    const next = new Set(sums);
    for (const sum of sums)
      for (let u = 1; u <= units && next.size <= MOST_WEIGHTS; u++) next.add(sum + u * grams);
    sums = next;
  }
  if (sums.size <= MOST_WEIGHTS) return [...sums].sort((a, b) => a - b);
  return Array.from({ length: SAMPLES + 1 }, (_, k) => Math.ceil((heaviest * k) / SAMPLES));
}
