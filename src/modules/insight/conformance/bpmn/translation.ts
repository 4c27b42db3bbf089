// What the parts of the translation of a drawing share: where tokens go, and small questions about elements.
import type { Labelling } from './labelling.ts';
import type { Plan } from './plan.ts';
import type { Drawing, DrawnNode } from './read-drawing.ts';

/** What the parts of the translation share. */
export interface Translation {
  readonly drawing: Drawing;
  readonly labelling: Labelling;
  readonly plan: Plan;
  readonly children: ReadonlyMap<string, readonly DrawnNode[]>;
  readonly boundaries: ReadonlyMap<string, readonly DrawnNode[]>;
  /** Drawing of a called process, where it is known. */
  readonly called: (processId: string) => Drawing | undefined;
  /** Where a token on this flow goes; none: a plain end takes it. */
  targetsOf(flow: string): readonly number[];
  /** Where a token goes after this element; every inner list is one way. */
  waysAfter(node: DrawnNode): readonly (readonly number[])[];
  /** The place in front of an element. */
  before(node: DrawnNode): number;
  /** Adds the step once for each of the ways after it. */
  add(
    step: Omit<Plan['steps'][number], 'gives'>,
    ways: readonly (readonly number[])[],
    also?: readonly number[],
  ): void;
  /** Places that hold a token while the scope is open: one where nothing can interrupt it from within. */
  openPlaces(scope: string): readonly number[];
}

export const isJoin = (node: DrawnNode): boolean =>
  /^(Parallel|Inclusive|Complex)Gateway$/.test(node.type) && node.incoming.length > 1;

export const isSubProcess = (node: DrawnNode): boolean =>
  /^(SubProcess|Transaction|AdHocSubProcess)$/.test(node.type);

/** The start event of a sub-process. */
export function startOf(drawing: Drawing, scope: string): DrawnNode | undefined {
  for (const node of drawing.nodes.values())
    if (node.scope === scope && node.type === 'StartEvent') return node;
  return undefined;
}

const MOST_SUBSETS_OF = 6;

/** All choices of none to all; of many only single ones and all together. */
export function subsetsOf<T>(list: readonly T[]): T[][] {
  if (list.length > MOST_SUBSETS_OF) return [[], ...list.map((each) => [each]), [...list]];
  return Array.from({ length: 2 ** list.length }, (_, bits) =>
    list.filter((_each, index) => (bits >> index) & 1),
  );
}
