// The single place that rewrites the state of an instance for another version of its process: tokens, timers, messages, what can be
// undone. Pure. After it the instance stands as one that has run on that version to where it is, or it is not moved at all.
import { assign } from '../engine/enter.ts';
import { caughtCodes } from '../engine/errors.ts';
import type { Incident, InstanceState, Token, Undoable } from '../engine/types.ts';
import { evaluateMappings, visibleFrom } from '../engine/variables.ts';
import { findToken, nodeAt, type Run, startRun, Trouble } from '../engine/working-copy.ts';
import { type Moved, moveSubscriptions } from './move-subscriptions.ts';
import type { NodeMap, Reason } from './node-map.ts';

export type Move =
  | { ok: true; state: InstanceState; notes: string[]; at: string[] }
  | { ok: false; reason: Reason };

class Kept extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason.message);
    this.reason = reason;
  }
}

/** `now` is epoch milliseconds: from then on timers count that cannot count from where they began. */
export function moveState(map: NodeMap, state: InstanceState, now: number): Move {
  if (map.barred) return { ok: false, reason: map.barred };
  const before = startRun(map.source, state, now, {});
  const run = startRun(map.target, state, now, {});
  const notes: string[] = [];
  try {
    for (const token of run.state.tokens) placeToken(map, before, token);
    for (const token of run.state.tokens) takeInputs(before, run, token);
    for (const token of run.state.tokens) {
      const moved = moveSubscriptions(map, before, run, token);
      applySubscriptions(token, moved);
      notes.push(...moved.notes);
    }
    moveRest(map, run);
    for (const token of run.state.tokens) if (token.w === 'p') judgeCaller(map, before, run, token);
  } catch (error) {
    if (error instanceof Kept) return { ok: false, reason: error.reason };
    if (!(error instanceof Trouble)) throw error;
    return { ok: false, reason: { code: error.code, elementId: null, message: error.message } };
  }
  return { ok: true, state: run.state, notes, at: standing(run) };
}

const standing = (run: Run) => [
  ...new Set(run.state.tokens.filter((token) => token.n >= 0).map((token) => nodeAt(run, token.n).id)),
];

function keep(code: string, elementId: string, message: string): never {
  throw new Kept({ code, elementId, message });
}

/** Puts the token on its element there. */
function placeToken(map: NodeMap, before: Run, token: Token): void {
  if (token.n === -1) return;
  const reason = map.judge(token.n);
  if (reason) throw new Kept(reason);
  const node = nodeAt(before, token.n);
  if (token.a) {
    if (token.w === 'j') judgeJoin(map, token.n);
    token.a = Object.fromEntries(
      Object.entries(token.a).map(([flow, count]) => {
        const to = map.flowOf(Number(flow));
        if (to === undefined) keep('flowMissing', node.id, `A flow into ${node.name} does not exist there`);
        return [to, count];
      }),
    );
  }
  token.n = map.nodeOf(token.n)!;
}

/** A join that waits for other flows there would open too early or never. */
function judgeJoin({ source, target, nodeOf, flowOf }: NodeMap, index: number): void {
  const from = source.nodes[index]!;
  const to = target.nodes[nodeOf(index)!]!;
  const flows = new Set(from.in.map(flowOf));
  if (from.in.length !== to.in.length || !to.in.every((flow) => flows.has(flow)))
    keep('joinChanged', from.id, `${from.name} joins other paths there`);
}

/** What the element was entered with, by its inputs there where they differ. */
function takeInputs(before: Run, run: Run, token: Token): void {
  if (token.n === -1) return;
  const node = nodeAt(run, token.n);
  const was = findToken(before, token.i)!;
  const from = nodeAt(before, was.n);
  const waits = token.w !== 's' && token.w !== 'b' && token.w !== 'x' && token.w !== 'j' && token.w !== 'k';
  if (waits && JSON.stringify(from.inputs ?? null) !== JSON.stringify(node.inputs ?? null)) {
    const mapped = new Set(from.inputs?.map((mapping) => mapping.target.split('.')[0]!));
    const own = Object.entries(token.v ?? {}).filter(([name]) => !mapped.has(name));
    const locals = Object.fromEntries(own);
    const context = { ...visibleFrom(run, token.p), ...locals };
    const inputs = node.inputs ? evaluateMappings(run, node.inputs, context, 'Input') : {};
    const values = { ...locals, ...inputs };
    token.v = Object.keys(values).length > 0 ? values : undefined;
  }
  if (token.w === 'x' && JSON.stringify(from.inputs ?? null) !== JSON.stringify(node.inputs ?? null)) {
    const incident = run.state.incidents?.find((open) => open.tokenId === token.i);
    // What could not even be entered reads its inputs when it is tried again.
    if (incident?.was !== undefined)
      keep('inputsChanged', from.id, `${from.name} stands at an incident and takes other inputs there`);
  }
  const { assignment } = node;
  if (token.w === 'u' && JSON.stringify(from.assignment ?? null) !== JSON.stringify(assignment ?? null))
    token.g = assignment ? assign(run, node, visibleFrom(run, token.i)) : undefined;
}

function applySubscriptions(token: Token, { timers, keys, conditions }: Moved): void {
  token.d = timers.length > 0 ? timers : undefined;
  token.k = Object.keys(keys).length > 0 ? keys : undefined;
  token.c = conditions.length > 0 ? conditions : undefined;
}

function moveRest(map: NodeMap, run: Run): void {
  const { state } = run;
  const names = new Set(map.target.messages);
  const buffer = state.buffer?.filter((message) => names.has(message.n));
  state.buffer = buffer && buffer.length > 0 ? buffer : undefined;
  state.undo = state.undo?.map((entry) => moveUndoable(map, entry));
  state.incidents = state.incidents?.map((incident) => moveIncident(map, incident));
}

function moveUndoable(map: NodeMap, entry: Undoable): Undoable {
  const node = map.source.nodes[entry.n]!;
  const to = map.nodeOf(entry.n);
  const handler = map.target.nodes[to ?? -1]?.undoneBy;
  if (to === undefined || handler === undefined || handler !== map.nodeOf(node.undoneBy!))
    keep('compensationChanged', node.id, `${node.name} is undone otherwise there`);
  const around = entry.u?.map((index) => map.nodeOf(index));
  if (around?.some((index) => index === undefined))
    keep('compensationChanged', node.id, `${node.name} stood in a sub-process that does not exist there`);
  return { ...entry, n: to, ...(around && { u: around as number[] }) };
}

function moveIncident(map: NodeMap, incident: Incident): Incident {
  if (incident.nodeId === map.source.id) return { ...incident, nodeId: map.target.id };
  const index = map.source.nodes.findIndex((node) => node.id === incident.nodeId);
  const to = map.nodeOf(index);
  if (to === undefined)
    keep(
      'elementMissing',
      incident.nodeId,
      `${incident.nodeId}, where an incident stands, does not exist there`,
    );
  return { ...incident, nodeId: map.target.nodes[to]!.id };
}

/** What a called process was told to hand back as an error was fixed when it was called. */
function judgeCaller(map: NodeMap, before: Run, run: Run, token: Token): void {
  const codes = (at: Run) => JSON.stringify(caughtCodes(at, token.i).sort());
  if (codes(before) === codes(run)) return;
  const { id, name } = map.source.nodes[findToken(before, token.i)!.n]!;
  keep('callChanged', id, `${name} has called a process that was told of other errors than are caught there`);
}
