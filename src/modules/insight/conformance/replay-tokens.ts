// The single place for token-based replay (Rozinat & van der Aalst, "Conformance checking of processes based on monitoring real behavior",
// Information Systems 33, 2008): fitness = (1 - missing / consumed) / 2 + (1 - remaining / produced) / 2. Silent steps are taken where they help,
// the shortest way (Berti & van der Aalst, 2019); of several transitions with one label the first that can happen. Each variant is played once. Pure.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { projectLog } from './project-log.ts';
import {
  fire,
  isEnabled,
  isSame,
  keyOf,
  type ReplayNet,
  type ReplayTransition,
  type Tokens,
} from './replay-net.ts';

export interface TokenCounts {
  readonly produced: number;
  readonly consumed: number;
  readonly missing: number;
  readonly remaining: number;
}

export interface TokenReplay extends TokenCounts {
  /** Of the whole log: the counts of all cases added up. */
  readonly fitness: number;
  /** Cases with nothing missing and nothing remaining. */
  readonly fittingCases: number;
  readonly cases: number;
  /** Mean of the fitness of the cases. */
  readonly meanFitness: number;
}

export function fitnessOf({ produced, consumed, missing, remaining }: TokenCounts): number {
  const taken = consumed === 0 ? 1 : 1 - missing / consumed;
  const left = produced === 0 ? 1 : 1 - remaining / produced;
  return taken / 2 + left / 2;
}

export function replayTokens(net: ReplayNet, log: CaseLog): TokenReplay {
  const { variants } = projectLog(net, log);
  const replayer = createReplayer(net);
  const sum = { produced: 0, consumed: 0, missing: 0, remaining: 0 };
  let fittingCases = 0;
  let fitness = 0;
  for (const { trace, cases } of variants) {
    const counts = replayer.replay(trace);
    sum.produced += counts.produced * cases;
    sum.consumed += counts.consumed * cases;
    sum.missing += counts.missing * cases;
    sum.remaining += counts.remaining * cases;
    if (counts.missing === 0 && counts.remaining === 0) fittingCases += cases;
    fitness += fitnessOf(counts) * cases;
  }
  const cases = caseCountOf(log);
  return {
    ...sum,
    fitness: fitnessOf(sum),
    fittingCases,
    cases,
    meanFitness: cases === 0 ? 1 : fitness / cases,
  };
}

export interface Replayer {
  /** `trace`: numbers of labels. */
  replay(trace: ArrayLike<number>): TokenCounts;
}

/** Markings looked at for one way of silent steps. */
const MOST_SILENT_MARKINGS = 2_000;

/** Remembers the silent ways that it has found. */
export function createReplayer(net: ReplayNet): Replayer {
  const ways = new Map<string, readonly number[] | null>();
  const waysTo = (tokens: Tokens, goal: string, isGoal: (tokens: Tokens) => boolean) => {
    const key = `${goal}\u{ffff}${keyOf(tokens)}`;
    let way = ways.get(key);
    if (way === undefined) {
      way = findSilentWay(net, tokens, isGoal);
      ways.set(key, way);
    }
    return way;
  };
  return {
    replay(trace) {
      const counts = { produced: sumOf(net.initial), consumed: 0, missing: 0, remaining: 0 };
      let tokens: Tokens = net.initial.slice();
      const play = (transition: ReplayTransition): void => {
        tokens = playOne(transition, tokens, counts);
      };
      for (let at = 0; at < trace.length; at += 1) {
        const candidates = net.byLabel[trace[at]!]!;
        let chosen = findEnabled(net, candidates, tokens);
        if (chosen < 0) {
          const canHappen = (each: Tokens) => findEnabled(net, candidates, each) >= 0;
          for (const step of waysTo(tokens, `l${trace[at]}`, canHappen) ?? []) play(net.transitions[step]!);
          chosen = findEnabled(net, candidates, tokens);
        }
        play(net.transitions[chosen < 0 ? leastMissing(net, candidates, tokens) : chosen]!);
      }
      if (!isSame(tokens, net.final))
        for (const step of waysTo(tokens, 'end', (each) => isSame(each, net.final)) ??
          wayToEnd(net, waysTo, tokens))
          play(net.transitions[step]!);
      for (let place = 0; place < tokens.length; place += 1) {
        const asked = net.final[place]!;
        const there = tokens[place]!;
        counts.consumed += asked;
        counts.missing += Math.max(0, asked - there);
        counts.remaining += Math.max(0, there - asked);
      }
      return counts;
    },
  };
}

