// The single place for the form of a model that replay, alignment and live checks run on: a labelled Petri net with typed arrays and two arcs
// that BPMN needs and plain nets lack: a reset (empties a place: what an interruption does) and an emptiness test (a scope is done when nothing
// is left in it). Pure.
import { markingToArray, type PetriNet } from '../mining/petri-net.ts';

/** One transition before it is numbered; places by number. */
export interface TransitionPlan {
  /** The activity of the log; null: silent. */
  readonly label: string | null;
  readonly name: string;
  /** Id of the BPMN element (or of the net's transition) that it belongs to. */
  readonly element: string;
  readonly takes: readonly (readonly [place: number, weight: number])[];
  readonly gives: readonly (readonly [place: number, weight: number])[];
  /** Places that lose all their tokens, after taking and before giving. */
  readonly resets?: readonly number[];
  /** Places that must be empty. */
  readonly empties?: readonly number[];
  /** At least one of these must hold a token; none: nothing is asked. */
  readonly needsAny?: readonly number[];
}

export interface ReplayTransition {
  /** Number in `labels`; -1: silent. */
  readonly label: number;
  readonly name: string;
  readonly element: string;
  readonly takes: Int32Array;
  readonly takeWeights: Int32Array;
  readonly gives: Int32Array;
  readonly giveWeights: Int32Array;
  readonly resets: Int32Array;
  readonly empties: Int32Array;
  readonly needsAny: Int32Array;
}

/** Tokens per place. */
export type Tokens = Uint8Array;

export interface ReplayNet {
  readonly places: readonly string[];
  readonly transitions: readonly ReplayTransition[];
  /** Activities that the model knows. */
  readonly labels: readonly string[];
  readonly labelNo: ReadonlyMap<string, number>;
  /** Transitions by label. */
  readonly byLabel: readonly Int32Array[];
  readonly silent: Int32Array;
  readonly visible: Int32Array;
  readonly initial: Tokens;
  readonly final: Tokens;
  /** Places that some transition resets. */
  readonly resetPlaces: Int32Array;
  /** More tokens than this in one place are not followed: models that make tokens without end stay finite. */
  readonly mostTokens: number;
}

const MOST_TOKENS = 200;

export function buildReplayNet(
  places: readonly string[],
  plans: readonly TransitionPlan[],
  initial: Tokens,
  final: Tokens,
  mostTokens = MOST_TOKENS,
): ReplayNet {
  const labelNo = new Map<string, number>();
  for (const { label } of plans) if (label !== null && !labelNo.has(label)) labelNo.set(label, labelNo.size);
  const transitions = plans.map(
    (plan): ReplayTransition => ({
      label: plan.label === null ? -1 : labelNo.get(plan.label)!,
      name: plan.name,
      element: plan.element,
      takes: Int32Array.from(plan.takes, ([place]) => place),
      takeWeights: Int32Array.from(plan.takes, ([, weight]) => weight),
      gives: Int32Array.from(plan.gives, ([place]) => place),
      giveWeights: Int32Array.from(plan.gives, ([, weight]) => weight),
      resets: Int32Array.from(plan.resets ?? []),
      empties: Int32Array.from(plan.empties ?? []),
      needsAny: Int32Array.from(plan.needsAny ?? []),
    }),
  );
  const numbers = transitions.map((_, index) => index);
  const labels = [...labelNo.keys()];
  return {
    places,
    transitions,
    labels,
    labelNo,
    byLabel: labels.map((_, label) =>
      Int32Array.from(numbers.filter((index) => transitions[index]!.label === label)),
    ),
    silent: Int32Array.from(numbers.filter((index) => transitions[index]!.label < 0)),
    visible: Int32Array.from(numbers.filter((index) => transitions[index]!.label >= 0)),
    initial,
    final,
    mostTokens,
    resetPlaces: Int32Array.from(new Set(plans.flatMap((plan) => plan.resets ?? []))).sort(),
  };
}

/** A plain net, as miners make it and PNML files hold it. A net that names no final marking ends with a token in each place without way out. */
export function fromPetriNet(net: PetriNet): ReplayNet {
  const takes = net.transitions.map((): [number, number][] => []);
  const gives = net.transitions.map((): [number, number][] => []);
  const hasWayOut = new Set<number>();
  for (const arc of net.arcs) {
    (arc.kind === 'in' ? takes : gives)[arc.transition]!.push([arc.place, arc.weight]);
    if (arc.kind === 'in') hasWayOut.add(arc.place);
  }
  const ends = net.places.flatMap((_, place) => (hasWayOut.has(place) ? [] : [[place, 1] as const]));
  return buildReplayNet(
    net.places.map((place) => place.id),
    net.transitions.map((transition, index) => ({
      label: transition.label,
      name: transition.name ?? transition.label ?? '',
      element: transition.id,
      takes: takes[index]!,
      gives: gives[index]!,
    })),
    Uint8Array.from(markingToArray(net, net.initial)),
    Uint8Array.from(markingToArray(net, net.final.length > 0 ? net.final : ends)),
  );
}

export function isEnabled(transition: ReplayTransition, tokens: Tokens): boolean {
  const { takes, takeWeights, empties, needsAny } = transition;
  for (let i = 0; i < takes.length; i += 1) if (tokens[takes[i]!]! < takeWeights[i]!) return false;
  for (let i = 0; i < empties.length; i += 1) if (tokens[empties[i]!]! > 0) return false;
  if (needsAny.length === 0) return true;
  for (let i = 0; i < needsAny.length; i += 1) if (tokens[needsAny[i]!]! > 0) return true;
  return false;
}

/** The tokens after an enabled transition; null where a place would hold too many. */
export function fire(net: ReplayNet, transition: ReplayTransition, tokens: Tokens): Tokens | null {
  const { takes, takeWeights, gives, giveWeights, resets } = transition;
  const after = tokens.slice();
  for (let i = 0; i < takes.length; i += 1) after[takes[i]!] = after[takes[i]!]! - takeWeights[i]!;
  for (let i = 0; i < resets.length; i += 1) after[resets[i]!] = 0;
  for (let i = 0; i < gives.length; i += 1) {
    const count = after[gives[i]!]! + giveWeights[i]!;
    if (count > net.mostTokens) return null;
    after[gives[i]!] = count;
  }
  return after;
}

export function isSame(a: Tokens, b: Tokens): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

let scratch = Buffer.alloc(256);

/** The tokens as a text, for maps. */
export function keyOf(tokens: Tokens): string {
  if (tokens.length > scratch.length) scratch = Buffer.alloc(2 * tokens.length);
  scratch.set(tokens);
  return scratch.toString('latin1', 0, tokens.length);
}
