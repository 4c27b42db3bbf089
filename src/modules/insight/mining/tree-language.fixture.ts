// What trees and nets accept, found by trying everything: words are arrays of one-letter activities joined to a text. Slow on purpose and for
// small models alone; it shares no code with what it checks.
import { type Arc, markingToArray, type PetriNet } from './petri-net.ts';
import type { ProcessTree } from './process-tree.ts';

/** All words of at most `longest` letters. */
export function languageOf(tree: ProcessTree, longest: number): Set<string> {
  switch (tree.kind) {
    case 'silent':
      return new Set(['']);
    case 'activity':
      return new Set(longest > 0 ? [tree.activity] : []);
    case 'choice':
      return new Set(tree.children.flatMap((child) => [...languageOf(child, longest)]));
    case 'sequence':
      return combine(tree.children, longest, (one, other) => [one + other]);
    case 'parallel':
      return combine(tree.children, longest, shuffle);
    default:
      return languageOfLoop(tree.children, longest);
  }
}

function combine(
  children: readonly ProcessTree[],
  longest: number,
  join: (one: string, other: string) => string[],
): Set<string> {
  let words = new Set(['']);
  for (const child of children) {
    const next = new Set<string>();
    for (const other of languageOf(child, longest)) {
      for (const one of words) {
        if (one.length + other.length > longest) continue;
        for (const word of join(one, other)) next.add(word);
      }
    }
    words = next;
  }
  return words;
}

function shuffle(one: string, other: string): string[] {
  if (one === '' || other === '') return [one + other];
  return [
    ...shuffle(one.slice(1), other).map((word) => one[0] + word),
    ...shuffle(one, other.slice(1)).map((word) => other[0] + word),
  ];
}

function languageOfLoop([body, redo]: readonly [ProcessTree, ProcessTree], longest: number): Set<string> {
  const bodies = [...languageOf(body, longest)];
  const rounds = [...languageOf(redo, longest)].flatMap((back) =>
    bodies.map((again) => back + again).filter((round) => round.length <= longest),
  );
  const words = new Set(bodies);
  // A set that grows while it is walked is walked to its end.
  for (const word of words) {
    for (const round of rounds) if (word.length + round.length <= longest) words.add(word + round);
  }
  return words;
}

/** Whether the net goes from its initial to its final marking and shows exactly these labels. */
export function acceptsWord(net: PetriNet, word: readonly string[]): boolean {
  const moves = net.transitions.map(({ label }, at) => ({
    label,
    takes: net.arcs.filter((arc) => arc.transition === at && arc.kind === 'in'),
    gives: net.arcs.filter((arc) => arc.transition === at && arc.kind === 'out'),
  }));
  const initial = markingToArray(net, net.initial);
  let markings = closeSilently(moves, new Map([[keyOf(initial), initial]]));
  for (const label of word) {
    const next = new Map<string, Int32Array>();
    for (const marking of markings.values()) {
      for (const move of moves) {
        const fired = move.label === label ? fire(move, marking) : null;
        if (fired) next.set(keyOf(fired), fired);
      }
    }
    markings = closeSilently(moves, next);
  }
  return markings.has(keyOf(markingToArray(net, net.final)));
}

interface Move {
  readonly label: string | null;
  readonly takes: readonly Arc[];
  readonly gives: readonly Arc[];
}

const keyOf = (marking: Int32Array): string => String.fromCharCode(...marking);

function fire({ takes, gives }: Move, marking: Int32Array): Int32Array | null {
  if (takes.some(({ place, weight }) => marking[place]! < weight)) return null;
  const next = marking.slice();
  for (const { place, weight } of takes) next[place]! -= weight;
  for (const { place, weight } of gives) next[place]! += weight;
  return next;
}

/** Nets that would fill a place without end stop at 64 tokens. */
function closeSilently(moves: readonly Move[], markings: Map<string, Int32Array>): Map<string, Int32Array> {
  const silent = moves.filter(({ label }) => label === null);
  const closed = new Map(markings);
  for (const marking of closed.values()) {
    for (const move of silent) {
      const fired = fire(move, marking);
      if (fired?.every((tokens) => tokens <= 64)) closed.set(keyOf(fired), fired);
    }
  }
  return closed;
}
