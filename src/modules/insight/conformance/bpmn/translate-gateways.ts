// The single place for gateways: exclusive and event-based ones choose, parallel ones split and wait for all, inclusive ones split into any choice and
// wait for every token that can still come (that is what the emptiness tests are for).
import type { DrawnNode } from './read-drawing.ts';
import { isJoin, isSubProcess, subsetsOf, type Translation } from './translation.ts';

export function addGateway(translation: Translation, node: DrawnNode): void {
  const { plan } = translation;
  const base = { label: null, name: node.name, element: node.id };
  const outs = node.outgoing.map((flow) => translation.targetsOf(flow));
  if (node.type === 'ExclusiveGateway' || node.type === 'EventBasedGateway') {
    if (node.event === null && node.type === 'ExclusiveGateway' && outs.length > 1)
      plan.simplified.add('conditions');
    const before = translation.before(node);
    // A way whose element takes the token of the choice itself needs no step.
    const ways =
      outs.length === 0 ? [[]] : outs.filter((gives) => !(gives.length === 1 && gives[0] === before));
    translation.add({ ...base, takes: [before] }, ways);
    return;
  }
  if (node.type === 'ParallelGateway') {
    translation.add({ ...base, takes: placesInto(translation, node) }, [outs.flat()]);
    return;
  }
  if (node.type === 'ComplexGateway') plan.simplified.add('complex-gateways');
  addInclusive(translation, node, outs);
}

function placesInto(translation: Translation, node: DrawnNode): number[] {
  if (!isJoin(node)) return [translation.before(node)];
  return node.incoming.map((flow) => translation.plan.place(`flow ${flow}`, node.scope));
}

function addInclusive(translation: Translation, node: DrawnNode, outs: readonly (readonly number[])[]): void {
  const { plan } = translation;
  const base = { label: null, name: node.name, element: node.id };
  if (outs.length > 1) plan.simplified.add('inclusive-choices');
  const ways =
    outs.length <= 1
      ? [outs.flat()]
      : subsetsOf(outs)
          .filter((chosen) => chosen.length > 0)
          .map((chosen) => chosen.flat());
  if (!isJoin(node)) {
    translation.add({ ...base, takes: [translation.before(node)] }, ways);
    return;
  }
  const joined = ways.length > 1 ? [[plan.place(`joined ${node.id}`, node.scope)]] : ways;
  const into = node.incoming.map((flow) => ({
    place: plan.place(`flow ${flow}`, node.scope),
    upstream: placesUpstream(translation, node, flow),
  }));
  for (const arrived of subsetsOf(into)) {
    if (arrived.length === 0) continue;
    const missing = into.filter((each) => !arrived.includes(each));
    const empties = new Set(missing.flatMap((each) => [each.place, ...each.upstream]));
    for (const { place } of arrived) empties.delete(place);
    translation.add({ ...base, takes: arrived.map((each) => each.place), empties: [...empties] }, joined);
  }
  if (joined !== ways) translation.add({ ...base, takes: joined[0]! }, ways);
}

/** Places from which a token can still come by this flow, without passing the join itself. */
function placesUpstream(translation: Translation, join: DrawnNode, flowId: string): number[] {
  const { drawing, plan } = translation;
  const seen = new Set<string>([join.id]);
  const open = [drawing.flows.get(flowId)!.from];
  const places = new Set<number>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = drawing.nodes.get(id)!;
    if (node.attachedTo !== null) open.push(node.attachedTo);
    if (node.type !== 'BoundaryEvent' && node.type !== 'StartEvent')
      for (const place of isJoin(node) ? placesInto(translation, node) : [translation.before(node)])
        places.add(place);
    if (isSubProcess(node)) {
      for (const place of translation.openPlaces(id)) places.add(place);
      for (const place of plan.inside(id)) places.add(place);
    }
    for (const flow of node.incoming) open.push(drawing.flows.get(flow)!.from);
  }
  return [...places];
}