type Ways = (tokens: Tokens, goal: string, isGoal: (tokens: Tokens) => boolean) => readonly number[] | null;

/** Where the end cannot be reached exactly, a way that at least marks its places, with what else is left lying there. */
function wayToEnd(net: ReplayNet, ways: Ways, tokens: Tokens): readonly number[] {
  const isMarked = (each: Tokens) => net.final.every((asked, place) => each[place]! >= asked);
  return ways(tokens, 'mark', isMarked) ?? [];
}

type Counts = { produced: number; consumed: number; missing: number; remaining: number };

/** Fires it whether it may or not: tokens that lack are made and counted as missing. */
function playOne(transition: ReplayTransition, tokens: Tokens, counts: Counts): Tokens {
  const { takes, takeWeights, gives, giveWeights, resets } = transition;
  const after = tokens.slice();
  takes.forEach((place, i) => {
    const lack = Math.max(0, takeWeights[i]! - after[place]!);
    counts.missing += lack;
    counts.consumed += takeWeights[i]!;
    after[place] = after[place]! + lack - takeWeights[i]!;
  });
  for (const place of resets) {
    counts.consumed += after[place]!;
    after[place] = 0;
  }
  gives.forEach((place, i) => {
    counts.produced += giveWeights[i]!;
    after[place] = Math.min(255, after[place]! + giveWeights[i]!);
  });
  return after;
}

function findEnabled(net: ReplayNet, candidates: Int32Array, tokens: Tokens): number {
  for (const index of candidates) if (isEnabled(net.transitions[index]!, tokens)) return index;
  return -1;
}

function leastMissing(net: ReplayNet, candidates: Int32Array, tokens: Tokens): number {
  let best = candidates[0]!;
  let least = Infinity;
  for (const index of candidates) {
    const { takes, takeWeights } = net.transitions[index]!;
    let lack = 0;
    for (let i = 0; i < takes.length; i += 1) lack += Math.max(0, takeWeights[i]! - tokens[takes[i]!]!);
    if (lack < least) {
      least = lack;
      best = index;
    }
  }
  return best;
}

const sumOf = (tokens: Tokens): number => tokens.reduce((sum, count) => sum + count, 0);

/** The fewest silent steps to a marking that is wanted; null: none within the limit. */
function findSilentWay(net: ReplayNet, from: Tokens, isGoal: (tokens: Tokens) => boolean): number[] | null {
  const cameBy = new Map<string, { from: string; by: number }>();
  const start = keyOf(from);
  const open: Tokens[] = [from];
  const seen = new Set([start]);
  for (let at = 0; at < open.length && seen.size < MOST_SILENT_MARKINGS; at += 1) {
    const tokens = open[at]!;
    const key = keyOf(tokens);
    if (isGoal(tokens)) {
      const way: number[] = [];
      for (let step = cameBy.get(key); step; step = cameBy.get(step.from)) way.push(step.by);
      return way.reverse();
    }
    for (const index of net.silent) {
      if (!isEnabled(net.transitions[index]!, tokens)) continue;
      const after = fire(net, net.transitions[index]!, tokens);
      if (!after) continue;
      const reached = keyOf(after);
      if (seen.has(reached)) continue;
      seen.add(reached);
      cameBy.set(reached, { from: key, by: index });
      open.push(after);
    }
  }
  return null;
}
