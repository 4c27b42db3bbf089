// The single place for process trees: what the inductive miner makes and what Petri nets and diagrams are made of. Sound by construction. Source:
// Leemans, Robust Process Mining with Guarantees (2017), 2.2.2; texts are written as there.

export type ProcessTree =
  | { readonly kind: 'activity'; readonly activity: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'sequence' | 'choice' | 'parallel'; readonly children: readonly ProcessTree[] }
  /** Body, then redo and body again as often as it likes. */
  | { readonly kind: 'loop'; readonly children: readonly [body: ProcessTree, redo: ProcessTree] };

export const SILENT: ProcessTree = { kind: 'silent' };
export const activityTree = (activity: string): ProcessTree => ({ kind: 'activity', activity });
export const choiceOf = (children: readonly ProcessTree[]): ProcessTree =>
  children.length === 1 ? children[0]! : { kind: 'choice', children };
export const loopOf = (body: ProcessTree, redo: ProcessTree): ProcessTree => ({
  kind: 'loop',
  children: [body, redo],
});

const SIGNS = { sequence: '->', choice: 'X', parallel: '+', loop: '*' } as const;

/** `->( 'a', X( 'b', tau ), *( 'c', tau ) )` */
export function printTree(tree: ProcessTree): string {
  if (tree.kind === 'silent') return 'tau';
  if (tree.kind === 'activity') return `'${tree.activity.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `${SIGNS[tree.kind]}( ${tree.children.map(printTree).join(', ')} )`;
}

/** Whether doing nothing at all is one of the ways. */
export function isNullable(tree: ProcessTree): boolean {
  switch (tree.kind) {
    case 'silent':
      return true;
    case 'activity':
      return false;
    case 'choice':
      return tree.children.some(isNullable);
    case 'loop':
      return isNullable(tree.children[0]);
    default:
      return tree.children.every(isNullable);
  }
}

/** The same language with fewer nodes: operators in themselves are joined, silent steps that change nothing go. */
export function reduceTree(tree: ProcessTree): ProcessTree {
  if (tree.kind === 'silent' || tree.kind === 'activity') return tree;
  if (tree.kind === 'loop') return reduceLoop(reduceTree(tree.children[0]), reduceTree(tree.children[1]));
  const children = tree.children
    .map(reduceTree)
    .flatMap((child) => (child.kind === tree.kind ? (child.children as readonly ProcessTree[]) : [child]));
  return tree.kind === 'choice' ? reduceChoice(children) : reduceJoint(tree.kind, children);
}

function reduceJoint(kind: 'sequence' | 'parallel', children: readonly ProcessTree[]): ProcessTree {
  const doing = children.filter((child) => child.kind !== 'silent');
  if (doing.length === 0) return SILENT;
  return doing.length === 1 ? doing[0]! : { kind, children: doing };
}

function reduceChoice(children: readonly ProcessTree[]): ProcessTree {
  const doing = children.filter((child) => child.kind !== 'silent');
  const needsSilent = doing.length < children.length && !doing.some(isNullable);
  if (doing.length === 0) return SILENT;
  return choiceOf(needsSilent ? [...doing, SILENT] : doing);
}

function reduceLoop(body: ProcessTree, redo: ProcessTree): ProcessTree {
  if (body.kind === 'silent' && redo.kind === 'silent') return SILENT;
  // *( *( a, b ), c ) = *( a, X( b, c ) )
  if (body.kind === 'loop')
    return reduceLoop(body.children[0], reduceTree({ kind: 'choice', children: [body.children[1], redo] }));
  return loopOf(body, redo);
}

export interface TreeNode {
  readonly id: number;
  readonly parent: number | null;
  readonly kind: ProcessTree['kind'];
  readonly activity: string | null;
}

/** The nodes of a tree as a list, parents before their children. */
export function listNodes(tree: ProcessTree): TreeNode[] {
  const nodes: TreeNode[] = [];
  const visit = (one: ProcessTree, parent: number | null): void => {
    const id = nodes.length;
    nodes.push({ id, parent, kind: one.kind, activity: one.kind === 'activity' ? one.activity : null });
    if ('children' in one) for (const child of one.children) visit(child, id);
  };
  visit(tree, null);
  return nodes;
}
