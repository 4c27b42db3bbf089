// The single place that mines how often each way is taken: behind a choice, which of its ways the next event of the case belongs to; of ways at
// the same time, which of them the cases show; of triggers, how many cases have them and when.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { keepDistribution } from './distribution.ts';
import type { Fitted, SimModel, SimNode } from './model.ts';
import { CASE_START, type Paths } from './paths.ts';

export interface FoundWays {
  readonly ways: Record<string, number[]>;
  readonly guessed: string[];
}

export function fitWays(model: SimModel, paths: Paths, log: CaseLog): FoundWays {
  const ways: Record<string, number[]> = {};
  const guessed: string[] = [];
  model.nodes.forEach((node, index) => {
    if (node.out.length < 2 || (node.kind !== 'xor' && node.kind !== 'or')) return;
    const found = node.kind === 'xor' ? countChoices(node, index, paths, log) : countShares(node, paths, log);
    if (found === null || found.every((each) => each === 0)) {
      guessed.push(node.id);
      ways[node.id] = node.out.map(() => 1 / node.out.length);
    } else ways[node.id] = found;
  });
  return { ways, guessed };
}

/** Probabilities of the ways of a choice; null when no case tells one way from all others. What several may lead to counts for each in part. */
function countChoices(node: SimNode, index: number, paths: Paths, log: CaseLog): number[] | null {
  const firsts = node.out.map((way) => paths.first(way));
  const numberOf = new Map(log.activities.map((name, activity) => [name, activity]));
  const waysOf: number[][] = log.activities.map(() => []);
  firsts.forEach(({ labels }, way) => {
    for (const label of labels) {
      const activity = numberOf.get(label);
      if (activity !== undefined) waysOf[activity]!.push(way);
    }
  });
  const ending = firsts.flatMap(({ canEnd }, way) => (canEnd ? [way] : []));
  const before = paths.last(index);
  const isBefore = log.activities.map((name) => before.has(name));
  const counts = node.out.map(() => 0);
  let isTold = false;
  const share = (among: readonly number[]): void => {
    isTold ||= among.length < counts.length;
    for (const way of among) counts[way]! += 1 / among.length;
  };
  for (let place = 0; place < caseCountOf(log); place++) {
    let isOpen = before.has(CASE_START);
    for (let event = log.offsets[place]!; event < log.offsets[place + 1]!; event++) {
      const activity = log.activity[event]!;
      if (isOpen && waysOf[activity]!.length > 0) {
        share(waysOf[activity]!);
        isOpen = false;
      }
      if (isBefore[activity]) isOpen = true;
    }
    if (isOpen && ending.length > 0) share(ending);
  }
  return isTold ? normalise(counts) : null;
}

/** Of ways that are taken together: the share of the cases that show each. */
function countShares(node: SimNode, paths: Paths, log: CaseLog): number[] {
  return node.out.map((way) => {
    const { labels } = paths.first(way);
    const wanted = log.activities.map((name) => labels.has(name));
    let cases = 0;
    for (let place = 0; place < caseCountOf(log); place++) {
      for (let event = log.offsets[place]!; event < log.offsets[place + 1]!; event++) {
        if (!wanted[log.activity[event]!]) continue;
        cases += 1;
        break;
      }
    }
    return cases / Math.max(1, caseCountOf(log));
  });
}

function normalise(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, each) => total + each, 0);
  return sum === 0 ? [...counts] : counts.map((each) => each / sum);
}

/** How many cases have what begins by itself, and how long after their beginning. */
export function fitTriggers(model: SimModel, log: CaseLog): Fitted['triggers'] {
  return model.triggers.map(({ label, seconds }) => {
    if (seconds !== null || label === null) return { share: seconds === null ? 0 : 1, offset: [] };
    const activity = log.activities.indexOf(label);
    const offsets: number[] = [];
    for (let place = 0; place < caseCountOf(log); place++) {
      const first = log.offsets[place]!;
      for (let event = first; event < log.offsets[place + 1]!; event++) {
        if (log.activity[event] !== activity) continue;
        offsets.push((log.time[event]! - log.time[first]!) / 1000);
        break;
      }
    }
    return { share: offsets.length / Math.max(1, caseCountOf(log)), offset: keepDistribution(offsets) };
  });
}
