// The single place that runs a process in time: cases come, go through the nodes, wait for people where they queue, and leave. A discrete-event
// simulation of one replication; the same inputs and the same seed give the same run. It knows no log and no store.
import { draw } from './distribution.ts';
import { createEventQueue } from './event-queue.ts';
import type { Fitted, SimNode } from './model.ts';
import { createPools, type PoolReport } from './pools.ts';
import type { Random } from './random.ts';

export interface RunInput {
  readonly fitted: Fitted;
  /** Seconds at which cases begin, ascending; 0 is a Monday midnight on the wall clock. */
  readonly arrivals: ArrayLike<number>;
  readonly random: Random;
}

export interface StepReport {
  readonly label: string;
  count: number;
  /** From being possible to being done. */
  totalSeconds: number;
}

export interface RunReport {
  /** Per case, in the order of arrival: seconds from the beginning to the last thing that was done; NaN when it never ended. */
  readonly cycleSeconds: Float64Array;
  readonly endedAt: Float64Array;
  readonly steps: StepReport[];
  readonly pools: PoolReport[];
  /** Cases that stood still in the drawing: a join that can never be filled. */
  readonly stuck: number;
}

/** Called between slices of work; may wait, and throws to end the run. */
export type Breathe = () => Promise<void>;

/** A scope that is alive: the process of a case, or a part of it. */
interface Scope {
  readonly case: number;
  readonly sub: number;
  readonly parent: Scope | null;
  readonly prev: string;
  tokens: number;
  over: boolean;
  /** Arrived at joins, by node. */
  joins: Map<number, number>;
  /** Tokens by node, for inclusive joins. */
  standing: Map<number, number>;
  /** What the last token at an inclusive join came from. */
  joinedFrom: string;
}

type Happening =
  | { kind: 'arrive'; case: number }
  | { kind: 'done'; node: number; scope: Scope; prev: string; since: number }
  | { kind: 'trigger'; trigger: number; scope: Scope }
  | { kind: 'wake'; pool: number };

/** More silent steps of one case at one moment than this is a loop without an end. */
const MOST_STEPS = 10_000;
const SLICE = 2000;

export async function simulate({ fitted, arrivals, random }: RunInput, breathe: Breathe): Promise<RunReport> {
  const run = createRun(fitted, arrivals, random);
  let turn = 0;
  while (run.next()) {
    turn += 1;
    if (turn % SLICE === 0) await breathe();
  }
  return run.report();
}

