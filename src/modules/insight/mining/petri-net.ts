// The single place for the form of a Petri net that mining makes and conformance replays: places and transitions by number, a label where a
// transition is an activity of the log. It knows no file format; write-pnml.ts writes them, conformance/read-pnml.ts
// reads them.

export interface Transition {
  readonly id: string;
  /** The activity that it is; null: silent, the log never shows it. */
  readonly label: string | null;
  /** What people read where it differs from the label (name of a BPMN element). */
  readonly name?: string;
}

export interface Place {
  readonly id: string;
}

/** Tokens by number of the place; places that are absent hold none. */
export type Marking = readonly (readonly [place: number, tokens: number])[];

/** One arc: into the transition (`in`, takes tokens) or out of it (`out`, gives tokens). */
export interface Arc {
  readonly place: number;
  readonly transition: number;
  readonly kind: 'in' | 'out';
  readonly weight: number;
}

export interface PetriNet {
  readonly places: readonly Place[];
  readonly transitions: readonly Transition[];
  readonly arcs: readonly Arc[];
  readonly initial: Marking;
  readonly final: Marking;
}

/** Tokens per place, for kernels. */
export function markingToArray(net: PetriNet, marking: Marking): Int32Array {
  const tokens = new Int32Array(net.places.length);
  for (const [place, count] of marking) tokens[place] = (tokens[place] ?? 0) + count;
  return tokens;
}
