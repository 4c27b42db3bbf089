// The single place for multi-instance activities: the body that counts, the inner instances, the collected output. A body
// is an ordinary scope for its inner instances; boundary events belong to the body.

import { subscribe } from './subscriptions.ts';
import type { CompiledNode, Json, MultiProgress, Token, Variables } from './types.ts';
import { evaluateBoolean, evaluateTemplate, visibleFrom } from './variables.ts';
import { addToken, findToken, type Run, Trouble, terminateInside, type Work } from './working-copy.ts';

/** Steps allowed for each item before a step is taken for endless. */
const STEPS_PER_ITEM = 100;

export function enterBody(run: Run, work: Extract<Work, { do: 'enter' }>, node: CompiledNode): void {
  const multi = node.multi!;
  const context = visibleFrom(run, work.scope);
  const items = evaluateTemplate(run, multi.collection, context, 'The input collection');
  if (!Array.isArray(items)) {
    throw new Trouble(
      'notAList',
      `The input collection (${multi.collection}) gave ${JSON.stringify(items)}, not a list`,
    );
  }
  const progress: MultiProgress = { total: items.length, done: 0 };
  if (multi.outputElement) progress.out = items.map(() => null);
  const subscriptions = subscribe(run, node.boundary ?? [], context);
  const body = addToken(run, {
    n: work.node,
    p: work.scope,
    w: 'b',
    ...subscriptions,
    q: progress,
    ...(work.vars && { v: work.vars }),
    ...(work.handlerOf !== undefined && { h: work.handlerOf }),
  });
  run.dirty = true;
  run.steps -= items.length * STEPS_PER_ITEM;
  if (items.length === 0) run.queue.push({ do: 'complete', token: body });
  else if (multi.sequential) {
    progress.items = items.slice(1);
    startInner(run, body, node, items[0]!, 0);
  } else {
    for (const [index, item] of items.entries()) startInner(run, body, node, item, index);
  }
}

function startInner(run: Run, body: Token, node: CompiledNode, item: Json, index: number): void {
  const vars: Variables = { loopCounter: index + 1 };
  if (node.multi!.element) vars[node.multi!.element] = item;
  // A plain name as output element is the inner instance's own variable, so that parallel ones do not overwrite each other.
  const output = /^=\s*([A-Za-z_][A-Za-z0-9_]*)\s*$/.exec(node.multi!.outputElement ?? '')?.[1];
  if (output && !Object.hasOwn(vars, output)) vars[output] = null;
  run.queue.push({ do: 'enter', node: body.n, scope: body.i, vars, loop: index });
}

export type InnerOutcome = { output?: Json; finished: boolean };

/** What the completion of an inner instance means, judged in `context`, without changing anything yet. */
export function judgeInner(run: Run, inner: Token, node: CompiledNode, context: Variables): InnerOutcome {
  const multi = node.multi!;
  const body = findToken(run, inner.p)!;
  const { total, done, items } = body.q!;
  const outcome: InnerOutcome = { finished: done + 1 >= total };
  if (multi.outputElement)
    outcome.output = evaluateTemplate(run, multi.outputElement, context, 'The output element');
  if (multi.until && !outcome.finished) {
    const counted = {
      ...context,
      numberOfInstances: total,
      numberOfCompletedInstances: done + 1,
      numberOfActiveInstances: total - done - 1 - (items?.length ?? 0),
      numberOfTerminatedInstances: 0,
    };
    outcome.finished = evaluateBoolean(run, multi.until, counted, 'The completion condition');
  }
  return outcome;
}

/** Counts a completed inner instance (already removed) and goes on with the next one or completes the body. */
export function advanceBody(run: Run, inner: Token, node: CompiledNode, outcome: InnerOutcome): void {
  const body = findToken(run, inner.p)!;
  const before = body.q!;
  const progress: MultiProgress = { ...before, done: before.done + 1 };
  if (before.out) progress.out = before.out.with(inner.l!, outcome.output ?? null);
  body.q = progress;
  if (outcome.finished) {
    terminateInside(run, body.i);
    run.queue.push({ do: 'complete', token: body });
    return;
  }
  const [next, ...rest] = before.items ?? [];
  if (next === undefined) return;
  progress.items = rest;
  startInner(run, body, node, next, before.total - rest.length - 1);
}
