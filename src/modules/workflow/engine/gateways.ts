// The single place for which flows a token takes out of an element, and for joining tokens at parallel and inclusive
// gateways. It must not know what stands behind a flow.

import type { CompiledNode, Token } from './types.ts';
import { evaluateBoolean, visibleFrom } from './variables.ts';
import { addToken, type Run, removeToken } from './working-copy.ts';

/** Flow indexes a token takes out of this node, judged by the variables of its scope. */
export function chooseFlows(run: Run, node: CompiledNode, scope: number): number[] {
  if (node.kind === 'and' || node.out.length === 0) return node.out;
  const { flows } = run.process;
  if (node.defaultFlow === undefined && node.out.every((index) => flows[index]!.condition === undefined))
    return node.out;
  const context = visibleFrom(run, scope);
  const taken: number[] = [];
  for (const index of node.out) {
    const { condition, id } = flows[index]!;
    if (index === node.defaultFlow) continue;
    if (condition === undefined) taken.push(index);
    else if (evaluateBoolean(run, condition, context, `The condition of ${id}`)) taken.push(index);
    else continue;
    if (node.kind === 'xor') return taken;
  }
  const onlyUnconditional =
    node.kind !== 'or' && taken.every((index) => flows[index]!.condition === undefined);
  if (node.defaultFlow !== undefined && (taken.length === 0 || onlyUnconditional))
    taken.push(node.defaultFlow);
  return taken;
}

/** A token arrives at a join by `flow`. A parallel join fires when every flow has one; inclusive ones wait for settleJoins. */
export function joinGateway(
  run: Run,
  at: { node: number; scope: number; flow?: number },
  node: CompiledNode,
): void {
  const join =
    run.state.tokens.find((token) => token.n === at.node && token.p === at.scope && token.w === 'j') ??
    addToken(run, { n: at.node, p: at.scope, w: 'j', a: {} });
  const flow = String(at.flow);
  join.a = { ...join.a, [flow]: (join.a?.[flow] ?? 0) + 1 };
  if (node.kind === 'and' && node.in.every((index) => (join.a?.[index] ?? 0) > 0)) fireJoin(run, join);
}

/** Fires the inclusive joins to which no further token can come. True when one fired. */
export function settleJoins(run: Run): boolean {
  if (!run.process.hasInclusiveJoins) return false;
  for (const join of run.state.tokens) {
    if (join.w === 'j' && run.process.nodes[join.n]!.kind === 'or' && !canGetMore(run, join)) {
      fireJoin(run, join);
      return true;
    }
  }
  return false;
}

/**
 * BPMN 2.0, 13.3.3: it waits while a token elsewhere in the scope has a path to an empty incoming flow, unless that token
 * also has a path to a flow that already has one.
 */
function canGetMore(run: Run, join: Token): boolean {
  const node = run.process.nodes[join.n]!;
  const has = (place: number) => (join.a?.[node.in[place]!] ?? 0) > 0;
  return run.state.tokens.some((token) => {
    if (token.p !== join.p || token === join) return false;
    let toEmpty = false;
    for (const [place, sources] of node.reach!.entries()) {
      if (!sources.includes(token.n)) continue;
      if (has(place)) return false;
      toEmpty = true;
    }
    return toEmpty;
  });
}

function fireJoin(run: Run, join: Token): void {
  const left: { [flow: string]: number } = {};
  for (const [flow, count] of Object.entries(join.a ?? {})) if (count > 1) left[flow] = count - 1;
  if (Object.keys(left).length > 0) join.a = left;
  else removeToken(run, join);
  run.queue.push({ do: 'leave', node: join.n, scope: join.p });
}
