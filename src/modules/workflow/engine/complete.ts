// The single place for what happens when an element is done: its variables go where they belong, its token goes, the flow
// goes on. Like entering, it evaluates everything before it changes anything.

import { rememberUndoable } from './compensation.ts';
import { advanceBody, judgeInner } from './multi-instance.ts';
import type { CompiledNode, Token, Variables } from './types.ts';
import { evaluateMappings, mergeFrom, visibleFrom } from './variables.ts';
import { findToken, nodeAt, type Run, record, removeToken } from './working-copy.ts';

export function completeToken(run: Run, token: Token, vars: Variables = {}): void {
  const node = nodeAt(run, token.n);
  if (token.q) {
    completeBody(run, token, node);
    return;
  }
  const isInner = token.l !== undefined;
  const mapped = mapOutputs(run, token, node, vars);
  const outcome = isInner
    ? judgeInner(run, token, node, { ...visibleFrom(run, token.i), ...mapped })
    : undefined;
  // Without output mappings, what an input mapping made local stays local (as in the zeebe engine).
  const start = node.outputs && !isInner ? findToken(run, token.p)! : token;
  mergeFrom(run, start, mapped);
  rememberUndoable(run, token);
  removeToken(run, token);
  record(run, token.n, 'completed');
  if (outcome) advanceBody(run, token, node, outcome);
  else goOn(run, token);
}

/** The variables the element hands on: the result of its output mappings, or all it was completed with. */
function mapOutputs(run: Run, token: Token, node: CompiledNode, vars: Variables): Variables {
  if (!node.outputs) return node.call && !node.call.allToParent ? {} : vars;
  return evaluateMappings(run, node.outputs, { ...visibleFrom(run, token.i), ...vars }, 'Output');
}

function completeBody(run: Run, body: Token, node: CompiledNode): void {
  const { outputCollection } = node.multi!;
  if (outputCollection) mergeFrom(run, findToken(run, body.p)!, { [outputCollection]: body.q!.out ?? [] });
  rememberUndoable(run, body);
  removeToken(run, body);
  goOn(run, body);
}

function goOn(run: Run, token: Token): void {
  const thrower = token.h === undefined ? undefined : findToken(run, token.h);
  if (thrower) run.queue.push({ do: 'compensate', token: thrower });
  else run.queue.push({ do: 'leave', node: token.n, scope: token.p });
}
