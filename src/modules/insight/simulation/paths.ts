// The single place that looks through the silent parts of a model: which activities come next, which came before, whether the case can end
// without another one. Borders of parts are passed as the run passes them.
import type { SimModel } from './model.ts';

/** The beginning of a case, where it is looked for as something that came before. */
export const CASE_START = '';

export interface Paths {
  /** Activities that can come first behind the node when it is entered, and whether the case can end before any. */
  first(node: number): { labels: ReadonlySet<string>; canEnd: boolean };
  /** Activities that can have come last before the node is entered; CASE_START among them when none has to. */
  last(node: number): ReadonlySet<string>;
}

export function createPaths({ nodes, start, triggers }: SimModel): Paths {
  const next = nodes.map(({ kind, out, start: inner }) => (kind === 'sub' ? [inner!] : [...out]));
  const exits = new Set<number>();
  // Behind the end of a part comes what is behind the part, or behind what is around it.
  nodes.forEach(({ kind }, index) => {
    if (kind !== 'sub' && next[index]!.length === 0) {
      const behind = leaveScope(nodes, nodes[index]!.scope);
      if (behind) next[index] = [...behind];
      else exits.add(index);
    }
  });
  const before: number[][] = nodes.map(() => []);
  next.forEach((targets, from) => {
    for (const to of targets) before[to]!.push(from);
  });
  const begunBy = new Map(triggers.map((trigger) => [trigger.node, trigger]));

  return {
    first(node) {
      const labels = new Set<string>();
      let canEnd = false;
      walk([node], (at) => {
        const { label } = nodes[at]!;
        if (label !== null && at !== start) {
          labels.add(label);
          return [];
        }
        if (exits.has(at)) canEnd = true;
        return next[at]!;
      });
      return { labels, canEnd };
    },
    last(node) {
      const labels = new Set<string>();
      const note = (at: number): readonly number[] => {
        const trigger = begunBy.get(at);
        if (trigger) labels.add(trigger.label ?? CASE_START);
        if (at === start) labels.add(CASE_START);
        return before[at]!.filter((from) => {
          const { label } = nodes[from]!;
          if (label === null || from === start) return true;
          labels.add(label);
          return false;
        });
      };
      walk([node], note);
      return labels;
    },
  };
}

/** Null: the case ends. */
function leaveScope(nodes: SimModel['nodes'], scope: number): readonly number[] | null {
  for (let at = scope; at >= 0; at = nodes[at]!.scope) if (nodes[at]!.out.length > 0) return nodes[at]!.out;
  return null;
}

function walk(from: readonly number[], visit: (at: number) => readonly number[]): void {
  const seen = new Set(from);
  const open = [...from];
  while (open.length > 0) {
    for (const to of visit(open.pop()!)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
}
