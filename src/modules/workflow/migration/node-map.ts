// The single place that says which element of one version stands for which of another, and whether a token may stand on it there as it
// does here. It must not look at instances.
import type { CompiledNode, CompiledProcess } from '../engine/types.ts';

export interface Reason {
  code: string;
  elementId: string | null;
  message: string;
}

export interface NodeMap {
  readonly source: CompiledProcess;
  readonly target: CompiledProcess;
  /** Target node by source node; undefined: there is none. */
  nodeOf(index: number): number | undefined;
  /** Source node by target node. */
  sourceOf(index: number): number | undefined;
  flowOf(index: number): number | undefined;
  /** Why no token may move with this node; null: it may. */
  judge(index: number): Reason | null;
  /** Why no instance at all may move; null: some may. */
  readonly barred: Reason | null;
}

/** `mapping`: element to element where ids differ. Gives the names that do not exist instead when there are such. */
export function mapNodes(
  source: CompiledProcess,
  target: CompiledProcess,
  mapping: Readonly<Record<string, string>>,
): NodeMap | { unknown: string[] } {
  const unknown = findUnknown(source, target, mapping);
  if (unknown.length > 0) return { unknown };
  const idOf = (id: string) => (Object.hasOwn(mapping, id) ? mapping[id]! : id);
  const targets = new Map(target.nodes.map((node, index) => [node.id, index]));
  const flows = new Map(target.flows.map((flow, index) => [flow.id, index]));
  const forward = source.nodes.map((node) => targets.get(idOf(node.id)));
  const backward = new Map(forward.flatMap((to, from) => (to === undefined ? [] : [[to, from] as const])));
  const parts = {
    source,
    target,
    nodeOf: (index: number) => forward[index],
    sourceOf: (index: number) => backward.get(index),
    flowOf: (index: number) => flows.get(idOf(source.flows[index]!.id)),
  };
  const judged = new Map<number, Reason | null>();
  return {
    ...parts,
    judge(index) {
      let reason = judged.get(index);
      if (reason === undefined) {
        reason = judgeNode(parts, index);
        judged.set(index, reason);
      }
      return reason;
    },
    barred: judgeCompensation(parts),
  };
}

/** Ids of the mapping that neither version has, and those to which two elements lead. */
function findUnknown(
  source: CompiledProcess,
  target: CompiledProcess,
  mapping: Readonly<Record<string, string>>,
): string[] {
  const ids = (process: CompiledProcess) =>
    new Set([...process.nodes.map((node) => node.id), ...process.flows.map((flow) => flow.id)]);
  const [from, to] = [ids(source), ids(target)];
  const entries = Object.entries(mapping);
  const twice = entries.filter(([, id], at) => entries.findIndex(([, other]) => other === id) !== at);
  return [
    ...entries.flatMap(([id, other]) => [...(from.has(id) ? [] : [id]), ...(to.has(other) ? [] : [other])]),
    ...twice.map(([, id]) => id),
  ];
}

type Parts = Omit<NodeMap, 'judge' | 'barred'>;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function judgeNode({ source, target, nodeOf }: Parts, index: number): Reason | null {
  const from = source.nodes[index]!;
  const to = target.nodes[nodeOf(index) ?? -1];
  const no = (code: string, message: string): Reason => ({ code, elementId: from.id, message });
  if (!to) return no('elementMissing', `${from.name} does not exist in the other version`);
  if (from.type !== to.type || from.kind !== to.kind)
    return no('typeChanged', `${from.name} is a ${from.type} here and a ${to.type} there`);
  const scope = from.scope === -1 ? -1 : nodeOf(from.scope);
  if (scope !== to.scope) return no('scopeChanged', `${from.name} stands in another sub-process there`);
  if (!same(from.multi, to.multi))
    return no('multiInstanceChanged', `${from.name} is repeated otherwise there`);
  if (!same(from.call, to.call)) return no('callChanged', `${from.name} calls another process there`);
  if (from.event?.type !== to.event?.type)
    return no('eventChanged', `${from.name} waits for something else there`);
  if ((from.forCompensation ?? false) !== (to.forCompensation ?? false))
    return no('compensationChanged', `${from.name} undoes something in only one of the versions`);
  const isScope = from.kind === 'subprocess' || from.kind === 'eventSubprocess';
  if (isScope && !same(from.inputs, to.inputs))
    return no('inputsChanged', `${from.name} keeps other variables for itself there`);
  return judgeMessage(from, to, no);
}

/** Whoever waits for another message there might have missed it here. */
function judgeMessage(
  from: CompiledNode,
  to: CompiledNode,
  no: (code: string, message: string) => Reason,
): Reason | null {
  if (from.event?.type !== 'message' || to.event?.type !== 'message' || from.kind === 'command') return null;
  if (from.event.name === to.event.name) return null;
  return no(
    'messageChanged',
    `${from.name} waits for ${from.event.name} here and for ${to.event.name} there`,
  );
}

/** What was completed before a handler existed is not remembered: such an instance could not undo what one of that version could. */
function judgeCompensation({ source, target, nodeOf }: Parts): Reason | null {
  const added = source.nodes.find((node, index) => {
    const undoneBy = target.nodes[nodeOf(index) ?? -1]?.undoneBy;
    return undoneBy !== undefined && node.undoneBy === undefined;
  });
  if (!added) return null;
  return {
    code: 'compensationAdded',
    elementId: added.id,
    message: `${added.name} can be undone only there, and nobody has remembered what was done here`,
  };
}
