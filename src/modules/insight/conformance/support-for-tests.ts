// Small nets, logs and the slow but certain reference for tests of conformance: used by tests alone.
import fc from 'fast-check';
import { buildCaseLog } from '../mining/build-case-log.ts';
import type { CaseLog } from '../mining/case-log.ts';
import {
  buildReplayNet,
  fire,
  isEnabled,
  isSame,
  keyOf,
  type ReplayNet,
  type Tokens,
  type TransitionPlan,
} from './replay-net.ts';

/** `['a', 's', 'p q']`: transition a takes from s and gives to p and q; a label of `-` is silent. The first place starts, the last ends. */
export function netOf(
  places: string,
  ...transitions: readonly (readonly [label: string, takes: string, gives: string])[]
): ReplayNet {
  const names = places.split(' ');
  const arcs = (text: string) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((name) => [names.indexOf(name), 1] as const);
  const plans = transitions.map(
    ([label, takes, gives], index): TransitionPlan => ({
      label: label === '-' ? null : label,
      name: label,
      element: `t${index}`,
      takes: arcs(takes),
      gives: arcs(gives),
    }),
  );
  const only = (place: number) => Uint8Array.from(names, (_, index) => (index === place ? 1 : 0));
  return buildReplayNet(names, plans, only(0), only(names.length - 1));
}

/** Each text is a case, each letter an event; an optional number of cases. */
export function logOf(...cases: readonly (string | readonly [string, number])[]): CaseLog {
  const texts = cases.flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Array.from({ length: entry[1] }, () => entry[0]),
  );
  let at = 0;
  const traces = texts.map((text) => [...text].map((activity) => ({ activity, at: 1000 * at++ })));
  return buildCaseLog(traces, [...texts.keys()]);
}

export const traceOf = (net: ReplayNet, text: string): number[] =>
  [...text].map((letter) => net.labelNo.get(letter) ?? -1);

/** The cost of an optimal alignment by plain Dijkstra over every state, without any bound; null: the end cannot be reached. */
export function costByExhaustion(net: ReplayNet, trace: readonly number[], prefix = false): number | null {
  const best = new Map<string, number>();
  const rounds: { at: number; tokens: Tokens }[][] = [[{ at: 0, tokens: net.initial }]];
  for (let cost = 0; cost < rounds.length; cost += 1) {
    const open = rounds[cost] ?? [];
    for (let state = open.pop(); state; state = open.pop()) {
      const { at, tokens } = state;
      const key = `${at}:${keyOf(tokens)}`;
      if ((best.get(key) ?? Infinity) <= cost) continue;
      best.set(key, cost);
      if (at === trace.length && (prefix || isSame(tokens, net.final))) return cost;
      if (best.size > 200_000) throw new Error('too large for the reference');
      const go = (price: number, to: number, after: Tokens | null) => {
        if (!after) return;
        const round = rounds[cost + price];
        if (round) round.push({ at: to, tokens: after });
        else rounds[cost + price] = [{ at: to, tokens: after }];
      };
      if (at < trace.length) go(1, at + 1, tokens);
      for (const transition of net.transitions) {
        if (!isEnabled(transition, tokens)) continue;
        const after = fire(net, transition, tokens);
        go(transition.label < 0 ? 0 : 1, at, after);
        if (at < trace.length && transition.label === trace[at]) go(0, at + 1, after);
      }
    }
  }
  return null;
}

/** Random small nets with silent steps, duplicate labels, resets and emptiness tests: sound or not. */
export const arbitraryNet: fc.Arbitrary<ReplayNet> = fc
  .record({
    places: fc.integer({ min: 2, max: 6 }),
    transitions: fc.array(
      fc.record({
        label: fc.constantFrom('a', 'b', 'c', 'd', null),
        takes: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 2 }),
        gives: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
        resets: fc.oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }) },
        ),
        empties: fc.oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 1 }) },
        ),
        needsAny: fc.oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 1 }) },
        ),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ places, transitions }) => {
    const within = (list: readonly number[]) => [...new Set(list.map((place) => place % places))];
    const one = (list: readonly number[]) => within(list).map((place) => [place, 1] as const);
    const plans = transitions.map(
      (each, index): TransitionPlan => ({
        label: each.label,
        name: each.label ?? '',
        element: `t${index}`,
        takes: one(each.takes),
        gives: one(each.gives),
        resets: within(each.resets),
        empties: within(each.empties),
        needsAny: within(each.needsAny),
      }),
    );
    const only = (at: number) => Uint8Array.from({ length: places }, (_, index) => (index === at ? 1 : 0));
    return buildReplayNet(
      Array.from({ length: places }, (_, i) => `p${i}`),
      plans,
      only(0),
      only(places - 1),
      3,
    );
  });
