// The single place for precision: of what the model would allow after each beginning that really happened, how much did happen (align-based
// ETConformance; Munoz-Gama & Carmona 2010, Adriansyah et al. 2015). It also holds generalisation by frequency of use (Buijs et al. 2014). Pure.
import type { AlignedLog } from './align-log.ts';
import { type Automaton, createAutomaton, type ModelState, ModelTooWide } from './automaton.ts';
import type { ReplayNet } from './replay-net.ts';

interface Prefix {
  readonly state: ModelState;
  readonly after: Map<number, Prefix>;
  cases: number;
  /** Whether some case stops here because it is still running; what comes next is then unknown. */
  open: boolean;
}

/** Between 0 and 1; null: nothing was aligned, or the model has too many silent ways to be followed. */
export function measurePrecision(
  net: ReplayNet,
  aligned: AlignedLog,
  follow: () => Automaton = () => createAutomaton(net),
): number | null {
  try {
    return ratioOf(growTree(follow(), net, aligned));
  } catch (error) {
    if (error instanceof ModelTooWide) return null;
    throw error;
  }
}

/** The aligned cases, as the model's own visible runs, as a tree of their beginnings. */
function growTree(automaton: Automaton, net: ReplayNet, aligned: AlignedLog): Prefix {
  const root: Prefix = { state: automaton.start, after: new Map(), cases: 0, open: false };
  for (const { alignment, cases, running } of aligned.variants) {
    if (!alignment) continue;
    let at = root;
    at.cases += cases;
    for (const move of alignment.moves) {
      if (move.kind === 'log') continue;
      const { label } = net.transitions[move.transition]!;
      if (label < 0) continue;
      let next = at.after.get(label);
      if (!next) {
        const state = automaton.step(at.state, label);
        // The run of an alignment is a run of the model.
        if (!state) throw new Error('an alignment has left the model');
        next = { state, after: new Map(), cases: 0, open: false };
        at.after.set(label, next);
      }
      next.cases += cases;
      at = next;
    }
    if (running) at.open = true;
  }
  return root;
}

/** Allowed and used are weighed by the cases that came by. A beginning where only running cases stop says nothing. */
function ratioOf(root: Prefix): number | null {
  let allowed = 0;
  let used = 0;
  const open: Prefix[] = [root];
  for (let at = open.pop(); at; at = open.pop()) {
    const goOn = at.after.size;
    if (!(at.open && goOn === 0)) {
      allowed += at.state.enabled.length * at.cases;
      used += goOn * at.cases;
    }
    open.push(...at.after.values());
  }
  return root.cases === 0 ? null : allowed === 0 ? 1 : used / allowed;
}

/** 1 - mean over the used transitions of 1 / sqrt(times used); silent ones too. Null: nothing was aligned. */
export function measureGeneralisation(net: ReplayNet, aligned: AlignedLog): number | null {
  const times = new Float64Array(net.transitions.length);
  let total = 0;
  for (const { alignment, cases } of aligned.variants) {
    for (const move of alignment?.moves ?? []) {
      if (move.kind === 'log') continue;
      times[move.transition] = times[move.transition]! + cases;
      total += cases;
    }
  }
  if (total === 0) return null;
  const parts = times.map((count) => (count === 0 ? 1 : 1 / Math.sqrt(count)));
  return 1 - parts.reduce((sum, part) => sum + part, 0) / parts.length;
}
