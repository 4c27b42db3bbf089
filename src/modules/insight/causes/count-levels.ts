// The single place that counts an outcome by the levels of a feature.
import type { Feature } from './features.ts';

/** Per case: 1 it happened, 0 it did not, 2 nobody can say (yet). */
export type Outcome = Uint8Array;

/** Cases and those with the outcome, by level; cases without the attribute or the outcome stand nowhere. */
export interface LevelTable {
  readonly totals: Float64Array;
  readonly hits: Float64Array;
}

export function countLevels(outcome: Outcome, { levels, codes }: Feature): LevelTable {
  const totals = new Float64Array(levels.length);
  const hits = new Float64Array(levels.length);
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index]!;
    const value = outcome[index]!;
    if (code < 0 || value === 2) continue;
    totals[code]! += 1;
    hits[code]! += value;
  }
  return { totals, hits };
}