function createRun(fitted: Fitted, arrivals: ArrayLike<number>, random: Random) {
  const { nodes, triggers, start } = fitted.model;
  const queue = createEventQueue<Happening>();
  const reach = nodes.some(({ kind, incoming }) => kind === 'or' && incoming > 1) ? reachOf(nodes) : null;
  const cases = arrivals.length;
  const ends = new Float64Array(cases).fill(Number.NaN);
  const lastDone = new Float64Array(cases).fill(Number.NaN);
  const steps = new Map<string, StepReport>();
  let now = 0;
  let stuck = 0;
  let left = 0;

  const pools = createPools(fitted.pools, random, {
    finish: (at, token) => queue.push(at, token as Happening),
    wake: (at, pool) => queue.push(at, { kind: 'wake', pool }),
  });

  if (cases > 0) queue.push(arrivals[0]!, { kind: 'arrive', case: 0 });

  function arrive(index: number): void {
    if (index + 1 < cases) queue.push(arrivals[index + 1]!, { kind: 'arrive', case: index + 1 });
    lastDone[index] = now;
    const root = openScope(index, -1, null, '');
    left = MOST_STEPS;
    move(start, root, '');
    settle(root);
  }

  function openScope(index: number, sub: number, parent: Scope | null, prev: string): Scope {
    const scope: Scope = {
      case: index,
      sub,
      parent,
      prev,
      tokens: 0,
      over: false,
      joins: new Map(),
      standing: new Map(),
      joinedFrom: '',
    };
    triggers.forEach((trigger, place) => {
      if (trigger.scope !== sub) return;
      const { share, offset } = fitted.triggers[place]!;
      if (trigger.seconds !== null)
        queue.push(now + trigger.seconds, { kind: 'trigger', trigger: place, scope });
      else if (random.next() < share)
        queue.push(Math.max(now, arrivals[index]! + draw(offset, random)), {
          kind: 'trigger',
          trigger: place,
          scope,
        });
    });
    return scope;
  }

  /** A new token comes to a node and goes on as far as it can without time passing. */
  function move(to: number, scope: Scope, prev: string): void {
    scope.tokens += 1;
    pass(to, scope, prev);
  }

  function pass(to: number, scope: Scope, prev: string): void {
    left -= 1;
    if (left < 0) {
      stuck += 1;
      scope.tokens -= 1;
      return;
    }
    const node = nodes[to]!;
    switch (node.kind) {
      case 'step':
        beginStep(to, node, scope, prev);
        return;
      case 'sub': {
        stand(scope, to, 1);
        const inner = openScope(scope.case, to, scope, prev);
        move(node.start!, inner, prev);
        settle(inner);
        return;
      }
      case 'end':
        scope.tokens -= 1;
        return;
      case 'terminate':
        scope.tokens = 0;
        endScope(scope);
        return;
      case 'and':
        join(to, node, scope, prev);
        return;
      case 'or':
        if (node.incoming > 1) joinInclusive(to, scope, prev);
        else leave(to, scope, prev);
        return;
      default:
        leave(to, scope, prev);
    }
  }

  function beginStep(to: number, node: SimNode, scope: Scope, prev: string): void {
    const { label } = node;
    stand(scope, to, 1);
    const done: Happening = { kind: 'done', node: to, scope, prev, since: now };
    if (label === null) {
      queue.push(now + node.seconds, done);
      return;
    }
    if (pools.take(label, now, done)) return;
    const times = fitted.times[label];
    const distribution = times?.after[prev] ?? times?.any ?? [];
    queue.push(now + draw(distribution, random), done);
  }

  function stepDone(happening: Extract<Happening, { kind: 'done' }>): void {
    const { node, scope, since } = happening;
    const { label } = nodes[node]!;
    if (label !== null) pools.give(label, now);
    if (isOver(scope)) return;
    stand(scope, node, -1);
    if (label !== null) {
      lastDone[scope.case] = now;
      note(label, now - since);
    }
    left = MOST_STEPS;
    leave(node, scope, label ?? happening.prev);
    settle(scope);
  }

  /** The token at `from` goes on: one way where it has to choose, all of them otherwise. */
  function leave(from: number, scope: Scope, prev: string): void {
    const { kind, out, id } = nodes[from]!;
    if (out.length === 0) {
      scope.tokens -= 1;
      return;
    }
    if (out.length === 1) {
      pass(out[0]!, scope, prev);
      return;
    }
    const ways = fitted.ways[id];
    if (kind === 'xor') {
      pass(out[choose(ways, out.length)]!, scope, prev);
      return;
    }
    const taken = kind === 'or' ? out.filter((_, place) => random.next() < (ways?.[place] ?? 1)) : out;
    const all = taken.length === 0 ? [out[choose(ways, out.length)]!] : taken;
    scope.tokens += all.length - 1;
    for (const to of all) pass(to, scope, prev);
  }

  function choose(ways: readonly number[] | undefined, count: number): number {
    if (!ways) return random.below(count);
    const sum = ways.reduce((total, each) => total + each, 0);
    let rest = random.next() * sum;
    for (let place = 0; place < ways.length; place++) {
      rest -= ways[place]!;
      if (rest < 0) return place;
    }
    return ways.length - 1;
  }

  function join(to: number, { incoming }: SimNode, scope: Scope, prev: string): void {
    const arrived = (scope.joins.get(to) ?? 0) + 1;
    if (arrived < incoming) {
      scope.joins.set(to, arrived);
      // The waiting token is kept; it is one with the last that comes.
      return;
    }
    scope.joins.delete(to);
    scope.tokens -= Math.max(0, incoming - 1);
    leave(to, scope, prev);
  }

  function joinInclusive(to: number, scope: Scope, prev: string): void {
    scope.joins.set(to, (scope.joins.get(to) ?? 0) + 1);
    // settle() lets it go on when no other token of the scope can still come here.
    scope.joinedFrom = prev;
  }

  function stand(scope: Scope, node: number, by: number): void {
    if (!reach) return;
    scope.standing.set(node, (scope.standing.get(node) ?? 0) + by);
  }

  /** Ends what is empty, frees inclusive joins, notices what can never go on. */
  function settle(scope: Scope): void {
    if (scope.over) return;
    if (reach && scope.joins.size > 0) freeInclusive(scope);
    if (scope.tokens <= 0) {
      endScope(scope);
      return;
    }
    const waiting = [...scope.joins.values()].reduce((sum, each) => sum + each, 0);
    if (waiting === scope.tokens) {
      stuck += 1;
      scope.tokens = 0;
      endScope(scope);
    }
  }

  function freeInclusive(scope: Scope): void {
    for (const [node, arrived] of [...scope.joins]) {
      if (nodes[node]!.kind !== 'or') continue;
      const canStillCome = [...scope.standing].some(([at, count]) => count > 0 && reach![at]!.has(node));
      if (canStillCome) continue;
      scope.joins.delete(node);
      scope.tokens -= arrived - 1;
      leave(node, scope, scope.joinedFrom);
    }
  }

  function endScope(scope: Scope): void {
    if (scope.over) return;
    scope.over = true;
    const { parent } = scope;
    if (!parent) {
      ends[scope.case] = lastDone[scope.case]!;
      return;
    }
    if (parent.over) return;
    stand(parent, scope.sub, -1);
    left = MOST_STEPS;
    leave(scope.sub, parent, scope.prev);
    settle(parent);
  }

  function fire(place: number, scope: Scope): void {
    if (isOver(scope)) return;
    const { interrupting, leaves, node, label } = triggers[place]!;
    left = MOST_STEPS;
    lastDone[scope.case] = now;
    if (label !== null) note(label, 0);
    const target = leaves ? scope.parent! : interrupting ? renew(scope) : scope;
    if (interrupting) {
      // What was under way in the scope is given up; what is behind the trigger goes on in its place.
      scope.over = true;
      if (leaves) {
        stand(target, scope.sub, -1);
        target.tokens -= 1;
      }
    }
    move(node, target, label ?? '');
    settle(target);
  }

  function note(label: string, seconds: number): void {
    const report = steps.get(label) ?? { label, count: 0, totalSeconds: 0 };
    report.count += 1;
    report.totalSeconds += seconds;
    steps.set(label, report);
  }

  return {
    next(): boolean {
      const first = queue.pop();
      if (!first) return false;
      now = first.time;
      const { item } = first;
      if (item.kind === 'arrive') arrive(item.case);
      else if (item.kind === 'done') stepDone(item);
      else if (item.kind === 'trigger') fire(item.trigger, item.scope);
      else pools.wake(item.pool, now);
      return true;
    },
    report(): RunReport {
      const cycleSeconds = ends.map((end, index) => end - arrivals[index]!);
      return { cycleSeconds, endedAt: ends, steps: [...steps.values()], pools: pools.report(now), stuck };
    },
  };
}

/** Whether it, or anything around it, has ended or was given up. */
function isOver(scope: Scope): boolean {
  for (let at: Scope | null = scope; at; at = at.parent) if (at.over) return true;
  return false;
}

/** The same scope, empty. */
const renew = (scope: Scope): Scope => ({ ...scope, tokens: 0, joins: new Map(), standing: new Map() });

/** Per node the nodes that can be come to from it. */
function reachOf(nodes: readonly SimNode[]): Set<number>[] {
  return nodes.map((_, from) => {
    const found = new Set<number>();
    const open = [...nodes[from]!.out];
    while (open.length > 0) {
      const at = open.pop()!;
      if (found.has(at)) continue;
      found.add(at);
      open.push(...nodes[at]!.out);
    }
    return found;
  });
}
