// The single place that writes a Petri net as PNML (ISO/IEC 15909-2, place/transition nets). Silent transitions and the final marking are written
// as the field's tools do (ProM's `$invisible$`, `finalmarkings`). Reading is conformance/read-pnml.ts.
import { xmlAttribute, xmlContent } from '../formats/xml-text.ts';
import type { Marking, PetriNet } from './petri-net.ts';

const TYPE = 'http://www.pnml.org/version-2009/grammar/ptnet';

export function writePnml(net: PetriNet, name = 'Discovered process'): string {
  const initial = new Map(net.initial);
  const places = net.places.map(({ id }, at) => {
    const tokens = initial.get(at) ?? 0;
    const marking = tokens > 0 ? `<initialMarking>${textOf(String(tokens))}</initialMarking>` : '';
    return `      <place id="${xmlAttribute(id)}"><name>${textOf(id)}</name>${marking}</place>`;
  });
  const transitions = net.transitions.map(({ id, label, name: title }) => {
    const silent = '<toolspecific tool="ProM" version="6.4" activity="$invisible$" />';
    const shown = label ?? title ?? 'tau';
    return `      <transition id="${xmlAttribute(id)}"><name>${textOf(shown)}</name>${label === null ? silent : ''}</transition>`;
  });
  const arcs = net.arcs.map(({ place, transition, kind, weight }, at) => {
    const [p, t] = [xmlAttribute(net.places[place]!.id), xmlAttribute(net.transitions[transition]!.id)];
    const [from, to] = kind === 'in' ? [p, t] : [t, p];
    const inscription = weight === 1 ? '' : `<inscription>${textOf(String(weight))}</inscription>`;
    return `      <arc id="arc${at}" source="${from}" target="${to}">${inscription}</arc>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml">',
    `  <net id="net" type="${TYPE}">`,
    `    <name>${textOf(name)}</name>`,
    '    <page id="page">',
    ...places,
    ...transitions,
    ...arcs,
    '    </page>',
    `    <finalmarkings><marking>${writeMarking(net, net.final)}</marking></finalmarkings>`,
    '  </net>',
    '</pnml>',
    '',
  ].join('\n');
}

const textOf = (text: string): string => `<text>${xmlContent(text)}</text>`;

const writeMarking = (net: PetriNet, marking: Marking): string =>
  marking
    .map(
      ([place, tokens]) =>
        `<place idref="${xmlAttribute(net.places[place]!.id)}">${textOf(String(tokens))}</place>`,
    )
    .join('');
