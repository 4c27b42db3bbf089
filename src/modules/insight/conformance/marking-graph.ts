// The single place that knows which markings of a model lead to which: each is worked out when it is first asked for and kept, because the cases of a
// log go through the same markings again and again. Pure but for what it keeps.
import { fire, isEnabled, isSame, keyOf, type ReplayNet, type Tokens } from './replay-net.ts';

export interface Marking {
  readonly tokens: Tokens;
  readonly isFinal: boolean;
}

/** A transition that can happen, and the marking after it. */
export interface Firing {
  readonly transition: number;
  readonly after: Marking;
}

export interface MarkingGraph {
  readonly initial: Marking;
  /** What can happen in a marking of this graph: visible transitions first, then silent ones, each in their order. */
  firings(marking: Marking): readonly Firing[];
  /** Markings that are kept. */
  readonly size: number;
}

interface Kept extends Marking {
  firings: Firing[] | null;
}

export function createMarkingGraph(net: ReplayNet): MarkingGraph {
  const known = new Map<string, Kept>();
  const transitions = [...net.visible, ...net.silent];

  function intern(tokens: Tokens): Kept {
    const key = keyOf(tokens);
    let marking = known.get(key);
    if (!marking) {
      marking = { tokens, isFinal: isSame(tokens, net.final), firings: null };
      known.set(key, marking);
    }
    return marking;
  }

  function listFirings(tokens: Tokens): Firing[] {
    const found: Firing[] = [];
    for (const transition of transitions) {
      const step = net.transitions[transition]!;
      const after = isEnabled(step, tokens) ? fire(net, step, tokens) : null;
      if (after) found.push({ transition, after: intern(after) });
    }
    return found;
  }

  return {
    initial: intern(net.initial),
    firings(marking) {
      const kept = marking as Kept;
      kept.firings ??= listFirings(kept.tokens);
      return kept.firings;
    },
    get size() {
      return known.size;
    },
  };
}
