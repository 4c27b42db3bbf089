// The single place that writes XES (IEEE 1849-2023) by one notion: its objects are the traces. XES knows one case per event, no objects and no
// relations: an event of several cases is written once in each (later ones marked as copies), and what has no place stands in our own extension.
import { CHANNEL, EXACT, type KindOf, type Refuses, spellEvent } from './exact.ts';
import { writeInstant } from './instants.ts';
import type { EventRecord, Kind, LogSource, Value, Values } from './records.ts';
import { surveyLog } from './survey.ts';
import { isExact, writeValue } from './value-text.ts';
import { writeOwnLog, writeOwnObject, writeOwnRelations } from './xes-own.ts';
import { ACTIVITY_KEY, OWN, TIME_KEY } from './xes-rules.ts';
import { FIRST_LINE, writeInstruction, xmlAttribute } from './xml-text.ts';

const HEAD = `<log xes.version="1849.2023" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Throughline" prefix="${OWN.prefix}" uri="${OWN.uri}"/>
<global scope="trace"><string key="${ACTIVITY_KEY}" value=""/></global>
<global scope="event"><string key="${ACTIVITY_KEY}" value=""/></global>
<classifier name="Activity" scope="event" keys="${ACTIVITY_KEY}"/>
`;

/** Keys that say something else in a log of ours; attributes of these names are kept in `throughline:exact`. */
const refuses: Refuses = (name) =>
  name === '' ||
  name === ACTIVITY_KEY ||
  name === TIME_KEY ||
  (name.startsWith(`${OWN.prefix}:`) && name !== EXACT && name !== CHANNEL);

export async function* writeXes(source: LogSource, notion: string): AsyncGenerator<string> {
  const survey = await surveyLog(source, refuses);
  yield `${FIRST_LINE}${writeInstruction({})}\n${HEAD}`;
  yield `${element('string', OWN.log, writeOwnLog(await source.types(), await source.properties()))}\n<list key="${OWN.objects}"><values>\n`;
  for await (const object of source.objects())
    yield `${element('string', OWN.object, writeOwnObject(object))}\n`;
  yield '</values></list>\n';
  for await (const { object, events } of source.cases(notion)) {
    const kindOf = survey.objects.get(object.type)!.kindOf;
    let text = `<trace>${element('string', ACTIVITY_KEY, object.id)}${attributesText(object.attributes, kindOf)}\n`;
    for (const { event, isCopy } of events)
      text += eventText(event, survey.events.get(event.type)!.kindOf, isCopy);
    yield `${text}</trace>\n`;
  }
  for await (const event of source.looseEvents(notion))
    yield eventText(event, survey.events.get(event.type)!.kindOf, false);
  yield '</log>\n';
}

function eventText(event: EventRecord, kindOf: KindOf, isCopy: boolean): string {
  const spelt = spellEvent(event, kindOf, refuses);
  let text = element('string', ACTIVITY_KEY, event.type);
  if (event.time !== null) text += element('date', TIME_KEY, writeInstant(event.time));
  for (const [name, value] of Object.entries(spelt)) text += valueText(name, value, kindOf(name));
  text += element('string', OWN.event, event.id) + element('int', OWN.position, String(event.position ?? 0));
  text += element('string', OWN.relations, writeOwnRelations(event));
  if (isCopy) text += element('boolean', OWN.copy, 'true');
  return `<event>${text}</event>\n`;
}

/** Of a trace: for other tools; ours reads the object. */
function attributesText(values: Values, kindOf: KindOf): string {
  let text = '';
  for (const [name, value] of Object.entries(values))
    if (value !== null && !refuses(name)) text += valueText(name, value, kindOf(name));
  return text;
}

const ELEMENTS: Readonly<Record<Kind, string>> = {
  string: 'string',
  time: 'date',
  integer: 'int',
  float: 'float',
  boolean: 'boolean',
};

/** By its kind where that holds the value, as text otherwise. */
const valueText = (name: string, value: Value, kind: Kind = 'string'): string =>
  element(isExact(value, kind) ? ELEMENTS[kind] : 'string', name, writeValue(value));

const element = (tag: string, key: string, value: string): string =>
  `<${tag} key="${xmlAttribute(key)}" value="${xmlAttribute(value)}"/>`;
