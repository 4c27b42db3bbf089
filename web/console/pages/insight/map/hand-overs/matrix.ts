// The pure part of the matrix of hand-overs: the busiest on both sides, and the count of each pair.
import type { HandOversView } from '../../../../../api/insight-mining.ts';

const SHOWN = 14;

export interface Matrix {
  names: string[];
  /** Rows hand over, columns receive; null where nothing was handed over. */
  cells: (HandOversView['edges'][number] | null)[][];
  most: number;
  hidden: number;
}

export function matrixOf({ nodes, edges }: Pick<HandOversView, 'nodes' | 'edges'>): Matrix {
  const busy = new Map<string, number>(nodes.map(({ name }) => [name, 0]));
  for (const { from, to, handOvers } of edges) {
    busy.set(from, (busy.get(from) ?? 0) + handOvers);
    busy.set(to, (busy.get(to) ?? 0) + handOvers);
  }
  const names = [...busy]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([name]) => name);
  const found = new Map(edges.map((edge) => [`${edge.from}\u0000${edge.to}`, edge]));
  const cells = names.map((from) => names.map((to) => found.get(`${from}\u0000${to}`) ?? null));
  const most = cells.flat().reduce((max, cell) => Math.max(max, cell?.handOvers ?? 0), 0);
  return { names, cells, most, hidden: busy.size - names.length };
}
