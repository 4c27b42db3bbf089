// Which groups of a window compete: those that could want more of a pool or a room than there is. What is ample for all ties
// nobody together, so that most windows fall into small parts. Pure.
import type { CostTable } from '../../sourcing/index.ts';
import { type GroupState, poolKey, type Shared } from './joint-window.ts';

export interface Contested {
  /** Keys of pools (`poolKey`) and positions of rooms that may run out. */
  readonly pools: ReadonlySet<string>;
  readonly rooms: ReadonlySet<number>;
}

/** What could run out if every group wanted all that it may have there. */
export function findContested(
  shared: Shared,
  groups: readonly GroupState[],
  tables: readonly CostTable[],
): Contested {
  const pools = new Map<string, { wanted: number; has: number }>();
  const rooms = new Map<number, number>();
  groups.forEach((group, g) => {
    visitWants(group, tables[g]!, (skuId, location, units) => {
      const key = poolKey(skuId, location);
      const pool = pools.get(key);
      if (pool) pool.wanted += units;
      else pools.set(key, { wanted: units, has: shared.pool(skuId, location) });
      rooms.set(location, (rooms.get(location) ?? 0) + units);
    });
  });
  return {
    pools: new Set([...pools].flatMap(([key, { wanted, has }]) => (wanted > has ? [key] : []))),
    rooms: new Set([...rooms].flatMap(([at, wanted]) => (wanted > shared.room(at) ? [at] : []))),
  };
}

/** Indices of groups that hang together by what is contested; groups that compete with nobody stand alone. */
export function splitByContest(
  groups: readonly GroupState[],
  tables: readonly CostTable[],
  contested: Contested,
): number[][] {
  const parent = groups.map((_, g) => g);
  const rootOf = (g: number): number => {
    let root = g;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  const firstOf = new Map<string, number>();
  const join = (key: string, g: number) => {
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, g);
    else parent[rootOf(g)] = rootOf(first);
  };
  groups.forEach((group, g) => {
    visitWants(group, tables[g]!, (skuId, location) => {
      const key = poolKey(skuId, location);
      if (contested.pools.has(key)) join(key, g);
      if (contested.rooms.has(location)) join(`room ${location}`, g);
    });
  });
  return [...Map.groupBy(parent.keys(), rootOf).values()];
}

function visitWants(
  { input }: GroupState,
  { locations, most }: CostTable,
  visit: (skuId: string, location: number, units: number) => void,
): void {
  const lines = input.lines.length;
  for (let at = 0; at < locations.length; at++) {
    for (let l = 0; l < lines; l++) {
      const units = most[at * lines + l]!;
      if (units > 0) visit(input.lines[l]!.skuId, locations[at]!, units);
    }
  }
}
