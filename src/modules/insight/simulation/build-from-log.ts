// The single place that makes a process to simulate of a log alone: its directly-follows graph, each activity a step, behind each a choice among
// what followed. It knows no branches at the same time; a drawing does.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import type { SimModel, SimNode } from './model.ts';

/** Rarer ways are left out: this share of the cases, but never fewer than that many. */
const LEAST_SHARE = 0.001;
const LEAST_CASES = 2;

export function buildFromLog(log: CaseLog, name: string): SimModel {
  const size = log.activities.length;
  const counts = countWays(log);
  const least = Math.max(LEAST_CASES, LEAST_SHARE * caseCountOf(log));
  const isKept = (key: number): boolean => (counts.get(key) ?? 0) >= least;
  // Node numbers: 0 start, 1 its choice, 2 end, then a step and its choice for each activity.
  const stepOf = (activity: number): number => 3 + 2 * activity;
  const waysFrom = (from: number): number[] => {
    const ways: number[] = [];
    for (let to = 0; to < size; to++) if (isKept(keyOf(size, from, to))) ways.push(stepOf(to));
    if (from !== size && isKept(keyOf(size, from, size))) ways.push(2);
    return ways.length === 0 ? [2] : ways;
  };
  const plain = { label: null, seconds: 0, incoming: 1, scope: -1 };
  const nodes: SimNode[] = [
    { ...plain, id: 'start', name: '', kind: 'start', out: [1] },
    { ...plain, id: 'after:start', name: '', kind: 'xor', out: waysFrom(size) },
    { ...plain, id: 'end', name: '', kind: 'end', out: [] },
  ];
  log.activities.forEach((label, activity) => {
    nodes.push({
      ...plain,
      id: `step:${label}`,
      name: label,
      kind: 'step',
      label,
      out: [stepOf(activity) + 1],
    });
    nodes.push({ ...plain, id: `after:${label}`, name: label, kind: 'xor', out: waysFrom(activity) });
  });
  return { name, nodes, start: 0, triggers: [], leftOut: [] };
}

/** `size` stands for the beginning as `from`, and for the end as `to`. */
const keyOf = (size: number, from: number, to: number): number => from * (size + 1) + to;

function countWays(log: CaseLog): Map<number, number> {
  const size = log.activities.length;
  const counts = new Map<number, number>();
  const add = (from: number, to: number): void => {
    const key = keyOf(size, from, to);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (let index = 0; index < caseCountOf(log); index++) {
    let from = size;
    for (let event = log.offsets[index]!; event < log.offsets[index + 1]!; event++) {
      add(from, log.activity[event]!);
      from = log.activity[event]!;
    }
    add(from, size);
  }
  return counts;
}
