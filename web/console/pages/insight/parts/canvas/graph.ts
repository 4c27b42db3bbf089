// The form of a graph that the canvas draws, whatever it is about: a process map, objects, hand-overs. Pure; words are given by who draws.

export interface CanvasNode {
  id: string;
  name: string;
  /** Under the name: a count, a time. */
  value: string;
  /** All of it in a sentence, for who cannot see it. */
  about: string;
  /** Where cases begin and end are small circles. */
  kind: 'step' | 'start' | 'end';
  /** 0 to 1: how deep its tint is. */
  weight: number;
  /** 0 to 1: how warm it is; null where warmth says nothing. */
  heat: number | null;
}

export interface CanvasEdge {
  id: string;
  from: string;
  to: string;
  value: string;
  about: string;
  /** 0 to 1: how wide it is. */
  weight: number;
  heat: number | null;
  /** Number of a colour of its own instead of weight's; kinds of objects have one each. */
  colour?: number;
  /** Drawn broken: leads from the start or to the end. */
  isQuiet?: boolean;
}

export interface CanvasGraph {
  nodes: readonly CanvasNode[];
  edges: readonly CanvasEdge[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** Where everything stands; what has no place here was not laid out. */
export interface GraphLayout {
  width: number;
  height: number;
  nodes: ReadonlyMap<string, Box>;
  edges: ReadonlyMap<string, readonly Point[]>;
}

export const COLOURS = 8;
const STEPS = 5;

/** 0 to 4, the steps that the style sheet has colours for. */
export const stepOf = (share: number): number => Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));

/** Pixels of an edge; rare ones can still be seen, those of begin and end stay quiet. */
export function widthOf({ weight, isQuiet }: Pick<CanvasEdge, 'weight' | 'isQuiet'>): number {
  const share = Math.max(0, Math.min(1, weight)) ** 0.8;
  return isQuiet ? 1.25 + share : 1.25 + 6.75 * share;
}

export const sizeOf = ({ kind }: Pick<CanvasNode, 'kind'>) =>
  kind === 'step' ? { width: 208, height: 56 } : { width: 30, height: 30 };
