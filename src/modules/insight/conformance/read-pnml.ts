// The single place that reads a Petri net from PNML (ISO/IEC 15909-2), with what ProM and PM4Py add: invisible transitions and final markings.
// Nothing is fetched, no entity is resolved.
import sax from 'sax';
import type { Arc, Marking, PetriNet, Place, Transition } from '../mining/petri-net.ts';

export type ReadPnml =
  | { readonly ok: true; readonly net: PetriNet }
  | { readonly ok: false; readonly problem: string };

interface Found {
  readonly places: Map<string, { name: string; initial: number }>;
  readonly transitions: Map<string, { name: string; silent: boolean }>;
  readonly arcs: { from: string; to: string; weight: number }[];
  readonly final: [string, number][];
}

const MOST_NODES = 5_000;

/** Never throws. */
export function readPnml(text: string): ReadPnml {
  try {
    const found = collect(text);
    const { places, transitions, arcs } = found;
    if (transitions.size === 0) return { ok: false, problem: 'The file holds no net with transitions' };
    if (places.size + transitions.size > MOST_NODES)
      return { ok: false, problem: `More than ${MOST_NODES} places and transitions` };
    const loose = arcs.find(({ from, to }) => !isBetween(found, from, to));
    if (loose)
      return {
        ok: false,
        problem: `The arc from ${loose.from} to ${loose.to} does not join a place and a transition`,
      };
    return { ok: true, net: toNet(found) };
  } catch (error) {
    return { ok: false, problem: `This is not a PNML file: ${(error as Error).message.split('\n')[0]}` };
  }
}

const isBetween = ({ places, transitions }: Found, from: string, to: string): boolean =>
  (places.has(from) && transitions.has(to)) || (transitions.has(from) && places.has(to));

function collect(text: string): Found {
  const parser = sax.parser(true, { trim: true });
  const found: Found = { places: new Map(), transitions: new Map(), arcs: [], final: [] };
  const path: { name: string; id: string }[] = [];
  let said = '';
  const within = (name: string) => path.findLast((each) => each.name === name);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name: full, attributes }) => {
    const name = full.slice(full.indexOf(':') + 1);
    const at = attributes as Record<string, string>;
    const id = at.id ?? at.idref ?? '';
    said = '';
    const isFinal = within('finalmarkings') !== undefined;
    if (name === 'place' && !isFinal) found.places.set(id, { name: id, initial: 0 });
    if (name === 'transition') found.transitions.set(id, { name: '', silent: false });
    if (name === 'arc') found.arcs.push({ from: at.source ?? '', to: at.target ?? '', weight: 1 });
    if (name === 'toolspecific' && at.activity === '$invisible$') {
      const transition = found.transitions.get(within('transition')?.id ?? '');
      if (transition) transition.silent = true;
    }
    path.push({ name, id });
  };
  parser.ontext = (text) => {
    said += text;
  };
  parser.onclosetag = () => {
    const closed = path.pop()!;
    const owner = path.at(-1);
    if (closed.name !== 'text' || !owner) return;
    take(found, path, owner.name, said);
    said = '';
  };
  parser.write(text).close();
  return found;
}

function take(
  found: Found,
  path: readonly { name: string; id: string }[],
  owner: string,
  text: string,
): void {
  const node = path.findLast((each) => /^(place|transition|arc)$/.test(each.name));
  if (!node) return;
  const count = Number.parseInt(text, 10);
  const isFinal = path.some((each) => each.name === 'finalmarkings');
  if (node.name === 'place' && isFinal) {
    if (count > 0) found.final.push([node.id, count]);
  } else if (node.name === 'place' && owner === 'initialMarking')
    found.places.get(node.id)!.initial = count || 0;
  else if (node.name === 'place' && owner === 'name') found.places.get(node.id)!.name = text;
  else if (node.name === 'transition' && owner === 'name') found.transitions.get(node.id)!.name = text;
  else if (node.name === 'arc' && owner === 'inscription')
    found.arcs.at(-1)!.weight = Math.max(1, count || 1);
}

/** What tools write for a transition that the log never shows. */
const SILENT = /^(|tau.*|skip.*|invisible.*|init_loop.*|loop_\d+|τ)$/i;

function toNet({ places, transitions, arcs, final }: Found): PetriNet {
  const placeNo = new Map([...places.keys()].map((id, index) => [id, index]));
  const transitionNo = new Map([...transitions.keys()].map((id, index) => [id, index]));
  const marking = (entries: Iterable<readonly [string, number]>): Marking =>
    [...entries].flatMap(([id, count]) =>
      placeNo.has(id) && count > 0 ? [[placeNo.get(id)!, count] as const] : [],
    );
  return {
    places: [...places.keys()].map((id): Place => ({ id })),
    transitions: [...transitions].map(([id, { name, silent }]): Transition => {
      const label = silent || SILENT.test(name) ? null : name;
      return { id, label };
    }),
    arcs: arcs.map(
      ({ from, to, weight }): Arc =>
        placeNo.has(from)
          ? { place: placeNo.get(from)!, transition: transitionNo.get(to)!, kind: 'in', weight }
          : { place: placeNo.get(to)!, transition: transitionNo.get(from)!, kind: 'out', weight },
    ),
    initial: marking([...places].map(([id, { initial }]) => [id, initial] as const)),
    final: marking(final),
  };
}
