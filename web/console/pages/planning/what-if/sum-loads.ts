// Units by location over all days, of both sides; the busiest first.
import type { Load } from '../../../../api/planning.ts';

export interface LocationLoad {
  location: string;
  live: number;
  whatIf: number;
}

export function sumLoads(items: readonly Load[]): LocationLoad[] {
  const sums = new Map<string, LocationLoad>();
  for (const { location, side, units } of items) {
    const sum = sums.get(location) ?? { location, live: 0, whatIf: 0 };
    if (side === 'live') sum.live += units;
    else sum.whatIf += units;
    sums.set(location, sum);
  }
  return [...sums.values()].sort((a, b) => Math.max(b.live, b.whatIf) - Math.max(a.live, a.whatIf));
}
