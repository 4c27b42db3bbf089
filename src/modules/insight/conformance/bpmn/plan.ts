// The single place that gathers the places and transitions while a drawing is translated: which places lie in which scope, which transitions belong
// to which elements, what had to be simplified. It knows no element of BPMN; translate.ts does.
import type { TransitionPlan } from '../replay-net.ts';
import type { Simplification } from './simplifications.ts';

export interface Step {
  readonly label: string | null;
  readonly name: string;
  readonly element: string;
  readonly takes: readonly number[];
  readonly gives: readonly number[];
  readonly resets?: readonly number[];
  readonly empties?: readonly number[];
  readonly needsAny?: readonly number[];
  /** What it does with an event of the log: makes it by a command, or waits for it. */
  readonly role?: 'makes' | 'awaits';
}

export interface Plan {
  readonly places: string[];
  readonly steps: Step[];
  /** What the net allows more than the drawing. */
  readonly simplified: Set<Simplification>;
  place(name: string, scope: string): number;
  /** Places in a scope and in all scopes within it, once all are made. */
  inside(scope: string): readonly number[];
}

export function startPlan(scopeOf: (scope: string) => string | undefined): Plan {
  const places: string[] = [];
  const owner: string[] = [];
  const byName = new Map<string, number>();
  return {
    places,
    steps: [],
    simplified: new Set<Simplification>(),
    place(name, scope) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      places.push(name);
      owner.push(scope);
      byName.set(name, places.length - 1);
      return places.length - 1;
    },
    inside(scope) {
      return places.flatMap((_, place) => {
        for (let at: string | undefined = owner[place]; at !== undefined; at = scopeOf(at))
          if (at === scope) return [place];
        return [];
      });
    },
  };
}

type Bag = Map<number, number>;

const bagOf = (places: readonly number[]): Bag => {
  const bag: Bag = new Map();
  for (const place of places) bag.set(place, (bag.get(place) ?? 0) + 1);
  return bag;
};

export function toTransitions(steps: readonly Step[]): TransitionPlan[] {
  return steps.map((step) => ({
    label: step.label,
    name: step.name,
    element: step.element,
    takes: [...bagOf(step.takes)],
    gives: [...bagOf(step.gives)],
    resets: step.resets ?? [],
    empties: step.empties ?? [],
    needsAny: step.needsAny ?? [],
  }));
}

/**
 * One event of the log that a command of the process makes and another element of the same process waits for: both happen in one step. The element
 * that made it is the one that it counts for.
 */
export function fuse(steps: readonly Step[]): Step[] {
  const makers = steps.filter((step) => step.role === 'makes');
  const waiters = steps.filter((step) => step.role === 'awaits');
  return makers.flatMap((maker) =>
    waiters.flatMap((waiter) => {
      if (waiter.label !== maker.label) return [];
      const fused = inOneStep(maker, waiter);
      return fused ? [fused] : [];
    }),
  );
}

/** What the first leaves behind keeps the scope alive that the second needs; else something beside it must. */
function stillNeeded(first: Step, then: Step): readonly number[] {
  const needed = new Set(then.needsAny ?? []);
  if (needed.size === 0 || first.gives.some((place) => needed.has(place))) return first.needsAny ?? [];
  return [...needed].filter((place) => !first.takes.includes(place));
}

function inOneStep(first: Step, then: Step): Step | null {
  const made = bagOf(first.gives);
  // What the second needs empty cannot have been filled by the first.
  if ((then.empties ?? []).some((place) => made.has(place))) return null;
  const takes = [...first.takes];
  const left: number[] = [...first.gives];
  for (const place of then.takes) {
    const at = left.indexOf(place);
    if (at >= 0) left.splice(at, 1);
    else takes.push(place);
  }
  const resets = new Set([...(first.resets ?? []), ...(then.resets ?? [])]);
  const wiped = new Set(then.resets ?? []);
  return {
    ...first,
    takes,
    gives: [...left.filter((place) => !wiped.has(place)), ...then.gives],
    resets: [...resets],
    empties: [...new Set([...(first.empties ?? []), ...(then.empties ?? [])])],
    needsAny: stillNeeded(first, then),
  };
}
