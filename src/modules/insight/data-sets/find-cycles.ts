// Finds circles among relations of objects: strongly connected components with more than one member, or a member that refers to itself (Tarjan 1972,
// without recursion, so that a chain may be as long as it likes).

export interface Link {
  readonly from: number;
  readonly to: number;
}

/** One member of each circle, the smallest, ascending. */
export function findCycles(links: readonly Link[]): number[] {
  const next = new Map<number, number[]>();
  const found: number[] = [];
  for (const { from, to } of links) {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const begin = (node: number) => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    open.push(node);
    isOpen.add(node);
  };
  const close = (node: number) => {
    if (low.get(node) !== index.get(node)) return;
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) isOpen.delete(member);
    if (members.length > 1 || next.get(node)?.includes(node))
      found.push(Math.min(...members.slice(0, 10_000)));
  };
  for (const start of next.keys()) {
    if (index.has(start)) continue;
    const path: { node: number; at: number }[] = [{ node: start, at: 0 }];
    begin(start);
    while (path.length > 0) {
      const step = path.at(-1)!;
      const target = next.get(step.node)?.[step.at];
      step.at += 1;
      if (target === undefined) {
        path.pop();
        close(step.node);
        const above = path.at(-1);
        if (above) low.set(above.node, Math.min(low.get(above.node)!, low.get(step.node)!));
      } else if (!index.has(target)) {
        begin(target);
        path.push({ node: target, at: 0 });
      } else if (isOpen.has(target)) low.set(step.node, Math.min(low.get(step.node)!, index.get(target)!));
    }
  }
  return found.sort((a, b) => a - b);
}
