// The single place that follows a model by what is visible of it: a state is the set of all markings that are possible after a sequence of
// activities, silent steps included; states and steps are made when they are first asked for and kept (the subset construction, done lazily).
// It answers exactly whether a case fits, which activities may come next, and costs one look-up an event once a way is known. Pure but for its cache.
import { fire, isEnabled, isSame, keyOf, type ReplayNet, type Tokens } from './replay-net.ts';

export interface ModelState {
  /** Every marking that the case may be in. */
  readonly markings: readonly Tokens[];
  /** Whether the model may be over here. */
  readonly mayEnd: boolean;
  /** Labels that may come next. */
  readonly enabled: readonly number[];
  readonly next: Map<number, ModelState | null>;
}

export interface Automaton {
  readonly net: ReplayNet;
  readonly start: ModelState;
  /** The state after this label; null: the model does not allow it. */
  step(state: ModelState, label: number): ModelState | null;
}

/** More markings at once than this: the model is too wide to be followed exactly. */
const MOST_MARKINGS = 20_000;
/** More states are not kept; the cache begins anew. */
const MOST_STATES = 50_000;

export class ModelTooWide extends Error {}

export function createAutomaton(net: ReplayNet): Automaton {
  let known = new Map<string, ModelState>();
  const intern = (markings: Tokens[]): ModelState => {
    const all = closeSilently(net, markings);
    const key = [...all.keys()].sort().join('\u{ffff}');
    const found = known.get(key);
    if (found) return found;
    if (known.size >= MOST_STATES) known = new Map();
    const list = [...all.values()];
    const state: ModelState = {
      markings: list,
      mayEnd: list.some((tokens) => isSame(tokens, net.final)),
      enabled: labelsEnabled(net, list),
      next: new Map(),
    };
    known.set(key, state);
    return state;
  };
  return {
    net,
    start: intern([net.initial]),
    step(state, label) {
      const made = state.next.get(label);
      if (made !== undefined) return made;
      const after: Tokens[] = [];
      for (const tokens of state.markings) {
        for (const index of net.byLabel[label] ?? []) {
          const transition = net.transitions[index]!;
          const reached = isEnabled(transition, tokens) ? fire(net, transition, tokens) : null;
          if (reached) after.push(reached);
        }
      }
      const next = after.length === 0 ? null : intern(after);
      state.next.set(label, next);
      return next;
    },
  };
}

/** All markings reachable by silent steps. Throws `ModelTooWide` where there is no end to them. */
export function closeSilently(net: ReplayNet, from: readonly Tokens[]): Map<string, Tokens> {
  const all = new Map<string, Tokens>();
  const open: Tokens[] = [];
  const reach = (tokens: Tokens): void => {
    const key = keyOf(tokens);
    if (all.has(key)) return;
    if (all.size >= MOST_MARKINGS) throw new ModelTooWide('the model has too many silent ways');
    all.set(key, tokens);
    open.push(tokens);
  };
  from.forEach(reach);
  for (let tokens = open.pop(); tokens; tokens = open.pop()) {
    for (const index of net.silent) {
      const transition = net.transitions[index]!;
      if (!isEnabled(transition, tokens)) continue;
      const reached = fire(net, transition, tokens);
      if (reached) reach(reached);
    }
  }
  return all;
}

function labelsEnabled(net: ReplayNet, markings: readonly Tokens[]): number[] {
  const found: number[] = [];
  net.byLabel.forEach((transitions, label) => {
    const isPossible = markings.some((tokens) =>
      transitions.some((index) => isEnabled(net.transitions[index]!, tokens)),
    );
    if (isPossible) found.push(label);
  });
  return found;
}

/** Whether the model can make exactly this sequence of labels; `prefix`: or could go on after it. */
export function fits(automaton: Automaton, trace: readonly number[], prefix = false): boolean {
  let state: ModelState | null = automaton.start;
  for (const label of trace) {
    state = automaton.step(state, label);
    if (!state) return false;
  }
  return prefix || state.mayEnd;
}
